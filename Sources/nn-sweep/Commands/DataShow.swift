import ArgumentParser
import Datasets
import Experiments
import Records

/// Says what becomes of each column of some data, and what looks wrong.
struct DataShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the columns of a table, or of an experiment's data, and what looks wrong.",
    discussion: """
      Each column with its kind, range or categories, missing values and the number of inputs that it \
      becomes; the classes in each part; columns that count the rows, are constant, have another text \
      in nearly every row or tell the answer; and rows held out that are training rows too.
      """)

  @Argument(
    help: ArgumentHelp(
      "A CSV or NumPy file, an experiment file, or a known dataset.", valueName: "data"),
    completion: .file())
  var what: String

  @OptionGroup var answer: AnswerOptions

  @Flag(help: "Print JSON: a list of datasets.")
  var json = false

  @OptionGroup var data: DataOptions

  func validate() throws { try answer.check(for: what) }

  func run() throws {
    let reports = try prepared().map { examples, more in
      var report = try examples.report()
      report.add(more)
      return DataReportText(DataText(examples), report)
    }
    guard !json else { return print(try JSONValue.list(reports.map(\.json)).document) }
    let terminal = Terminal()
    for (number, report) in reports.enumerated() {
      if number > 0 { print("") }
      print(terminal.text(report.lines(width: terminal.columns)))
      if isTable, report.report.findings.contains(where: { $0.cure?.contains("drop: [") ?? false })
      {
        printLines("hint: \(fileHint("drop"))")
      }
    }
  }

  private var isTable: Bool {
    !ArraysArgument.isArrays(what)
      && (answer.label != nil || answer.target != nil || TableArgument.isTable(what))
  }

  /// Where it is said what becomes of a column.
  private func fileHint(_ key: String) -> String {
    "'\(key)' stands in an experiment file, which nn-sweep new \(shellWord(what))"
      + KeptOptions.text("--label", "--target") + " writes"
  }

  /// The examples, and what was seen of columns that cannot be read.
  private func prepared() throws -> [(PreparedExamples, [DataFinding])] {
    let (label, target) = (answer.label, answer.target)
    if ArraysArgument.isArrays(what) {
      let dataset = try ArraysArgument.text(
        what, inputs: answer.inputs, label: label, target: target)
      let probe = try ExperimentFile(text: "dataset: \(dataset)\n", name: "arrays")
      return try probe.datasetSources.map {
        (try data.library.prepare($0, split: Split(), relativeTo: ""), [])
      }
    }
    if isTable {
      do { return [try table()] } catch var error as DatasetError {
        if let key = error.keyOfCure { error.hint? += "; " + fileHint(key) }
        throw error
      }
    }
    if let source = DatasetSource(name: what), !ExperimentPath(what).isThere {
      return [(try data.library.prepare(source, split: Split(), relativeTo: ""), [])]
    }
    let loaded = try LoadedSweep(ExperimentFile(reading: what), from: data.library)
    return loaded.prepared.map { ($0, []) }
  }

  private func table() throws -> (PreparedExamples, [DataFinding]) {
    // What is no table, or not there, is said before it is asked what is learned.
    let (source, columns) = try TableArgument.source(
      what, label: answer.label, target: answer.target)
    guard answer.label != nil || answer.target != nil else {
      throw Failure(
        "say which column is learned", at: what,
        hint: "--label COLUMN for classes, --target COLUMN for numbers", .arguments)
    }
    try TableLook.checkInputs(columns, of: what)
    let examples = try data.library.prepare(.csv(source), split: Split(), relativeTo: "")
    return (examples, columns.compactMap(\.finding))
  }
}
