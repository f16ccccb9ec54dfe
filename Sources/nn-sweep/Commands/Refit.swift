import ArgumentParser
import Experiments
import Records
import Storage

/// Trains a chosen setting on all that may be learned from.
struct Refit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train the best setting on training and validation rows together.",
    discussion: """
      A sweep holds validation rows back to choose by. Once a setting is chosen, they can be learned \
      from as well: this trains it with several seeds as the experiment NAME.refit, for the median of \
      the epochs at which its runs took their results, and keeps all of the models. 'nn-sweep predict \
      NAME FILE' answers with the mean of them. Nothing judges them but the test part, which is left \
      out as before. Runs that are finished already are not trained again.
      """)

  @OptionGroup var experiment: ExperimentArgument

  @Option(
    help: ArgumentHelp(
      "The setting's rank in 'nn-sweep top'; without it the leader of 'confirm', or rank 1.",
      valueName: "n"))
  var rank: Int?

  @Option(help: ArgumentHelp("Trains it with the seeds 1 to this number.", valueName: "n"))
  var seeds = Self.usualSeeds

  static let usualSeeds = 5

  @Flag(help: "Show the test score, and count that it was looked at.")
  var test = false

  @OptionGroup var threads: JobsOption
  @OptionGroup var stopOptions: StopOptions
  @OptionGroup var results: ResultsOptions
  @OptionGroup var data: DataOptions

  func validate() throws {
    guard rank ?? 1 > 0 else { throw ValidationError("--rank takes a rank of at least 1") }
    guard (1...1000).contains(seeds) else { throw ValidationError("--seeds takes 1 to 1000 seeds") }
  }

  func run() throws {
    let chosen = try choose()
    let loaded = try chosen.load(seeds: seeds, beside: results.open(), from: data.library)
    if let note = chosen.note { printNote(note) }
    for line in chosen.lines(loaded) { printLines(line) }
    // Every one of them answers.
    let (summary, cause) = try FollowUp.train(
      loaded, results, data.library, SweepTraining(threads: threads, stopOptions: stopOptions),
      modelsKept: max(seeds, Store.modelsKept))
    let here = try results.open()
    let left = try here.states()[chosen.name] ?? StateCounts()
    try summary.checkEnd(cause, left)
    if left[.diverged] == left.total {
      throw FinishedRefit.withoutNetwork(of: chosen.experiment.name)
    }
    for line in try ends(loaded.record, left, in: here) { printLines(line) }
    printLines("database   \(results.results)/\(Results.fileName)")
    printLines(
      "predict    nn-sweep predict \(shellWord(chosen.experiment.name)) FILE"
        + KeptOptions.text("--results"))
    try RunSummary.checkFailures(left)
  }

  /// The setting that is meant.
  private func choose() throws -> RefitChoice {
    let here = try results.openToWrite()
    let record = try experiment.find(in: here)
    guard !RefitText.isOne(record.text) else {
      throw Failure(
        "experiment '\(record.name)' is a refit already",
        hint: "name the experiment that it was chosen from", .world)
    }
    let chosen = try RefitChoice(rank: rank, of: record, in: here)
    try FollowUp.check(chosen.name, in: here, madeBy: "refit", isOne: RefitText.isOne)
    return chosen
  }

  /// What came out.
  private func ends(
    _ record: ExperimentRecord, _ left: StateCounts, in store: Results
  ) throws -> [String] {
    var lines: [String] = []
    if left[.diverged] > 0 {
      let runs = NumberText.counted(left[.diverged], "run")
      lines.append("diverged   \(runs), left out of predictions")
    }
    guard record.hasTestPart else {
      return lines + ["test       no test part: nothing is left to judge it by"]
    }
    guard test else { return lines + ["test       hidden until asked for with --test"] }
    let row = try store.leaderboard(of: record.name, limit: 1).rows.first
    let text = ScoreText(record.score)
    if let summary = row?[record.score]?.test {
      let seeds = NumberText.counted(row?.seeds ?? 0, "seed")
      let range = row?.seeds == 1 ? "" : " (lowest–highest \(text.range(summary)))"
      lines.append(
        "test       \(record.score.name) \(text.text(summary.mean))\(range), mean of \(seeds)")
    } else {
      lines.append("test       \(record.score.name) \(NumberText.missing)")
    }
    let looks = try store.lookAtTest(of: record.name)
    return lines + (looks.map { ["           " + TestLooksText.line(record.name, $0)] } ?? [])
  }
}
