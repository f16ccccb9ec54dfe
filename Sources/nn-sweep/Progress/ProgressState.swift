import Records

/// Where a sweep stands: built from events, asked by the lines that are drawn from it. Time is
/// always handed in, in seconds of any steady clock.
struct ProgressState: Sendable {
  /// The run that a worker trains, or trained last while it waits for the next.
  struct Slot: Sendable {
    enum Phase: Sendable { case running, finished, diverged, failed, interrupted }

    var id: TrajectoryID
    var run: ProgressRun
    var startedAt: Double
    var phase = Phase.running
    /// Whether it was not only told scores that it lacked.
    var isTrained = true
    /// The last completed epoch.
    var epoch: EpochRecord?

    /// From 0 to 1.
    var share: Double {
      run.epochs > 0 ? min(1, Double(epoch?.epoch ?? 0) / Double(run.epochs)) : 0
    }
  }

  let plan: ProgressPlan
  /// By number of the worker.
  private(set) var slots: [Int: Slot] = [:]
  private(set) var finished = 0
  /// Those of them that were not trained: what is stored told scores that they lacked.
  private(set) var scored = 0
  private(set) var diverged = 0
  private(set) var failed = 0
  private(set) var best: ProgressBest?
  /// The widest label seen, so that columns don't jump from run to run.
  private(set) var labelWidth = 0
  private let startedAt: Double
  private var trainedExamples = 0
  /// Work really done.
  private var trainedWork = 0.0
  /// Work of ended runs, done or, after a divergence, no longer to do.
  private var settledWork = 0.0

  init(_ plan: ProgressPlan, at now: Double) {
    self.plan = plan
    best = plan.best
    startedAt = now
  }

  mutating func apply(_ event: TrajectoryEvent, at now: Double) {
    switch event {
    case .started(let id, let worker):
      slots[worker] = slot(id, startedAt: now)
    case .epoch(let id, let worker, let record, _, let epochs):
      var slot = slots[worker].flatMap { $0.id == id ? $0 : nil } ?? slot(id, startedAt: now)
      slot.epoch = record.told(by: plan.scoreText.score)
      slots[worker] = slot
      trainedExamples += epochs * slot.run.examples
      trainedWork += slot.run.work * Double(epochs) / Double(max(1, slot.run.epochs))
    case .ended(let result):
      end(result, at: now)
    }
  }

  private mutating func slot(_ id: TrajectoryID, startedAt now: Double) -> Slot {
    let run = plan.describe(id)
    labelWidth = max(labelWidth, DisplayWidth.of(run.label))
    return Slot(id: id, run: run, startedAt: now)
  }

  private mutating func end(_ result: TrajectoryResult, at now: Double) {
    let known = slots[result.worker].flatMap { $0.id == result.id ? $0 : nil }
    var slot = known ?? slot(result.id, startedAt: now)
    slot.isTrained = known.map { $0.epoch != nil } ?? true
    slot.epoch = result.metrics?.told(by: plan.scoreText.score) ?? slot.epoch
    switch result.outcome {
    case .finished:
      slot.phase = .finished
      finished += 1
      if !slot.isTrained { scored += 1 }
      let rank = slot.epoch.map {
        ResultRank($0.validation, of: plan.scoreText.score, position: slot.run.position)
      }
      if let rank, best.map({ rank.isBefore($0.rank) }) ?? true {
        best = ProgressBest(rank, label: slot.run.label)
      }
    case .diverged:
      slot.phase = .diverged
      diverged += 1
    case .failed:
      slot.phase = .failed
      failed += 1
    case .interrupted: slot.phase = .interrupted
    }
    if slot.phase != .interrupted { settledWork += slot.run.work }
    slots[result.worker] = slot
  }

  /// Runs that ended, well or not.
  var done: Int { finished + diverged + failed }

  /// From 0 to 1, by predicted work; 1 only when all is done.
  var share: Double {
    guard done < plan.runs else { return 1 }
    guard plan.work > 0 else { return Double(done) / Double(plan.runs) }
    return min(max(0, (settledWork + runningWork) / plan.work), 0.999)
  }

  private var runningWork: Double {
    slots.values.reduce(0) { $1.phase == .running ? $0 + $1.run.work * $1.share : $0 }
  }

  func elapsed(at now: Double) -> Double { max(0, now - startedAt) }

  /// Training examples a second since the start; nil before the first epoch.
  func examplesPerSecond(at now: Double) -> Double? {
    let elapsed = elapsed(at: now)
    guard trainedExamples > 0, elapsed > 0 else { return nil }
    return Double(trainedExamples) / elapsed
  }

  /// An estimate of the seconds still to come: the work left at the pace so far, and no less than
  /// the slowest run under way still needs. Nil until there is a second and an epoch to go by.
  func timeLeft(at now: Double) -> Double? {
    let elapsed = elapsed(at: now)
    guard elapsed >= 1, trainedWork > 0, done < plan.runs else { return nil }
    let left = max(0, plan.work - settledWork - runningWork)
    let slowest = slots.values.reduce(0) { slowest, slot in
      guard slot.phase == .running, slot.share > 0 else { return slowest }
      return max(slowest, (now - slot.startedAt) / slot.share * (1 - slot.share))
    }
    return max(left * elapsed / trainedWork, slowest)
  }
}
