public import ArgumentParser
import Records
import Storage

/// Prints everything about one run.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a run: settings, curve and classification report.",
    discussion:
      "The report has precision, recall, F1 and support per class and the confusion matrix.")

  @Argument(
    help: ArgumentHelp("The first digits of a run's id.", valueName: "run"),
    completion: Completion.runs)
  var prefix: String

  @Option(help: ArgumentHelp("Report for training, validation or test.", valueName: "part"))
  var part = Part.validation

  @Flag(help: "Show test losses and scores too.")
  var test = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var results: ResultsOptions

  func run() throws {
    let store = try results.open()
    let record = try store.run(prefix: prefix)
    guard let experiment = try store.experiment(named: record.experiment),
      let curve = try store.curves(of: [record]).first
    else { throw Failure("run '\(prefix)' was removed at this moment", .world) }
    let origin = try store.origin(of: record.id)
    let reports = try reports(record, experiment, in: store)
    var page = RunPage(
      curve: curve, experiment: experiment, provenance: origin?.provenance,
      weightsDigest: origin?.weightsDigest, curveDigest: origin?.curveDigest,
      reports: reports, part: part,
      lacksCounts: reports.isEmpty && record.result != nil
        && !experiment.data(of: record.settings).classes.isEmpty,
      showTest: test || part == .test)
    if page.showTest, experiment.hasTestPart {
      page.testLooks = try store.lookAtTest(of: experiment.name)
    }
    let terminal = Terminal()
    print(
      json
        ? try JSONOutput.show(page).document
        : terminal.text(page.lines(width: terminal.columns, isUnicode: terminal.supportsUnicode)))
  }

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
