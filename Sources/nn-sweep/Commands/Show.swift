public import ArgumentParser
import Datasets
import Records
import Storage

/// Prints everything about one run.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a run: settings, curve and classification report.",
    discussion: """
      Of an experiment it is the run that its leaderboard names: the median run of its best setting. \
      The report has precision, recall, F1 and support per class and the confusion matrix. --inputs \
      shuffles each column of the validation rows, 20 times, and shows how much worse the run then \
      scores; the texts of a column move together. The data have to be there, and weights that were \
      not kept are trained again and compared.
      """)

  @Argument(help: RunChoice.help, completion: Completion.runs)
  var what: String

  @Option(help: ArgumentHelp("Report for training, validation or test.", valueName: "part"))
  var part = Part.validation

  @Flag(help: "Show test losses and scores too.")
  var test = false

  @Flag(help: "Show what is lost when a column is shuffled.")
  var inputs = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var results: ResultsOptions
  @OptionGroup var data: DataOptions

  func run() throws {
    let store = try results.open()
    let choice = try RunChoice(what, in: store)
    if let note = choice.note { printNote(note) }
    let (record, experiment) = (choice.run, choice.experiment)
    guard let curve = try store.curves(of: [record]).first else {
      throw Failure("run \(record.id.short) was removed at this moment", .world)
    }
    let origin = try store.origin(of: record.id)
    let reports = try reports(record, experiment, in: store)
    var page = RunPage(
      curve: curve, experiment: experiment, provenance: origin?.provenance,
      weightsDigest: origin?.weightsDigest, curveDigest: origin?.curveDigest,
      reports: reports, part: part,
      lacksCounts: reports.isEmpty && record.result != nil
        && !experiment.data(of: record.settings).classes.isEmpty,
      showTest: test || part == .test)
    if inputs { page.inputs = try importance(of: record, experiment, in: store) }
    if page.showTest, experiment.hasTestPart {
      page.testLooks = try store.lookAtTest(of: experiment.name)
    }
    let terminal = Terminal()
    print(
      json
        ? try JSONOutput.show(page).document
        : terminal.text(page.lines(width: terminal.columns, isUnicode: terminal.supportsUnicode)))
  }

  /// - Throws: An end with its reason where the run has no weights, its data are gone, its score does
  ///   not exist, or it would take too long.
  private func importance(
    of record: PointRecord, _ experiment: ExperimentRecord, in store: Results
  ) throws -> InputsText {
    let networks = TrainedNetworks(store: store, library: data.library)
    let (model, again) = try networks.network(
      of: record, reading: RowReading(experiment: experiment))
    if let again { printNote(again.text) }
    let retraining = try Retraining(record, in: store, library: data.library)
    let (columns, part) = (retraining.columns, retraining.validation)
    let cost = InputImportance.cost(
      columns: columns.count, rows: part.count, parameters: record.parameters)
    guard cost <= Self.mostWork else {
      throw Failure(
        "shuffling \(NumberText.counted(columns.count, "column")) of"
          + " \(NumberText.counted(part.count, "validation row")) takes too long",
        hint: "--inputs is for tables and small images: leave it out", .arguments)
    }
    let data = experiment.data(of: record.settings)
    let measure = Measure(experiment.score, positive: data.positive)
    let deviation = model.context.encoding.task.deviation
    guard
      let importance = InputImportance(
        of: model, on: part, columns: columns, by: measure, targetDeviation: deviation)
    else {
      throw Failure(
        "run \(record.id.short) has no \(experiment.score.name) on its validation rows, and none to"
          + " lose", .world)
    }
    return InputsText(importance: importance)
  }

  /// Multiplications that nobody waits for much longer than a minute.
  private static let mostWork = 5e11

  private func reports(
    _ record: PointRecord, _ experiment: ExperimentRecord, in store: Results
  ) throws -> [ClassificationText] {
    let classes = experiment.data(of: record.settings).classes
    guard !classes.isEmpty, let epoch = record.result?.epoch else { return [] }
    return try store.confusions(of: record.id, epoch: epoch).filter { $0.part == part }
      .compactMap { confusion in
        ClassificationReport(confusion: confusion.counts, names: classes).map {
          ClassificationText(
            $0, part: confusion.part, epoch: confusion.epoch,
            isWeighted: record.settings.hasClassWeights)
        }
      }
  }
}

extension Part: ExpressibleByArgument {}
