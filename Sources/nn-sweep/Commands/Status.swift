import ArgumentParser
import Experiments
import Records
import Storage

/// How far every experiment is.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how many runs of each experiment are in which state, latest first.",
    discussion: """
      Of an experiment that is named or under way it also shows the best setting so far, how many runs \
      diverged or collapsed (came out no better than answering without looking), the pace of late, the \
      time left at that pace, and which processes train. A run is claimed that a process has taken: it takes \
      several, and trains as many at a time as it has threads. --watch shows it anew every second, also from \
      another terminal, until nobody trains any more; where nobody trains yet, it says so and ends. --where counts only the runs that match; its \
      formula knows what it does in 'plot'.
      """)

  @Argument(
    help: ArgumentHelp("A name or a file; all experiments when left out.", valueName: "experiment"),
    completion: Completion.experiments)
  var experiment: String?

  @OptionGroup var filter: FilterOptions

  @Flag(help: "Show it anew until the sweep ends; Ctrl-C leaves it.")
  var watch = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var results: ResultsOptions

  func validate() throws {
    if watch, json {
      throw ValidationError("--watch is for people, --json for programs: choose one")
    }
  }

  func run() throws {
    let store = try results.open()
    if watch { return try StatusWatch { try page(of: store) }.run() }
    let found = try page(of: store)
    guard !json else {
      return print(try JSONValue.list(found.rows.map(JSONOutput.status)).document)
    }
    let terminal = Terminal()
    print(terminal.text(found.lines(width: terminal.columns)))
  }

  private func page(of store: Results) throws -> StatusPage {
    let records =
      try experiment == nil
      ? store.experiments() : [ExperimentArgument(experiment: experiment).find(in: store)]
    var rows = try counts(records, in: store)
    guard filter.condition == nil else { return StatusPage(rows: rows) }
    for place in rows.indices
    where json || experiment != nil || rows[place].counts[.running] > 0 {
      rows[place].details = try details(of: rows[place].experiment, in: store)
    }
    return StatusPage(rows: rows)
  }

  private func details(
    of record: ExperimentRecord, in store: Results
  ) throws -> StatusPage.Details {
    let board = try store.leaderboard(of: record.name, limit: 1)
    let best = board.rows.first.flatMap { row in
      row.medianRun == nil || row[record.score]?.validation == nil ? nil : row
    }
    let axes = try store.differingAxes(of: record.name)
    return StatusPage.Details(
      best: best, label: best?.settings.label(axes, \.words) ?? "",
      collapsed: record.collapsed(board.scores), pace: try store.pace(of: record.name))
  }

  private func counts(
    _ records: [ExperimentRecord], in store: Results
  ) throws -> [StatusPage.Row] {
    let filter = try filter.filter(
      of: records.count == 1 ? records[0].name : nil, in: store, ResultFact.ofRun,
      testCure: FilterOptions.chooseOtherwise)
    guard let filter else {
      let states = try store.states()
      return records.map {
        StatusPage.Row(experiment: $0, counts: states[$0.name] ?? StateCounts())
      }
    }
    return try records.map { record in
      var counts = StateCounts()
      let asked = try store.runs(of: record.name)
      for run in asked where filter.holds(run) { counts[run.state] += 1 }
      // Those no longer asked for stand behind the others.
      counts.noLongerAsked = try store.runs(of: record.name, includingInactive: true)
        .dropFirst(asked.count).count(where: filter.holds)
      return StatusPage.Row(experiment: record, counts: counts)
    }
  }
}
