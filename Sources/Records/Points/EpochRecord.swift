public import Networks

/// Loss and score of one part of the data after an epoch. The score is that of the task: see
/// `Score`.
public struct PartMetrics: Sendable, Hashable {
  public var loss: Double
  public var score: Double

  public init(loss: Double, score: Double) {
    self.loss = loss
    self.score = score
  }

  /// From the sums over a held-out part's examples. Of none there is neither.
  public init(_ tally: Tally, _ score: Score) {
    self.init(
      loss: tally.count == 0 ? .nan : tally.meanLoss, score: score.value(of: tally))
  }

  /// From the sums over an epoch of training.
  public init(training tally: Tally, _ score: Score) {
    self.init(loss: tally.meanLoss, score: score.trainingValue(of: tally))
  }
}

/// What one epoch left behind. Training numbers are over the epoch's examples, each taken before
/// its batch's update; validation and test are evaluated after the epoch.
public struct EpochRecord: Sendable, Hashable {
  /// Counted from 1.
  public var epoch: Int
  public var training: PartMetrics
  public var validation: PartMetrics
  public var test: PartMetrics
  /// Processor time of training and evaluation; information, never part of a comparison.
  public var seconds: Double
  /// What was asked for beside accuracy or R²; empty unless it was.
  public var scores: [MeasuredScore]

  public init(
    epoch: Int, training: PartMetrics, validation: PartMetrics, test: PartMetrics, seconds: Double,
    scores: [MeasuredScore] = []
  ) {
    self.epoch = epoch
    self.training = training
    self.validation = validation
    self.test = test
    self.seconds = seconds
    self.scores = scores
  }

  /// What a measure came to; nil where it was not taken.
  public subscript(measure: Measure) -> MeasuredScore? {
    if measure.score.isStandard {
      return MeasuredScore(measure, validation: validation.score, test: test.score)
    }
    return scores.first { $0.measure == measure }
  }

  /// What the epoch's validation is worth by a criterion, more being better: by accuracy or R² where
  /// there is none. Nil where it was not measured.
  public func merit(by criterion: StopRule.Criterion?) -> Double? {
    switch criterion {
    case nil: validation.score
    case .loss?: -validation.loss
    case .score(let measure)?: self[measure].map { measure.score.merit($0.validation) }
    }
  }

  /// The epoch as it is told where runs are judged by a measure, nil being accuracy or R²: with it
  /// in place of the score. What was not measured is no number, as always in training.
  public func told(by measure: Measure?) -> EpochRecord {
    guard let measure, !measure.score.isStandard else { return self }
    return told(self[measure])
  }

  /// The same by a score, of whichever class it was measured.
  public func told(by score: Score) -> EpochRecord {
    score.isStandard ? self : told(scores.first { $0.measure.score == score })
  }

  private func told(_ score: MeasuredScore?) -> EpochRecord {
    var record = self
    record.training.score = .nan
    record.validation.score = score?.validation ?? .nan
    record.test.score = score?.test ?? .nan
    return record
  }

  public subscript(part: Part) -> PartMetrics {
    switch part {
    case .training: training
    case .validation: validation
    case .test: test
    }
  }
}

/// The three parts of a dataset.
public enum Part: String, Sendable, Hashable, CaseIterable {
  case training, validation, test
}
