import ArgumentParser
import Datasets
import Experiments
import Records
import Storage

/// From text to plots: trains whatever the file asks for that is not trained yet.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train every run that a file asks for, and draw the results.",
    discussion: """
      Runs that are finished already are not trained again, and runs that were stopped go on where \
      they were. Ctrl-C, SIGTERM or SIGHUP stops at the next batch and stores everything, and nothing \
      is waited for longer than ten seconds; a Ctrl-C after that ends at once. A signal that is \
      ignored at the start, as under nohup, stays ignored. SIGUSR1 stops it in the same way.

      With --slice and --shard several machines share a sweep: each trains its share and publishes \
      its results every minute and at the end, a command that is given again goes on from there, \
      and 'nn-sweep merge' joins them.
      """)

  @Argument(
    help: ArgumentHelp("The experiment file.", valueName: "file"),
    completion: .file(extensions: ["exp"]))
  var path: String

  @OptionGroup var threads: JobsOption

  @OptionGroup var stopOptions: StopOptions

  @Flag(help: "Train finished runs once more; they must come to the same digests.")
  var again = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Leave out the run with this id (or its beginning); may be repeated.", valueName: "run"))
  var skip: [String] = []

  @Flag(help: "Go on even if the first runs all fail in the same way.")
  var keepGoing = false

  @Flag(help: "Stop at the first run that fails.")
  var failFast = false

  @Flag(help: "Print one line per epoch: correct / total and percent of every part.")
  var verbose = false

  @Flag(help: "Multiply by zeros too, even where skipping them is faster to the same bits.")
  var dense = false

  @Flag(help: "Draw no plots.")
  var noPlots = false

  @Flag(help: "Show what would be trained and what it would cost, and train nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Train only this share of the runs, such as 3/20: the same on every machine.",
      valueName: "k/n"))
  var slice: Slice?

  @Option(
    help: ArgumentHelp(
      "Where the shard of a slice is published, for 'nn-sweep merge'.", valueName: "directory"),
    completion: .directory)
  var shard: String?

  @OptionGroup var overrides: OverrideOptions

  @OptionGroup var results: ResultsOptions
  @OptionGroup var data: DataOptions

  func validate() throws {
    guard !(keepGoing && failFast) else {
      throw ValidationError("--keep-going and --fail-fast are opposites")
    }
    guard (slice == nil) == (shard == nil) else {
      throw ValidationError("--slice and --shard go together: --slice 3/20 --shard shards")
    }
    guard slice == nil || !again && skip.isEmpty && !dryRun else {
      throw ValidationError("--again, --skip and --dry-run are about a whole sweep, not a slice")
    }
  }

  func run() throws {
    let file = try ExperimentFile(reading: path, overrides: overrides.set)
    let loaded = try LoadedSweep(file, from: data.library)
    if dryRun {
      let plan = try SweepPlan(loaded, results: results, jobs: threads.jobs)
      for line in plan.text { printLines(line) }
      return
    }
    for line in loaded.dataLines() { printLines(line) }
    for finding in loaded.dataFindings + loaded.sweep.shortSamples { printNote(finding) }
    if let slice, let shard {
      return try SliceRun(loaded, slice, in: shard, training: training).run()
    }
    let store = try Store(directory: results.results, provenance: .here, note: printNote)
    let (summary, cause) = try store.closing {
      try FollowUp.check(file, in: store.results)
      let registration = try store.register(
        loaded.record, points: loaded.sweep.requests, keep: file.keep, stamp: loaded.stamp)
      for prefix in skip { try store.leaveOut(store.results.run(prefix: prefix).id) }
      let summary = RunSummary(
        file: file, results: results, library: data.library, registration: registration,
        again: again)
      summary.announce(store)
      let isTrained = registration.waiting == 0 && !again
      return (summary, isTrained ? nil : try training.train(loaded, store))
    }
    // It has shown test scores of every epoch.
    if verbose, loaded.record.hasTestPart, again || summary.registration.waiting > 0 {
      try results.open().countTestLook(of: [file.name])
    }
    try summary.conclude(drawing: !noPlots, stopped: cause)
  }

  private var training: SweepTraining {
    SweepTraining(
      threads: threads, stopOptions: stopOptions, again: again,
      policy: keepGoing ? nil : failFast ? 1 : SweepTraining.usualPolicy, isVerbose: verbose,
      isDense: dense)
  }
}
