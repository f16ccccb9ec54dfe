import ArgumentParser
import Datasets
import Foundation
import Kernels
import Networks
import Records
import Storage

/// Classifies raw rows of a file with a trained network.
struct Predict: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Classify the rows of a CSV or IDX file with a trained run.",
    discussion: """
      The final weights of the best runs of every experiment are kept. Any other run is trained \
      again first, to the same bits; 'nn-sweep reproduce RUN --keep' stores what comes out. Rows \
      are scaled as the training data were. Prints CSV: row, prediction and, for classes, its \
      probability. If the file has the label or target column, it prints the true answer too, and a \
      summary on standard error.
      """)

  @Argument(help: ArgumentHelp("The first digits of a run's id.", valueName: "run"))
  var prefix: String

  @Argument(
    help: ArgumentHelp("CSV or IDX, gzipped or not.", valueName: "file"), completion: .file())
  var file: String

  @OptionGroup var results: ResultsOptions
  @OptionGroup var data: DataOptions

  func run() throws {
    let store = try results.open()
    let record = try store.run(prefix: prefix)
    guard let epoch = record.result?.epoch else {
      throw Failure(
        "run \(record.id.short) is \(record.state.rawValue): it has no result, and no weights",
        hint: "the best runs are: nn-sweep top \(record.experiment) -n 5", .world)
    }
    let model = try store.model(of: record.id, epoch: epoch) ?? trainAgain(record, epoch, store)
    let rows = try model.context.encoding.encode(file: file)
    var predictor = Predictor(architecture: model.architecture, parameters: model.layers)
    let outputs = predictor.outputs(rows.examples)
    Predictions(task: model.context.encoding.task, outputs: outputs, answers: rows.answers).print()
  }

  /// The weights after an epoch of a run whose weights were not kept: the same bits.
  private func trainAgain(
    _ record: PointRecord, _ epoch: Int, _ store: Results
  ) throws -> ModelRecord {
    let run = record.id.short
    printNote(
      "the weights of run \(run) were not kept: it is trained again; to store them:"
        + " nn-sweep reproduce \(run) --keep")
    let retraining = try Retraining(record, in: store, library: data.library)
    let (result, comparison) = try retraining.train(goals: [PointGoal(epochs: epoch)])
    guard comparison.isEqual, let model = result.models.first(where: { $0.epoch == epoch }) else {
      throw Failure.end(comparison.text, hint: RunComparison.suspicion, .runs)
    }
    return model
  }
}

/// Outputs read as answers.
struct Predictions {
  let task: Task
  let outputs: [[Float]]
  let answers: [String]?

  func print() {
    let hasProbability = if case .classification = task { true } else { false }
    var header = ["row", "prediction"]
    if hasProbability { header.append("probability") }
    if answers != nil { header.append("answer") }
    Swift.print(header.joined(separator: ","))
    var correct = 0
    var squares: [Double] = []
    for (index, output) in outputs.enumerated() {
      let (text, probability) = answer(output)
      var fields = ["\(index + 1)", RowFormat.field(text)]
      if let probability { fields.append(String(format: "%.4f", probability)) }
      if let truth = answers?[index] {
        fields.append(RowFormat.field(truth))
        correct += truth == text ? 1 : 0
        if let value = Double(truth.trimmingCharacters(in: .whitespaces)),
          let predicted = Double(text)
        {
          squares.append((value - predicted) * (value - predicted))
        }
      }
      Swift.print(fields.joined(separator: ","))
    }
    guard answers != nil, !outputs.isEmpty else { return }
    printError(hasProbability ? accuracy(correct) : error(squares))
  }

  private func accuracy(_ correct: Int) -> String {
    let share = Double(correct) / Double(outputs.count)
    return "\(correct) of \(outputs.count) correct (\(ScoreText(.accuracy).text(share)))"
  }

  /// Of the rows that have a number to compare with.
  private func error(_ squares: [Double]) -> String {
    let mean = squares.reduce(0, +) / Double(squares.count)
    let missing = outputs.count - squares.count
    return "RMSE \(NumberText.rounded(mean.squareRoot()))"
      + (missing > 0 ? " (\(NumberText.counted(missing, "row")) without a number left out)" : "")
  }

  /// The class with the highest output and that output, or the number in original units.
  private func answer(_ output: [Float]) -> (String, Float?) {
    switch task {
    case .regression(let mean, let deviation, _):
      return (shortest(Double(output[0]) * deviation + mean), nil)
    case .classification(let classes) where output.count == 1:
      let isSecond = output[0] >= 0.5
      return (classes[isSecond ? 1 : 0], isSecond ? output[0] : 1 - output[0])
    case .classification(let classes):
      var best = 0
      for index in output.indices where output[index] > output[best] { best = index }
      return (classes[best], output[best])
    }
  }
}
