import ArgumentParser
import Records
import Storage

/// Prints the best settings of an experiment.
struct Top: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the best settings of an experiment, seeds pooled.",
    discussion: """
      Settings are ranked by their mean validation score, the one that the file names or accuracy or \
      R². Test scores play no part in the order \
      and are shown only with --test. --where knows settings, variables, the network (depth, width, \
      parameters, flops, hidden_activation, output_activation), seeds, diverged, training_score, \
      validation_score, validation_loss and, with --test, test_score.
      """)

  @OptionGroup var experiment: ExperimentArgument

  @Option(name: .short, help: ArgumentHelp("How many settings.", valueName: "count"))
  var n = 10

  @OptionGroup var score: ScoreOption

  @OptionGroup var filter: FilterOptions

  @Flag(help: "Show test scores too.")
  var test = false

  @Flag(help: "Let all comparisons with the best together be right in 95 %, not each.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Print the table alone, for a document: markdown, latex or csv.", valueName: "format"))
  var format: TableFormat?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var results: ResultsOptions

  func validate() throws {
    guard format == nil || !json else {
      throw ValidationError("--format and --json exclude one another")
    }
    guard n > 0 else { throw ValidationError("-n takes a count of at least 1") }
  }

  func run() throws {
    let store = try results.open()
    let record = try experiment.find(in: store)
    let ranked = try score.ranked(record)
    let filter = try filter.filter(
      of: record.name, in: store, ResultFact.ofSetting,
      testCure: test ? nil : "add --test, which shows test scores")
    var table = try LeaderboardTable(
      of: ranked, in: store, count: n, where: filter, showTest: test, strict: strict)
    table.rankingNote = score.note(record, ranked)
    if table.rankingNote != nil, !table.rows.isEmpty, !table.hasScores {
      throw ScoreOption.absence(of: ranked.score, record)
    }
    if test, record.hasTestPart { table.testLooks = try store.lookAtTest(of: record.name) }
    if let format {
      for line in table.table.lines(for: format) { print(line) }
      return
    }
    let terminal = Terminal()
    print(
      json
        ? try JSONOutput.top(table).document
        : terminal.text(table.lines(width: terminal.columns)))
  }
}
