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
  /// Wall time of training and evaluation; information, never part of a comparison.
  public var seconds: Double

  public init(
    epoch: Int, training: PartMetrics, validation: PartMetrics, test: PartMetrics, seconds: Double
  ) {
    self.epoch = epoch
    self.training = training
    self.validation = validation
    self.test = test
    self.seconds = seconds
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
