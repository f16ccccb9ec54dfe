import Datasets
import Experiments
import Networks

/// Trains one run from its first epoch to its last and says what it came to.
struct RunTraining {
  let spec: RunSpec
  let claim: RunClaim
  let dataset: Dataset
  let worker: Int
  let shouldStop: () -> Bool
  let emit: (RunEvent) -> Void

  func run() -> RunResult {
    let clock = ContinuousClock()
    let begin = clock.now
    var training = Training(
      spec.training, examples: dataset.training.examples, targets: dataset.training.targets)
    var result = RunResult(
      id: claim.id, outcome: .finished, epochs: [], confusions: [], models: [],
      weightsDigest: nil, curveDigest: nil, worker: worker, seconds: 0)
    for number in 1...(claim.epochs.last ?? 1) {
      if let end = epoch(number, &training, &result, clock) {
        result.outcome = end
        break
      }
    }
    if case .finished = result.outcome {
      result.weightsDigest = training.parameters.digest
      result.curveDigest = result.epochs.digest
    }
    result.seconds = clock.now.seconds(since: begin)
    return result
  }

  /// Trains and evaluates one epoch; an answer ends the run.
  private func epoch(
    _ number: Int, _ training: inout Training, _ result: inout RunResult, _ clock: ContinuousClock
  ) -> RunOutcome? {
    let begin = clock.now
    let outcome = training.epoch(number, shouldStop: shouldStop)
    if outcome.interrupted { return .interrupted }
    if let divergence = outcome.divergence { return .diverged(divergence) }
    let validation = training.evaluate(dataset.validation.examples, dataset.validation.targets)
    let test = training.evaluate(dataset.test.examples, dataset.test.targets)
    let record = EpochRecord(
      epoch: number, training: PartMetrics(loss: outcome.loss, score: outcome.score),
      validation: PartMetrics(loss: validation.loss, score: validation.score),
      test: PartMetrics(loss: test.loss, score: test.score),
      seconds: clock.now.seconds(since: begin))
    result.epochs.append(record)
    if claim.epochs.contains(number) {
      keep(number, &training, validation, test, in: &result)
    }
    emit(.epoch(claim.id, worker: worker, record, counts: counts(outcome, validation, test)))
    return nil
  }

  /// Confusion counts and weights at an epoch that some point reads.
  private func keep(
    _ epoch: Int, _ training: inout Training, _ validation: Evaluation, _ test: Evaluation,
    in result: inout RunResult
  ) {
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

extension [LayerValues] {
  /// SHA-256 of all weights and biases, layer by layer, −0 read as +0.
  var digest: Digest {
    var hasher = Digest.Hasher()
    for layer in self { hasher.update(layer.canonicalBytes) }
    return hasher.finish()
  }
}

extension [EpochRecord] {
  /// SHA-256 of every loss and score as eight little-endian bytes, −0 read as +0.
  var digest: Digest {
    var hasher = Digest.Hasher()
    for record in self {
      for part in Part.allCases {
        for value in [record[part].loss, record[part].score] {
          hasher.update(Int(bitPattern: UInt(value == 0 ? 0 : value.bitPattern)))
        }
      }
    }
    return hasher.finish()
  }
}

extension ContinuousClock.Instant {
  func seconds(since begin: ContinuousClock.Instant) -> Double {
    let (seconds, attoseconds) = (self - begin).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }
}
