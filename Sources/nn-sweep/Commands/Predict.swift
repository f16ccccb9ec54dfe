import ArgumentParser
import Datasets
import Foundation
import Kernels
import Networks
import Records
import Storage

/// Classifies raw rows of a file with a trained network, or several.
struct Predict: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Predict the rows of a file with a trained run, or with a refit.",
    discussion: """
      Of an experiment the mean of the runs of NAME.refit answers, which 'nn-sweep refit NAME' \
      trains; without a refit, the median run of its best setting. The final weights of the best runs of every experiment are kept. Any other run is trained \
      again first, to the same bits; 'nn-sweep reproduce RUN --keep' stores what comes out. Rows \
      are scaled, and gaps filled, as the training data were. Prints CSV: row, prediction and, for \
      classes, its probability; --probabilities adds that of each class. If the file has the label or \
      target column, it prints the true answer too, and a summary on standard error. --threshold answers the rarer of two classes from that probability \
      on; best finds the one that scored best on the validation rows, for which the data are needed.
      """)

  @Argument(help: RunChoice.help, completion: Completion.runs)
  var what: String

  @Argument(
    help: ArgumentHelp(
      "CSV, IDX or NumPy, gzipped or not; a folder of IDX files; - for standard input.",
      valueName: "file"), completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp(
      "From which probability the rarer of two classes is answered: best, or 0 to 1.",
      valueName: "threshold"))
  var threshold: ThresholdArgument?

  @Flag(help: "Print the probability of every class.")
  var probabilities = false

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var results: ResultsOptions
  @OptionGroup var data: DataOptions

  func run() throws {
    let store = try results.open()
    let (runs, reading, who) = try refit(in: store) ?? single(in: store)
    let networks = TrainedNetworks(store: store, library: data.library)
    // As soon as it is known how: a file of other columns needs no network to be trained again.
    var encoded: EncodedRows?
    func read(_ encoding: InputEncoding) throws -> EncodedRows {
      let rows = try encoded ?? encoding.encode(file: file)
      encoded = rows
      return rows
    }
    let models = try runs.map { run in
      let (model, again) = try networks.network(of: run, reading: reading) { _ = try read($0) }
      if let again { printNote(again.text) }
      return model
    }
    let (record, model) = (runs[0], models[0])
    if probabilities { try checkProbabilities(record, model) }
    let rows = try read(model.context.encoding)
    guard models.allSatisfy({ $0.context == model.context }) else {
      throw Failure(
        "the runs of \(record.experiment) were trained on different data",
        hint: "nn-sweep remove \(shellWord(record.experiment))" + KeptOptions.text("--results")
          + ", then refit", .world)
    }
    let chosen = try threshold.map {
      try ThresholdChoice($0, of: record, model, in: store, library: data.library)
    }
    let outputs = Ensemble(models: models).outputs(rows.examples)
    if let who { printNote(who) }
    if let chosen { printNote(chosen.text) }
    for finding in rows.findings { printNote(hinted(finding.message, finding.cure)) }
    if record.settings.hasClassWeights { printNote(ClassificationText.weightsNote) }
    Predictions(
      task: model.context.encoding.task, outputs: outputs, rows: rows,
      threshold: chosen?.threshold, areAllShown: probabilities
    ).print()
    if rows.truths.contains(where: { $0 != nil }),
      let learned = LearnedRows(rows.examples, of: record, in: store, library: data.library)?.text
    {
      printNote(learned)
    }
  }

  /// Refuses to call probabilities what are none.
  private func checkProbabilities(_ record: PointRecord, _ model: ModelRecord) throws {
    let output = model.architecture.activations.last
    let isNumeric = if case .regression = model.context.encoding.task { true } else { false }
    guard isNumeric || output != .softmax && output != .sigmoid else { return }
    let found =
      isNumeric
      ? "predicts a number, which has no probabilities"
      : "has \(output?.rawValue ?? "no") outputs, which are no probabilities"
    throw Failure(
      "run \(record.id.short) \(found)", hint: "leave --probabilities out", .arguments)
  }

  /// The run that was named, or that an experiment without a refit stands for.
  private func single(in store: Results) throws -> ([PointRecord], RowReading, note: String?) {
    let choice = try RunChoice(what, of: reading.experiment, in: store)
    guard let which = choice.which else { return ([choice.run], choice.reading, nil) }
    // Without a validation part that is what they learned from, and a refit has nothing to choose by.
    let cure =
      choice.experiment.validationCure
      ?? "to have networks answer that learned from all rows outside the test part: "
      + FinishedRefit.command(for: choice.experiment.name)
    let note = hinted(
      "\(choice.name) answers: \(which)" + RunChoice.otherMeaning(of: what, in: store), cure)
    return ([choice.run], choice.reading, note)
  }

  /// The runs that answer where an experiment with a refit was named; nil where none was.
  private func refit(in store: Results) throws -> ([PointRecord], RowReading, note: String?)? {
    guard let refit = try FinishedRefit(of: what, in: store) else { return nil }
    try reading.checkNothing()
    let runs = NumberText.counted(refit.runs.count, "run")
    var text = "the mean of \(runs) of \(refit.experiment.name) answers"
    if refit.diverged > 0 { text += ", without \(refit.diverged) that diverged" }
    if let staleness = refit.staleness { printNote(staleness) }
    return (refit.runs, refit.reading, text + RunChoice.otherMeaning(of: what, in: store))
  }
}
