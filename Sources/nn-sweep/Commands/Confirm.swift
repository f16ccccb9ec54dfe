import ArgumentParser
import Experiments
import Foundation
import Records
import Storage

/// Trains the contenders of an experiment with new seeds.
struct Confirm: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train the settings that may be best with new seeds, and test the choice.",
    discussion: """
      The best of many looks better than it is. This trains the best setting and those that may be as \
      good with seeds that the sweep never had, as the experiment NAME.confirm. One half of the new \
      seeds chooses among them; the other half says how good that one is, and tests it against the \
      others with Holm's correction: it is confirmed only where it is better than each of them. Of several datasets \
      each has its own choice. The validation rows are the same as before. Repeated, it trains nothing; more --seeds \
      add to what is there.
      """)

  @OptionGroup var experiment: ExperimentArgument

  @Option(help: ArgumentHelp("At most so many settings, on each dataset.", valueName: "n"))
  var top = Self.usualTop

  @Option(help: ArgumentHelp("So many new seeds for each, at least 4.", valueName: "n"))
  var seeds = Self.usualSeeds

  static let usualTop = 5
  static let usualSeeds = 10

  @Flag(help: "Show the test score of what is chosen, and count that it was looked at.")
  var test = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var threads: JobsOption
  @OptionGroup var stopOptions: StopOptions
  @OptionGroup var results: ResultsOptions
  @OptionGroup var data: DataOptions

  func validate() throws {
    guard top > 0 else { throw ValidationError("--top takes a count of at least 1") }
    guard (4...1000).contains(seeds) else {
      throw ValidationError("--seeds takes 4 to 1000 seeds: half of them choose, half report")
    }
  }

  func run() throws {
    let chosen = try choose()
    let loaded = try chosen.load(seeds: seeds, beside: results.open(), from: data.library)
    if let note = chosen.note { printNote(note) }
    if !json {
      let settings = NumberText.counted(chosen.settings.count, "setting")
      printLines("confirm    \(settings) of \(chosen.experiment.name) with \(seeds) new seeds each")
      if chosen.others > 0 {
        let others = NumberText.counted(chosen.others, "other")
        printLines(
          "           without \(others) that may be as good: --top \(chosen.most) takes all")
      }
    }
    var training = SweepTraining(threads: threads, stopOptions: stopOptions)
    if json { training.output = .standardError }
    let (summary, cause) = try FollowUp.train(
      loaded, results, data.library, training, announcing: !json)
    let here = try results.open()
    try summary.checkEnd(cause, here.states()[chosen.name] ?? StateCounts())
    let board = try here.leaderboard(of: chosen.name)
    if let unranked = try UnrankedSettings(of: loaded.record, board.scores, in: here) {
      throw unranked.failure()
    }
    let found = Confirmation.all(
      of: loaded.record, board.scores,
      asked: try here.runs(of: chosen.name).flatMap(\.asked).map(\.settings))
    guard !found.isEmpty else {
      throw Failure("no setting has enough finished runs to compare", .runs)
    }
    if json {
      print(try JSONOutput.confirmation(found, board, loaded.record).document)
    } else {
      let terminal = Terminal()
      let axes = try here.differingAxes(of: chosen.experiment.name)
      print(terminal.text(ConfirmationText.lines(found, loaded.record, axes: axes)))
      for line in try testLines(found, board, loaded.record, in: here) { printLines(line) }
      printLines("database   \(results.results)/\(Results.fileName)")
      if try here.stage(of: chosen.experiment.name, here.states()) == .confirmed,
        let next = NextStep.refit(chosen.experiment, NextStep.leader)
      {
        printLines("next       \(next)")
      }
    }
    try RunSummary.checkFailures(here.states()[chosen.name] ?? StateCounts())
  }

  private func choose() throws -> ConfirmChoice {
    let here = try results.openToWrite()
    let record = try experiment.find(in: here)
    guard !FollowUp.isOne(record.text) else {
      throw Failure(
        "experiment '\(record.name)' was made by nn-sweep itself",
        hint: "name the experiment that it was made from", .world)
    }
    try FollowUp.check(
      ConfirmText.name(of: record.name), in: here, madeBy: "'confirm'", isOne: ConfirmText.isOne)
    return try ConfirmChoice(top, of: record, in: here)
  }

  /// The test scores of what was chosen, where they are asked for.
  private func testLines(
    _ found: [Confirmation], _ board: Leaderboard, _ record: ExperimentRecord, in store: Results
  ) throws -> [String] {
    guard test else { return [] }
    guard record.hasTestPart else { return ["test       no test part"] }
    let looks = try store.lookAtTest(of: record.name)
    let text = ScoreText(record.score)
    let lines = found.map { found in
      let row = board.rows.first { $0.settings == found.choice }
      let value = row?[record.score]?.test.map { summary in
        "\(text.text(summary.mean)) (lowest–highest \(text.range(summary))), mean of"
          + " \(summary.sample.words)"
      }
      let place = record.data.count > 1 ? " on \(found.dataset)" : ""
      return "test       \(record.score.name)\(place) \(value ?? NumberText.missing)"
    }
    return lines
      + (looks.map { ["           " + TestLooksText.line(record.name, $0)] } ?? [])
  }
}
