import Datasets
import Digests
import Experiments
import Kernels
import Networks
import Records

/// Trains one run from where it stands until every goal is reached, and says what it came to.
struct TrajectoryTraining: ~Copyable {
  private let settings: TrainingSettings
  private let claim: TrajectoryClaim
  private let dataset: Dataset
  /// The rows of the validation part, where answers to them are to be kept.
  private let rows: ValidationRows?
  private let worker: Int
  private let forceDense: Bool
  private var training: Training
  private var result: TrajectoryResult
  /// The claim's own goals, then those alongside.
  private var goals: [GoalProgress]
  /// By what stop rules may yet choose the best epoch, or did before.
  private let bests: [RememberedBest]
  private let plan: MeasurePlan
  private let measuring: Measuring
  /// When it began, by the clock of its thread, which stands while the process is stopped or the
  /// machine asleep.
  private let begin: Double
  private var secondsBefore: Double

  /// Goes on from the claim's progress; from the beginning where there is none, where its state is
  /// damaged or gone, or where it lacks what the claim's goals go by or ask for and nothing can tell
  /// it. Where only scores are lacking, kept weights can, without a state.
  /// `plan` says what to measure beside what every epoch has. `forceDense` multiplies by zeros too,
  /// to the same bits.
  init(
    settings: TrainingSettings, claim: TrajectoryClaim, dataset: Dataset,
    rows: ValidationRows? = nil, worker: Int,
    plan: MeasurePlan = MeasurePlan(), forceDense: Bool = false
  ) {
    // Each part of a training once, and what is taken up only when all are there.
    let begin = CPUTime.ofThread
    let progress = claim.progress
    var stored = progress?.state.map { StoredState(bytes: $0) }
    var training = Self.training(settings, dataset, forceDense, isBlank: stored != nil)
    if let state = stored,
      !training.restore(state.current) || training.completedEpochs != progress?.epochs.count
    {
      training = Self.training(settings, dataset, forceDense)
      stored = nil
    }
    let secondsBefore = progress?.seconds ?? 0
    self.settings = settings
    self.claim = claim
    self.dataset = dataset
    self.rows = rows
    self.worker = worker
    self.plan = plan.adding(claim.goals + claim.alongside)
    self.forceDense = forceDense
    self.begin = begin
    self.secondsBefore = secondsBefore
    self.training = training
    measuring = Measuring(dataset, settings)
    bests = Self.criteria(claim, stored).map(RememberedBest.init)
    goals = (claim.goals + claim.alongside).map(GoalProgress.init)
    result = TrajectoryResult(
      id: claim.id, outcome: .finished, epochs: [], confusions: [], models: [], weightsDigest: nil,
      curveDigest: nil, worker: worker, seconds: secondsBefore)
    if let progress { takeUp(progress, stored) }
  }

  /// Goes on from what is stored, where the current state, if any, is there already.
  private mutating func takeUp(_ progress: StoredProgress, _ stored: StoredState?) {
    result.epochs = progress.epochs
    for record in result.epochs {
      for best in bests { best.take(record) }
      for index in goals.indices { goals[index].take(record) }
    }
    let isBetweenEpochs = training.step == 0
    for best in bests {
      let isAtBest = isBetweenEpochs && best.epoch.epoch == training.completedEpochs
      guard let state = stored?.best(by: best.name) ?? (isAtBest ? stored?.current : nil) else {
        continue
      }
      best.restore(state) { Self.training(settings, dataset, forceDense, isBlank: true) }
    }
    for goal in goals { if let reading = goal.reading { measureResult(at: reading.epoch) } }
    var lacksAny = stored == nil && needsMore
    for goal in goals.prefix(claim.goals.count) where lacksMeasures(goal) { lacksAny = true }
    if stored == nil {
      if lacksAny { secondsBefore = 0 } else { result.models = progress.models }
    }
    if lacksAny { beginAgain() }
  }

  /// What stop rules go by, each criterion once.
  private static func criteria(
    _ claim: TrajectoryClaim, _ stored: StoredState?
  ) -> [StopRule.Criterion?] {
    var criteria: [StopRule.Criterion?] = []
    func add(_ criterion: StopRule.Criterion?) {
      if !criteria.contains(criterion) { criteria.append(criterion) }
    }
    for goal in claim.goals + claim.alongside { if let stop = goal.stop { add(stop.by) } }
    for name in stored?.bests.map(\.criterion) ?? [] {
      if name.isEmpty { add(nil) }
      if let criterion = StopRule.Criterion(name) { add(criterion) }
    }
    return criteria
  }

  /// Whether a goal cannot be judged by the epochs at hand, or its result lacks what is asked for.
  private func lacksMeasures(_ goal: GoalProgress) -> Bool {
    guard let reading = goal.reading else { return goal.isBlind }
    let record = result.epochs[reading.epoch - 1]
    return plan.all.contains { record[$0] == nil }
  }

  /// Forgets what was stored: training begins anew.
  private mutating func beginAgain() {
    training = Self.training(settings, dataset, forceDense)
    result.epochs = []
    goals = (claim.goals + claim.alongside).map(GoalProgress.init)
    for best in bests { best.forget() }
  }

  /// Training at its beginning, or one that is to take up a state.
  private static func training(
    _ settings: TrainingSettings, _ dataset: Dataset, _ forceDense: Bool, isBlank: Bool = false
  ) -> Training {
    Training(
      settings, examples: dataset.training.examples, targets: dataset.training.targets,
      weights: dataset.training.weights, forceDense: forceDense, isBlank: isBlank)
  }

  /// What a run says on its way.
  enum News {
    case epoch(TrajectoryEvent)
    case checkpoint(TrajectoryResult)
  }

  /// Trains until every goal of the claim is reached, or until `stop`, or until training has taken
  /// `maxSeconds` in all. Whenever `checkpointIsDue` answers true between two batches, what the run
  /// has come to is told and training goes on.
  mutating func run(
    maxSeconds: Double? = nil, stop: () -> Bool, checkpointIsDue: () -> Bool, tell: (News) -> Void
  ) -> TrajectoryResult {
    let secondsLeft = maxSeconds.map { $0 - secondsBefore }
    while needsMore {
      let epochBegin = CPUTime.ofThread
      var isCheckpoint = false
      let outcome = training.epoch(training.completedEpochs + 1) { [begin] in
        if stop() { return true }
        if let secondsLeft, CPUTime.ofThread - begin >= secondsLeft { return true }
        isCheckpoint = checkpointIsDue()
        return isCheckpoint
      }
      if let divergence = outcome.divergence { return end(.diverged(divergence)) }
      if outcome.interrupted {
        let soFar = end(.interrupted)
        guard isCheckpoint else { return soFar }
        tell(.checkpoint(soFar))
        continue
      }
      complete(outcome, since: epochBegin, tell)
    }
    return end(.finished)
  }

  /// Whether a goal is not reached and there is a step left that might do it.
  private var needsMore: Bool {
    training.hasStepsLeft
      && goals.prefix(claim.goals.count).contains { $0.reading == nil }
  }

  /// What the run has come to, if it were to end now.
  private func end(_ outcome: TrajectoryOutcome) -> TrajectoryResult {
    var result = result
    result.outcome = outcome
    result.seconds = secondsBefore + CPUTime.ofThread - begin
    if case .diverged = outcome { return result }
    if outcome == .finished { result.resultEpoch = goals.first?.reading?.epoch }
    result.curveDigest = result.epochs.digest
    // Where kept weights told what was lacking, training stands nowhere.
    guard training.completedEpochs == result.epochs.count else { return result }
    result.state = StoredState(current: training.state, bests: bestStates).bytes
    if training.step == 0 { result.weightsDigest = training.parameters.digest }
    return result
  }

  /// Evaluates after an epoch and keeps what points read there.
  private mutating func complete(
    _ outcome: EpochOutcome, since begin: Double, _ tell: (News) -> Void
  ) {
    let isLast = goals.contains {
      $0.reading == nil && $0.goal.epochs == training.completedEpochs
    }
    let withOutputs = (isLast ? plan.all : plan.everyEpoch).contains(where: \.score.needsOutputs)
    let validation = training.evaluate(
      dataset.validation, withOutputs: withOutputs || isLast && rows != nil)
    let test = training.evaluate(dataset.test, withOutputs: withOutputs)
    let score = Score(of: dataset.task)
    let record = EpochRecord(
      epoch: training.completedEpochs,
      training: PartMetrics(training: outcome.tally, score),
      validation: PartMetrics(validation.tally, score), test: PartMetrics(test.tally, score),
      seconds: CPUTime.ofThread - begin,
      scores: measuring.scores(plan.everyEpoch, validation, test))
    result.epochs.append(record)
    for best in bests {
      best.take(record, training) { Self.training(settings, dataset, forceDense, isBlank: true) }
    }
    for index in goals.indices where goals[index].reading == nil {
      goals[index].take(record)
      if let reading = goals[index].reading {
        keep(reading.epoch, validation, test)
        measureResult(at: reading.epoch, (validation, test))
      }
    }
    let counts = counts(outcome, validation, test)
    tell(.epoch(.epoch(claim.id, worker: worker, record, counts: counts)))
  }

  /// Confusion counts and weights at an epoch where some point's result is taken: this one, with
  /// its evaluations, or the best, if its state was remembered.
  private mutating func keep(_ epoch: Int, _ validation: Evaluation, _ test: Evaluation) {
    guard !result.models.contains(where: { $0.epoch == epoch }) else { return }
    if epoch == training.completedEpochs {
      result.keep(&training, settings, dataset, rows, validation: validation, test: test)
    } else {
      let (settings, dataset, rows) = (settings, dataset, rows)
      for best in bests {
        let isKept = best.use(after: epoch) { result.keep(&$0, settings, dataset, rows) }
        if isKept { return }
      }
    }
  }

  /// Takes the measures that an epoch lacks and where a result is taken, if its state or its weights
  /// are at hand.
  /// `current` is how the network does where training stands, if that is known.
  private mutating func measureResult(
    at epoch: Int, _ current: (validation: Evaluation, test: Evaluation)? = nil
  ) {
    let missing = plan.all.filter { result.epochs[epoch - 1][$0] == nil }
    guard !missing.isEmpty else { return }
    var scores: [MeasuredScore] = []
    if epoch == training.completedEpochs, training.step == 0 {
      if let current, !current.validation.outputs.isEmpty {
        scores = measuring.scores(missing, current.validation, current.test)
      } else {
        scores = measuring.scores(missing, of: &training)
      }
    } else {
      for best in bests where scores.isEmpty {
        best.use(after: epoch) { [measuring] in scores = measuring.scores(missing, of: &$0) }
      }
      if scores.isEmpty { scores = scoresOfKept(missing, at: epoch) }
    }
    result.epochs[epoch - 1].scores += scores
  }

  /// What kept weights of an epoch say; nothing where there are none.
  private func scoresOfKept(_ measures: [Measure], at epoch: Int) -> [MeasuredScore] {
    guard let model = claim.progress?.models.first(where: { $0.epoch == epoch }),
      settings.architecture.fits(model.layers)
    else { return [] }
    var predictor = Predictor(architecture: settings.architecture, parameters: model.layers)
    return measuring.scores(measures, of: &predictor)
  }

  private var bestStates: [String: [UInt8]] {
    var states: [String: [UInt8]] = [:]
    for best in bests { states[best.name] = best.state }
    return states
  }

  private func counts(
    _ outcome: EpochOutcome, _ validation: Evaluation, _ test: Evaluation
  ) -> PartCounts {
    guard case .classification = dataset.task else { return PartCounts() }
    return PartCounts(
      training: PartCount(correct: outcome.tally.correct, total: outcome.tally.count),
      validation: PartCount(correct: validation.tally.correct, total: validation.tally.count),
      test: PartCount(correct: test.tally.correct, total: test.tally.count))
  }
}
