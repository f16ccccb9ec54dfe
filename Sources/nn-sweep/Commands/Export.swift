import ArgumentParser
import Experiments
import Records
import Storage

/// Writes results for other programs.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write results as CSV or JSON lines, or in a form that can be compared.",
    discussion: """
      Writes every row of a view, of all experiments unless one is named: 'runs' has one row per \
      run, 'curves' one per epoch, 'leaderboard' one per setting. --canonical writes all results \
      independent of order, time and machine, so that 'cmp' can compare two databases. --where \
      keeps the rows that match a formula over settings, variables, the network and the row's own \
      columns. Test losses and scores are left out unless --test asks for them; how often they were \
      looked at is counted.
      """)

  enum View: String, ExpressibleByArgument, CaseIterable {
    case runs, curves, leaderboard

    /// What a formula may ask of a row beside its settings.
    var facts: [ResultFact] {
      switch self {
      case .runs: ResultFact.ofRun
      case .curves: ResultFact.ofEpoch
      case .leaderboard: ResultFact.ofSetting
      }
    }

    /// A fixed order, so that equal databases export equally.
    var order: String {
      switch self {
      case .runs: "experiment, active DESC, position, epochs"
      case .curves: "experiment, active DESC, position, epochs, epoch"
      // The view's own: best first.
      case .leaderboard: ""
      }
    }
  }

  @Argument(
    help: ArgumentHelp("Its name; all experiments when left out.", valueName: "experiment"),
    completion: Completion.experiments)
  var experiment: String?

  @Option(help: ArgumentHelp("csv or jsonl.", valueName: "format"))
  var format = RowFormat.csv

  @Option(help: ArgumentHelp("runs, curves or leaderboard.", valueName: "view"))
  var view = View.runs

  @OptionGroup var filter: FilterOptions

  @Flag(help: "Write test losses and scores too.")
  var test = false

  @Flag(help: "Write everything that two equal databases have in common.")
  var canonical = false

  @OptionGroup var results: ResultsOptions

  func validate() throws {
    guard !canonical || filter.condition == nil else {
      throw ValidationError("--canonical writes everything: it takes no --where")
    }
  }

  func run() throws {
    let store = try results.open()
    let name = try experiment.map { _ in
      try ExperimentArgument(experiment: experiment).find(in: store).name
    }
    guard !canonical else {
      let output = LineWriter()
      try store.canonical(of: name, line: output.line)
      return output.flush()
    }
    let condition = name == nil ? "" : "WHERE experiment = ?"
    let order = view.order.isEmpty ? "" : "ORDER BY \(view.order)"
    var filter = StoredRowFilter(
      try filter.filter(
        of: name, in: store, view.facts, testCure: test ? nil : "--test shows test scores"))
    let columns = try shown(in: store).joined(separator: ", ")
    try format.write(
      store, "SELECT \(columns) FROM \(view.rawValue) \(condition) \(order)",
      name.map { [$0] } ?? [], isTyped: false
    ) { filter.holds($0, $1) }
    if test {
      let experiments = try store.experiments().filter { name == nil || $0.name == name }
      try tellLooks(experiments.filter(\.hasTestPart).map(\.name), store)
    }
  }

  /// The view's columns, those of the test part where they are asked for.
  private func shown(in store: Results) throws -> [String] {
    var columns: [String] = []
    try store.query("SELECT * FROM \(view.rawValue) LIMIT 0") {
      columns = $0
    } row: { _ in
    }
    return columns.filter { test || !$0.hasPrefix("test_") }.map { "\"\($0)\"" }
  }

  private func tellLooks(_ names: [String], _ store: Results) throws {
    store.countTestLook(of: names)
    for name in names {
      if let looks = try store.testLooks(of: name) { printNote(TestLooksText.line(name, looks)) }
    }
  }
}
