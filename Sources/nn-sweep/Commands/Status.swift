import ArgumentParser
import Experiments
import Records
import Storage

/// How far every experiment is.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how many runs of each experiment are in which state, latest first.",
    discussion: "--where counts only the runs that match; its formula knows what it does in 'plot'."
  )

  @Argument(
    help: ArgumentHelp("A name or a file; all experiments when left out.", valueName: "experiment"))
  var experiment: String?

  @OptionGroup var filter: FilterOptions

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var results: ResultsOptions

  func run() throws {
    let store = try results.open()
    let records =
      try experiment == nil
      ? store.experiments() : [ExperimentArgument(experiment: experiment).find(in: store)]
    let rows = try counts(records, in: store)
    guard !json else { return print(try JSONValue.list(rows.map(Self.object)).document) }
    var table = TextTable(
      [.init("experiment", .text), .init("dataset", .text), .init("runs", .number)]
        + PointState.allCases.map { .init($0.rawValue, .number) }
        + [.init("no longer asked", .number, dispensable: 1)])
    for (record, counts) in rows {
      table.append(
        [record.name, record.dataset, NumberText.count(counts.total)]
          + PointState.allCases.map { NumberText.count(counts[$0]) }
          + [NumberText.count(counts.noLongerAsked)])
    }
    let terminal = Terminal()
    print(terminal.text(table.lines(width: terminal.columns)))
  }

  private func counts(
    _ records: [ExperimentRecord], in store: Results
  ) throws -> [(ExperimentRecord, StateCounts)] {
    let filter = try filter.filter(
      of: records.count == 1 ? records[0].name : nil, in: store, ResultFact.ofRun,
      testCure: FilterOptions.chooseOtherwise)
    guard let filter else {
      let states = try store.states()
      return records.map { ($0, states[$0.name] ?? StateCounts()) }
    }
    return try records.map { record in
      var counts = StateCounts()
      let asked = try store.runs(of: record.name)
      for run in asked where filter.holds(run) { counts[run.state] += 1 }
      // Those no longer asked for stand behind the others.
      counts.noLongerAsked = try store.runs(of: record.name, includingInactive: true)
        .dropFirst(asked.count).count(where: filter.holds)
      return (record, counts)
    }
  }

  private static func object(_ record: ExperimentRecord, _ counts: StateCounts) -> JSONValue {
    var object: [String: JSONValue] = [
      "experiment": .text(record.name), "dataset": .text(record.dataset),
      "runs": .integer(counts.total), "no_longer_asked": .integer(counts.noLongerAsked),
    ]
    for state in PointState.allCases { object[state.rawValue] = .integer(counts[state]) }
    return .object(object)
  }
}
