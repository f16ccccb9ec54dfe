import ArgumentParser
import Datasets
import Experiments
import Foundation
import Kernels
import Networks
import Records
import Storage

/// Classifies raw rows of a file with a trained network, or several.
struct Predict: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Classify the rows of a CSV or IDX file with a trained run, or with a refit.",
    discussion: """
      Of an experiment the mean of the runs of NAME.refit answers, which 'nn-sweep refit NAME' \
      trains. The final weights of the best runs of every experiment are kept. Any other run is trained \
      again first, to the same bits; 'nn-sweep reproduce RUN --keep' stores what comes out. Rows \
      are scaled as the training data were. Prints CSV: row, prediction and, for classes, its \
      probability. If the file has the label or target column, it prints the true answer too, and a \
      summary on standard error. --threshold answers the rarer of two classes from that probability \
      on; best finds the one that scored best on the validation rows, for which the data are needed.
      """)

  @Argument(
    help: ArgumentHelp(
      "An experiment's name, or the first digits of a run's id.", valueName: "what"),
    completion: Completion.runs)
  var what: String

  @Argument(
    help: ArgumentHelp("CSV or IDX, gzipped or not.", valueName: "file"), completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp(
      "From which probability the rarer of two classes is answered: best, or 0 to 1.",
      valueName: "threshold"))
  var threshold: ThresholdArgument?

  @OptionGroup var results: ResultsOptions
  @OptionGroup var data: DataOptions

  func run() throws {
    let store = try results.open()
    let runs = try refit(in: store) ?? [store.run(prefix: what)]
    let networks = TrainedNetworks(store: store, library: data.library)
    let models = try runs.map { try networks.network(of: $0).model }
    let (record, model) = (runs[0], models[0])
    guard models.allSatisfy({ $0.context == model.context }) else {
      throw Failure(
        "the runs of \(record.experiment) were trained on different data",
        hint: "nn-sweep remove \(shellWord(record.experiment))" + KeptOptions.text("--results")
          + ", then refit", .world)
    }
    let rows = try model.context.encoding.encode(file: file)
    let chosen = try threshold.map {
      try ThresholdChoice($0, of: record, model, in: store, library: data.library)
    }
    let outputs = Ensemble(models: models).outputs(rows.examples)
    if let chosen { printNote(chosen.text) }
    if record.settings.hasClassWeights { printNote(ClassificationText.weightsNote) }
    Predictions(
      task: model.context.encoding.task, outputs: outputs, rows: rows, threshold: chosen?.threshold
    ).print()
  }

  /// The runs that answer where an experiment was named; nil where none was.
  private func refit(in store: Results) throws -> [PointRecord]? {
    guard let named = try store.experiment(named: what) else { return nil }
    let name = RefitText.isOne(named.text) ? named.name : RefitText.name(of: named.name)
    let cure = "nn-sweep refit \(shellWord(what))" + KeptOptions.text("--results", "--data")
    guard let refit = try store.experiment(named: name), RefitText.isOne(refit.text) else {
      throw Failure(
        "experiment '\(what)' has no refit, whose runs would answer", hint: cure, .world)
    }
    let all = try store.runs(of: name)
    let runs = all.filter { $0.state == .finished }
    let diverged = all.count { $0.state == .diverged }
    guard runs.count + diverged == all.count, !runs.isEmpty else {
      let hint = name == what ? nil : cure
      throw Failure(
        runs.isEmpty && diverged == all.count
          ? "every run of \(name) diverged"
          : "\(all.count - runs.count - diverged) of \(all.count) runs of \(name) are not trained",
        hint: hint, .world)
    }
    var text = "the mean of \(NumberText.counted(runs.count, "run")) of \(name) answers"
    if diverged > 0 { text += ", without \(diverged) that diverged" }
    if (try? store.run(prefix: what)) != nil {
      text += "; for the run whose id begins with '\(what)' type more of it"
    }
    printNote(text)
    return runs
  }
}

/// Outputs read as answers.
struct Predictions {
  let task: Task
  let outputs: [[Float]]
  let rows: EncodedRows
  /// By which the rows of two classes are told apart; nil for the larger output.
  var threshold: Threshold?

  func print() {
    let hasProbability = if case .classification = task { true } else { false }
    var header = ["row", "prediction"]
    if hasProbability { header.append("probability") }
    if rows.answers != nil { header.append("answer") }
    Swift.print(header.joined(separator: ","))
    for (index, output) in outputs.enumerated() {
      let (text, probability) = answer(output)
      var fields = ["\(index + 1)", RowFormat.field(text)]
      if let probability { fields.append(String(format: "%.4f", probability)) }
      if let truth = rows.answers?[index] { fields.append(RowFormat.field(truth)) }
      Swift.print(fields.joined(separator: ","))
    }
    if rows.answers != nil, !outputs.isEmpty { printError(summary) }
  }

  /// How good the answers are, of the rows that have one to compare with.
  private var summary: String {
    let truths = rows.truths.compactMap { $0 }
    let missing = outputs.count - truths.count
    guard !truths.isEmpty else { return "no row has an answer to compare with" }
    var what = "an answer"
    var text: String
    switch task {
    case .classification:
      let correct = zip(outputs, rows.truths).count { $1 == .label(label($0)) }
      let share = ScoreText(.accuracy).text(Double(correct) / Double(truths.count))
      text = "\(correct) of \(truths.count) correct (\(share))"
    case .regression:
      let squares = zip(outputs, rows.truths).compactMap { output, truth in
        if case .number(let number)? = truth { square(number - self.number(output)) } else { nil }
      }
      let mean = squares.reduce(0, +) / Double(squares.count)
      text = "RMSE \(NumberText.rounded(mean.squareRoot()))"
      what = "a number"
    }
    if missing > 0 {
      text += " (\(NumberText.counted(missing, "row")) without \(what) left out)"
    }
    return text
  }

  /// The class that outputs are taken for.
  private func label(_ output: [Float]) -> Int {
    guard let threshold else { return Predictor.label(of: output) }
    return threshold.label(Threshold.probability(of: threshold.positive, output))
  }

  private func square(_ error: Double) -> Double { error * error }

  /// An output in the units of the target.
  private func number(_ output: [Float]) -> Double {
    guard case .regression(let mean, let deviation, _) = task else { return Double(output[0]) }
    return Double(output[0]) * deviation + mean
  }

  /// The class and its output, or the number in original units.
  private func answer(_ output: [Float]) -> (String, Float?) {
    switch task {
    case .regression: return (shortest(number(output)), nil)
    case .classification(let classes):
      let label = label(output)
      guard output.count == 1 else { return (classes[label], output[label]) }
      return (classes[label], label == 1 ? output[0] : 1 - output[0])
    }
  }
}
