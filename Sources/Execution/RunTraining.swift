import Datasets
import Experiments
import Networks

/// Trains one run from where it stands to its last epoch and says what it came to.
struct RunTraining: ~Copyable {
  private let spec: RunSpec
  private let claim: RunClaim
  private let dataset: Dataset
  private let worker: Int
  private var training: Training
  private var result: RunResult
  private let clock = ContinuousClock()
  private let begin: ContinuousClock.Instant
  private let secondsBefore: Double

  /// Goes on from the claim's progress; from the beginning where there is none, or where its state
  /// is damaged.
  init(spec: RunSpec, claim: RunClaim, dataset: Dataset, worker: Int) {
    self.spec = spec
    self.claim = claim
    self.dataset = dataset
    self.worker = worker
    begin = clock.now
    var progress = claim.progress
    var training = Self.beginning(spec, dataset)
    if let stored = progress,
      !training.restore(stored.state) || training.completedEpochs != stored.epochs.count
    {
      training = Self.beginning(spec, dataset)
      progress = nil
    }
    self.training = training
    secondsBefore = progress?.seconds ?? 0
    result = RunResult(
      id: claim.id, outcome: .finished, epochs: progress?.epochs ?? [], confusions: [],
      models: [], weightsDigest: nil, curveDigest: nil, worker: worker, seconds: secondsBefore)
  }

  private static func beginning(_ spec: RunSpec, _ dataset: Dataset) -> Training {
    Training(
      spec.training, examples: dataset.training.examples, targets: dataset.training.targets)
  }

  /// What a run says on its way.
  enum News {
    case epoch(RunEvent)
    case checkpoint(RunResult)
  }

  /// Trains to the end, or until `stop`. Whenever `checkpointIsDue` answers true between two
  /// batches, what the run has come to is told and training goes on.
  mutating func run(
    stop: () -> Bool, checkpointIsDue: () -> Bool, tell: (News) -> Void
  ) -> RunResult {
    var number = training.completedEpochs + 1
    while number <= claim.epochs.last ?? 1 {
      let epochBegin = clock.now
      var isCheckpoint = false
      let outcome = training.epoch(number) {
        if stop() { return true }
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
      complete(number, outcome, since: epochBegin, tell)
      number += 1
    }
    return end(.finished)
  }

  /// What the run has come to, if it were to end now.
  private func end(_ outcome: RunOutcome) -> RunResult {
    var result = result
    result.outcome = outcome
    result.seconds = secondsBefore + clock.now.seconds(since: begin)
    if case .diverged = outcome { return result }
    result.state = training.state
    result.curveDigest = result.epochs.digest
    if training.step == 0 { result.weightsDigest = training.parameters.digest }
    return result
  }

  /// Evaluates after an epoch and keeps what points read there.
  private mutating func complete(
    _ number: Int, _ outcome: EpochOutcome, since begin: ContinuousClock.Instant,
    _ tell: (News) -> Void
  ) {
    let validation = training.evaluate(dataset.validation.examples, dataset.validation.targets)
    let test = training.evaluate(dataset.test.examples, dataset.test.targets)
    let record = EpochRecord(
      epoch: number, training: PartMetrics(loss: outcome.loss, score: outcome.score),
      validation: PartMetrics(loss: validation.loss, score: validation.score),
      test: PartMetrics(loss: test.loss, score: test.score),
      seconds: clock.now.seconds(since: begin))
    result.epochs.append(record)
    if claim.epochs.contains(number) { keep(number, validation, test) }
    let counts = counts(outcome, validation, test)
    tell(.epoch(.epoch(claim.id, worker: worker, record, counts: counts)))
  }

  /// Confusion counts and weights at an epoch that some point reads.
  private mutating func keep(_ epoch: Int, _ validation: Evaluation, _ test: Evaluation) {
    result.models.append(
      ModelRecord(
        epoch: epoch, layers: training.parameters,
        context: ModelContext(
          activations: spec.training.architecture.activations, encoding: dataset.encoding)))
    guard case .classification = dataset.task else { return }
    let seen = training.evaluate(dataset.training.examples, dataset.training.targets)
    for (part, evaluation) in [(Part.training, seen), (.validation, validation), (.test, test)] {
      result.confusions.append(
        ConfusionRecord(epoch: epoch, part: part, counts: evaluation.confusion))
    }
  }

  private func counts(
    _ outcome: EpochOutcome, _ validation: Evaluation, _ test: Evaluation
  ) -> [Part: PartCount] {
    guard case .classification = dataset.task else { return [:] }
    return [
      .training: PartCount(correct: outcome.correct, total: dataset.training.count),
      .validation: PartCount(correct: validation.correct, total: validation.count),
      .test: PartCount(correct: test.correct, total: test.count),
    ]
  }
}
