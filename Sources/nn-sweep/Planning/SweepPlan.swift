import Datasets
import Execution
import Experiments
import Foundation
import Kernels
import Networks
import Records
import Storage

/// What running a file would do: nothing is trained and nothing is written.
struct SweepPlan {
  let file: ExperimentFile
  let sweep: Sweep
  let census: SweepCensus
  /// What the data are, a thing a line.
  let dataLines: [String]
  let dataJSON: JSONValue
  private let dataFindings: [String]
  /// Trainings that begin from nothing.
  private(set) var new = 0
  /// Trainings that need nothing more, diverged ones included.
  private(set) var finished = 0
  /// The same, one by one.
  var finishedRuns: Set<TrajectoryID> {
    let left = Set(left.map(\.number))
    return Set(
      census.trajectories.indices.lazy.filter { !left.contains($0) }
        .map { census.trajectories[$0].id })
  }
  private var left: [Work] = []
  /// Trainings that are stored in part, or are asked for more epochs.
  private(set) var toContinue = 0
  private(set) var noLongerAsked = 0
  /// Trainings that are finished but for scores, which their states or kept weights tell without
  /// training.
  private(set) var toEvaluate = 0
  /// Those that lack scores, and begin from nothing for them.
  private(set) var toRepeat = 0
  /// Whether a stop rule may make the time shorter.
  private(set) var mayEndEarly = false
  private(set) var estimate: Estimate
  private var memoryWarning: String?

  /// What is left to do, predicted.
  struct Estimate {
    var seconds = 0.0
    /// Relative uncertainty.
    var error = 0.0
    var threads = 1
    /// Of the process, in bytes.
    var memory = 0
    /// By which the database grows, in bytes.
    var storage = 0
    var parameters: ClosedRange<Int> = 0...0
    var flops: ClosedRange<Int> = 0...0
  }

  init(_ loaded: LoadedSweep, results: ResultsOptions, jobs: Int) throws {
    file = loaded.file
    sweep = loaded.sweep
    census = SweepCensus(sweep)
    (dataLines, dataJSON) = (loaded.dataLines(), loaded.dataJSON)
    dataFindings = loaded.dataFindings
    estimate = Estimate()
    try count(storedIn: results)
    try predict(loaded, jobs: jobs)
  }

  /// A run that is not done yet.
  private struct Work {
    /// Which of the census's.
    var number: Int
    /// Epochs left at most, the last one cut short where the run is.
    var epochs: Double
  }

  /// What a person should know before the sweep is run.
  var warnings: [String] {
    dataFindings + sweep.warnings + (memoryWarning.map { [$0] } ?? [])
  }

  /// Sorts the runs by what is stored of them, all of which is known here and nowhere else.
  private mutating func count(storedIn results: ResultsOptions) throws {
    var progress = [TrajectoryProgress?](repeating: nil, count: census.trajectories.count)
    var cures: [TrajectoryID: ScoreCure] = [:]
    if FileManager.default.fileExists(atPath: results.results + "/" + Results.fileName) {
      let stored = try results.open()
      try FollowUp.check(file, in: stored)
      try stored.forEachProgress { id, stored in
        if let number = census.number(of: id) { progress[number] = stored }
      }
      cures = try stored.cures(of: scoreAsks(progress))
      noLongerAsked = try stored.countAsked(by: file.name, without: census.asks)
    }
    left = count(progress, cures)
  }

  /// Sorts the runs by what is stored of them; answers what is left to do.
  private mutating func count(
    _ progress: [TrajectoryProgress?], _ cures: [TrajectoryID: ScoreCure]
  ) -> [Work] {
    var left: [Work] = []
    for (number, run) in census.trajectories.enumerated() {
      let stored = progress[number]
      let epochs = stored?.epochs ?? 0
      if let stored, stored.hasDiverged || Self.isDone(run, stored) {
        switch cures[run.id] {
        case _ where stored.hasDiverged, nil: finished += 1
        case .stored?:
          finished += 1
          toEvaluate += 1
        case .training?:
          new += 1
          toRepeat += 1
          left.append(Work(number: number, epochs: run.lengthInEpochs))
        }
        continue
      }
      if epochs > 0 { toContinue += 1 } else { new += 1 }
      if run.certainEpochs < run.epochs { mayEndEarly = true }
      left.append(Work(number: number, epochs: run.lengthInEpochs - Double(epochs)))
    }
    return left
  }

  /// What runs that are trained far enough are asked for beside accuracy or R².
  private func scoreAsks(_ progress: [TrajectoryProgress?]) -> [ScoreAsk] {
    zip(census.trajectories, progress).compactMap { run, stored in
      guard let stored, !stored.hasDiverged, Self.isDone(run, stored) else {
        return nil
      }
      let criteria = run.early.filter { !stored.settled.contains($0) }.compactMap(\.stop?.measure)
      let measures =
        sweep.scoring.measures(positive: nil).isEmpty
        ? [] : sweep.trained(at: run.position).plan.all
      guard !criteria.isEmpty || !measures.isEmpty else { return nil }
      return ScoreAsk(
        id: run.id, epoch: run.certainEpochs > 0 ? run.certainEpochs : nil,
        ranking: measures.first { $0.score == sweep.scoring.score }, measures: measures,
        criteria: criteria)
    }
  }

  /// Whether points ask for no more than what is stored.
  private static func isDone(_ run: SweepCensus.Trajectory, _ stored: TrajectoryProgress) -> Bool {
    stored.epochs >= run.certainEpochs
      && run.early.allSatisfy { stored.epochs >= $0.epochs || stored.settled.contains($0) }
  }

  private mutating func predict(_ loaded: LoadedSweep, jobs: Int) throws {
    let architectures = census.shapes.map(\.training.architecture)
    estimate.parameters = Self.range(architectures.map(\.parameters))
    estimate.flops = Self.range(architectures.map(\.flops))
    estimate.threads = max(1, min(jobs, left.count))
    guard !left.isEmpty else { return }
    // What does not fit into memory fails at once, and must not be tried here either.
    let datasets = loaded.pool(threads: estimate.threads)
    let capacity = MemoryBudget(
      threads: estimate.threads, bytesOfSplits: loaded.bytesOfSplits(threads: estimate.threads)
    ).capacity
    let needs = needs
    let refusals = needs.map { $0.refusal(available: capacity) }
    let refused = left.filter { refusals[shape($0)] != nil }
    if let reason = refused.first.flatMap({ refusals[shape($0)] }) {
      memoryWarning = "\(NumberText.counted(refused.count, "run")) will fail: \(reason)"
    }
    var isUsed = [Bool](repeating: false, count: needs.count)
    for work in left { isUsed[shape(work)] = true }
    let used = needs.indices.filter { isUsed[$0] && refusals[$0] == nil }
    let largest = used.map { needs[$0].bytes }.max() ?? 0
    let atATime = largest > 0 ? max(1, Int(min(capacity / largest, 1e6))) : estimate.threads
    let calibration = try Calibration(
      used.map { census.shapes[$0] }, datasets: datasets,
      counts: loaded.counts,
      threads: min(estimate.threads, atATime))
    var seconds = [Double](repeating: 0, count: needs.count)
    for (shape, epoch) in zip(used, calibration.epochSeconds) { seconds[shape] = epoch }
    let durations = inOrder(left).map { Self.secondsOfRun + seconds[shape($0)] * $0.epochs }
    estimate.seconds = Self.makespan(durations, threads: estimate.threads)
    estimate.error = calibration.error
    estimate.memory = memory(loaded, threads: estimate.threads)
    estimate.storage = storage(classes: loaded.first.map(\.task.outputs).max() ?? 1)
  }

  /// Works in the order of execution: each is put at its rank, since to sort a million by it takes as
  /// long as to count them.
  private func inOrder(_ works: [Work]) -> some Sequence<Work> {
    let ranks = sweep.ranks
    var places = [Int32](repeating: -1, count: ranks.count)
    for (place, work) in works.enumerated() {
      places[ranks[census.trajectories[work.number].position]] = Int32(place)
    }
    return places.lazy.filter { $0 >= 0 }.map { works[Int($0)] }
  }

  private func shape(_ work: Work) -> Int { census.trajectories[work.number].shape }

  /// What a run costs beside its training: to be claimed, to begin, and to be stored. The whole
  /// program took 89 to 148 µs a run of 20 tiny epochs; see docs/performance.md.
  private static let secondsOfRun = 1e-4

  /// What the program takes before it has data, what SQLite's cache fills with, and what is known of
  /// each trajectory of the sweep. Measured with xor: a peak of 33 MB for 10 runs, 1.6 kB more for each
  /// of 20,000, 126 MB for 100,000, and 208 MB for a million; the last is kept above that, since
  /// settings with variables take more.
  private static let bytesAtRest = 30_000_000
  private static let bytesOfCache = 70_000_000
  private static let cachedBytesOfTrajectory = 1_600
  private static let bytesOfTrajectory = 300

  /// What the database grows by for a run and for each of its epochs: sizes of its tables and their
  /// indexes (`dbstat`) for the experiments that come along, 884 runs with 171,941 epochs.
  private static let storedBytesOfRun = 1_000
  private static let storedBytesOfEpoch = 85

  private static func range(_ values: [Int]) -> ClosedRange<Int> {
    (values.min() ?? 0)...(values.max() ?? 0)
  }

  /// When the last of the threads is done, each taking the next run when it is free.
  private static func makespan(_ durations: some Sequence<Double>, threads: Int) -> Double {
    var ends = [Double](repeating: 0, count: threads)
    for duration in durations {
      let next = ends.indices.min { ends[$0] < ends[$1] } ?? 0
      ends[next] += duration
    }
    return ends.max() ?? 0
  }

  /// The data, the largest run a thread, and what the program itself takes.
  private func memory(_ loaded: LoadedSweep, threads: Int) -> Int {
    let data = loaded.bytesOfRows + loaded.bytesOfSplits(threads: threads)
    let largest = needs.map { Int($0.bytes) }.max() ?? 0
    let count = census.trajectories.count
    return Self.bytesAtRest + data + threads * largest
      + min(count * Self.cachedBytesOfTrajectory, Self.bytesOfCache)
      + count * Self.bytesOfTrajectory
  }

  /// What the runs of each shape take.
  private var needs: [MemoryNeed] {
    let stopped = Set(census.trajectories.lazy.filter { !$0.early.isEmpty }.map(\.shape))
    return census.shapes.enumerated().map { number, shape in
      MemoryNeed(shape.training, hasStopRule: stopped.contains(number))
    }
  }

  /// A row an epoch, some rows a run, the states from which more epochs go on, and the models
  /// of the best runs.
  private func storage(classes: Int) -> Int {
    var rows = 0
    var states = 0
    var weights = 0
    for work in left {
      let training = census.shapes[shape(work)].training
      rows += Self.storedBytesOfRun + Self.storedBytesOfEpoch * Int(work.epochs.rounded(.up))
      if classes > 1 { rows += 8 * classes * classes }
      states += training.architecture.parameters * 4 * (1 + training.optimizer.slots)
      weights += training.architecture.parameters * 4
    }
    let models = weights * min(Store.modelsKept, left.count) / max(1, left.count)
    return rows + min(states, KeptStates.automaticBytes) + models
  }
}
