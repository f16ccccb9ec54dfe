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
  private let worker: Int
  private let forceDense: Bool
  private var training: Training
  private var result: TrajectoryResult
  /// The claim's own goals, then those alongside.
  private var goals: [GoalProgress]
  private var best = BestEpoch()
  /// Whether a stop rule may yet choose the best epoch, or one that was asked for before did.
  private let remembersBest: Bool
  /// Where training stood after the best epoch; nil where that was not remembered.
  private var bestTraining: Training?
  /// When it began, by the clock of its thread, which stands while the process is stopped or the
  /// machine asleep.
  private let begin: Double
  private let secondsBefore: Double

  /// Goes on from the claim's progress; from the beginning where there is none, or where its state
  /// is damaged. `forceDense` multiplies by zeros too, to the same bits.
  init(
    settings: TrainingSettings, claim: TrajectoryClaim, dataset: Dataset, worker: Int,
    forceDense: Bool = false
  ) {
    self.settings = settings
    self.claim = claim
    self.dataset = dataset
    self.worker = worker
    self.forceDense = forceDense
    begin = CPUTime.ofThread
    var progress = claim.progress
    let stored = progress.map { StoredState(bytes: $0.state) }
    var training = Self.training(settings, dataset, forceDense, isBlank: stored != nil)
    if let stored,
      !training.restore(stored.current) || training.completedEpochs != progress?.epochs.count
    {
      training = Self.training(settings, dataset, forceDense)
      progress = nil
    }
    secondsBefore = progress?.seconds ?? 0
    goals = (claim.goals + claim.alongside).map(GoalProgress.init)
    remembersBest = goals.contains { $0.goal.stop != nil } || stored?.best != nil
    result = TrajectoryResult(
      id: claim.id, outcome: .finished, epochs: progress?.epochs ?? [], confusions: [],
      models: [], weightsDigest: nil, curveDigest: nil, worker: worker, seconds: secondsBefore)
    for record in result.epochs {
      best.take(record)
      for index in goals.indices { goals[index].take(record) }
    }
    if remembersBest, let stored, progress != nil {
      let isAtBest = best.epoch == training.completedEpochs && training.step == 0
      if let state = stored.best ?? (isAtBest ? stored.current : nil) {
        var training = Self.training(settings, dataset, forceDense, isBlank: true)
        if training.restore(state), training.completedEpochs == best.epoch {
          bestTraining = consume training
        }
      }
    }
    self.training = training
  }

  /// Training at its beginning, or one that is to take up a state.
  private static func training(
    _ settings: TrainingSettings, _ dataset: Dataset, _ forceDense: Bool, isBlank: Bool = false
  ) -> Training {
    Training(
      settings, examples: dataset.training.examples, targets: dataset.training.targets,
      forceDense: forceDense, isBlank: isBlank)
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
    result.state = StoredState(current: training.state, best: bestState).bytes
    result.curveDigest = result.epochs.digest
    if training.step == 0 { result.weightsDigest = training.parameters.digest }
    return result
  }

  /// Evaluates after an epoch and keeps what points read there.
  private mutating func complete(
    _ outcome: EpochOutcome, since begin: Double, _ tell: (News) -> Void
  ) {
    let validation = training.evaluate(dataset.validation.examples, dataset.validation.targets)
    let test = training.evaluate(dataset.test.examples, dataset.test.targets)
    let score = Score(of: dataset.task)
    let record = EpochRecord(
      epoch: training.completedEpochs,
      training: PartMetrics(training: outcome.tally, score),
      validation: PartMetrics(validation.tally, score), test: PartMetrics(test.tally, score),
      seconds: CPUTime.ofThread - begin)
    result.epochs.append(record)
    if best.take(record), remembersBest { rememberBest() }
    for index in goals.indices where goals[index].reading == nil {
      goals[index].take(record)
      if let reading = goals[index].reading { keep(reading.epoch, validation, test) }
    }
    let counts = counts(outcome, validation, test)
    tell(.epoch(.epoch(claim.id, worker: worker, record, counts: counts)))
  }

  /// Confusion counts and weights at an epoch where some point's result is taken: this one, with
  /// its evaluations, or the best, if its state was remembered.
  private mutating func keep(_ epoch: Int, _ validation: Evaluation, _ test: Evaluation) {
    guard !result.models.contains(where: { $0.epoch == epoch }) else { return }
    if epoch == training.completedEpochs {
      result.keep(&training, settings, dataset, validation: validation, test: test)
    } else if bestTraining?.completedEpochs == epoch {
      result.keep(&bestTraining!, settings, dataset)
    }
  }

  private var bestState: [UInt8]? {
    switch bestTraining {
    case .some(let training): training.state
    case nil: nil
    }
  }

  private mutating func rememberBest() {
    if bestTraining == nil {
      bestTraining = Self.training(settings, dataset, forceDense, isBlank: true)
    }
    bestTraining?.take(from: training)
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
