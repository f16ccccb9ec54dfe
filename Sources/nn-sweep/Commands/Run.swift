import ArgumentParser
import Datasets
import Execution
import Experiments
import Foundation
import Records
import Storage

/// From text to plots: trains whatever the file asks for that is not trained yet.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train every run that a file asks for, and draw the results.",
    discussion: """
      Runs that are finished already are not trained again, and runs that were stopped go on where \
      they were. Ctrl-C stops at the next batch and stores everything; a second one ends at once.
      """)

  @Argument(help: ArgumentHelp("The experiment file.", valueName: "file"))
  var path: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Worker threads, one run each; as many as cores by default.", valueName: "n")
  )
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var limits: RunLimits

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

  @OptionGroup var overrides: OverrideOptions

  @OptionGroup var results: ResultsOptions
  @OptionGroup var data: DataOptions

  func validate() throws {
    guard (1...1024).contains(jobs) else { throw ValidationError("-j takes 1 to 1024 threads") }
    guard !(keepGoing && failFast) else {
      throw ValidationError("--keep-going and --fail-fast are opposites")
    }
  }

  func run() throws {
    let file = try ExperimentFile(reading: path, overrides: overrides.set)
    let loader = DataLoader(file: file, library: data.library)
    let first = try loader.loadFirst()
    let sweep = try Sweep(file, for: first.map { DatasetFacts($0) })
    let datasets = try loader.load(for: sweep, given: first)
    if dryRun {
      let plan = try SweepPlan(
        file, sweep, datasets: datasets, results: results.results, jobs: jobs)
      for line in plan.text { print(line) }
      return
    }

    let store = try Store(directory: results.results, provenance: .here, note: printNote)
    let registration = try store.register(
      file.record(first), points: sweep.requests, keep: file.keep)
    for prefix in skip { try store.leaveOut(store.results.run(prefix: prefix).id) }
    let summary = RunSummary(
      file: file, results: results, registration: registration, again: again)
    summary.announce(store)

    var cause: StopCause?
    if registration.waiting > 0 || again {
      let plan = try ProgressPlan(
        file, first, runs: store.results.runs(of: file.name),
        differing: store.results.differingAxes(of: file.name),
        overtime: again ? [] : store.results.overtime(of: file), again: again)
      let ledger: any TrajectoryLedger = again ? try Rerun(store, file.name) : store
      do {
        cause = try train(plan, file, sweep, datasets, ledger)
      } catch {
        // Left open, it would look as if this process had ended suddenly.
        try? store.close()
        throw error
      }
    }
    try store.close()
    try summary.conclude(drawing: !noPlots, stopped: cause)
  }

  /// Trains what the plan says is left, with progress on the screen.
  private func train(
    _ plan: ProgressPlan, _ file: ExperimentFile, _ sweep: Sweep,
    _ datasets: [DataSpec: Dataset], _ ledger: any TrajectoryLedger
  ) throws -> StopCause? {
    guard plan.runs > 0 else { return nil }
    let workers = min(jobs, plan.runs)
    let execution = SweepExecution(
      plan: plan, limits: limits, policy: keepGoing ? nil : failFast ? 1 : 8, isVerbose: verbose)
    return try execution.run(workers: workers) { stop in
      Scheduler(
        sweep: sweep, datasets: datasets, experiment: file.name, ledger: ledger,
        workers: workers, stop: stop, limit: limits.maxRuns ?? .max, maxSeconds: file.maxSeconds,
        forceDense: dense, tellsEveryEpoch: verbose)
    }
  }
}

extension ProgressPlan {
  /// What is left of an experiment, with predicted work in weights trained. The runs `overtime`
  /// have used up their time and wait for a higher limit.
  init(
    _ file: ExperimentFile, _ datasets: [Dataset], runs: [PointRecord], differing axes: [Axis],
    overtime: Set<TrajectoryID>, again: Bool
  ) {
    let counts = Dictionary(
      datasets.map { (AxisValue.text($0.name), $0.training.count) }, uniquingKeysWith: max)
    let label = { (run: PointRecord) in run.settings.label(axes) }
    let isLeft = { (run: PointRecord) in again || run.state != .finished && run.state != .diverged }
    var left: [TrajectoryID: ProgressRun] = [:]
    for run in runs where isLeft(run) && !overtime.contains(run.id) {
      let epochs = max(run.epochs, left[run.id]?.epochs ?? 0)
      let examples = run.settings[.dataset].flatMap { counts[$0] } ?? datasets[0].training.count
      left[run.id] = ProgressRun(
        label: label(run), position: min(run.position, left[run.id]?.position ?? .max),
        epochs: epochs, examples: examples,
        work: Double(run.parameters) * Double(epochs) * Double(examples))
    }
    let unknown = ProgressRun(
      label: "", position: .max, epochs: file.resolvedEpochs, examples: 0, work: 0)
    self.init(
      experiment: file.name, runs: left.count,
      finishedEarlier: runs.count { !isLeft($0) },
      isRegression: file.record(datasets).isRegression,
      work: left.values.reduce(0) { $0 + $1.work },
      best: ProgressBest(among: runs, label: label),
      describe: { [left] id in left[id] ?? unknown })
  }
}
