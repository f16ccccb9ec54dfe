import ArgumentParser
import Experiments
import Storage

/// How far every experiment is.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how many runs of every experiment are in which state, the latest first.")

  @Argument(
    help: ArgumentHelp("A name or a file; all experiments when left out.", valueName: "experiment"))
  var experiment: String?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var results: ResultsOptions

  func run() throws {
    let store = try results.open()
    let records =
      try experiment == nil
      ? store.experiments() : [ExperimentArgument(experiment: experiment).find(in: store)]
    let states = try store.states()
    let rows = records.map { ($0, states[$0.name] ?? StateCounts()) }
    guard !json else { return print(try JSONValue.list(rows.map(Self.object)).document) }
    var table = TextTable(
      [.init("experiment", .text), .init("dataset", .text), .init("runs", .number)]
        + RunState.allCases.map { .init($0.rawValue, .number) }
        + [.init("no longer asked", .number, dispensable: 1)])
    for (record, counts) in rows {
      table.append(
        [record.name, record.dataset, NumberText.count(counts.total)]
          + RunState.allCases.map { NumberText.count(counts[$0]) }
          + [NumberText.count(counts.noLongerAsked)])
    }
    let terminal = Terminal()
    print(terminal.text(table.lines(width: terminal.columns)))
  }

  private static func object(_ record: ExperimentRecord, _ counts: StateCounts) -> JSONValue {
    var object: [String: JSONValue] = [
      "experiment": .text(record.name), "dataset": .text(record.dataset),
      "runs": .integer(counts.total), "no_longer_asked": .integer(counts.noLongerAsked),
    ]
    for state in RunState.allCases { object[state.rawValue] = .integer(counts[state]) }
    return .object(object)
  }
}
