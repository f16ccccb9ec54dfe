/// One point of an experiment as the database knows it: a row of the `runs` view.
public struct PointRecord: Sendable, Hashable {
  public var id: TrajectoryID
  public var experiment: String
  /// Place of the point in file order, from 0.
  public var position: Int
  public var state: PointState
  public var replicate: Replicate
  public var settings: Settings
  /// Further settings of the experiment that ask for the same training, in file order.
  public var aliases: [Alias] = []
  public var parameters: Int
  /// Epochs asked for.
  public var epochs: Int
  /// What may have ended it before.
  public var stop: StopRule?
  /// The last epoch that was trained for it: the asked one, or that after which its stop rule
  /// ended it; none until it is finished.
  public var lastEpoch: Int?
  /// Metrics at the epoch where the result is taken: the asked one, or the best up to the end that
  /// a stop rule has set; none until it is finished.
  public var result: EpochRecord?
  /// The confusion counts there of the fold that judges it, or of the outer part where it has no fold,
  /// if a score is pooled by them.
  public var counts: [Int]?
  /// The epoch in which a diverged run diverged.
  public var divergedEpoch: Int?
  /// Why a failed run failed.
  public var failure: String?
  public var seconds: Double?

  public init(
    id: TrajectoryID, experiment: String, position: Int, state: PointState, replicate: Replicate,
    settings: Settings, parameters: Int, epochs: Int, stop: StopRule? = nil,
    lastEpoch: Int? = nil, result: EpochRecord? = nil, divergedEpoch: Int? = nil,
    failure: String? = nil, seconds: Double? = nil
  ) {
    self.id = id
    self.experiment = experiment
    self.position = position
    self.state = state
    self.replicate = replicate
    self.settings = settings
    self.parameters = parameters
    self.epochs = epochs
    self.stop = stop
    self.lastEpoch = lastEpoch ?? result.map { _ in epochs }
    self.result = result
    self.divergedEpoch = divergedEpoch
    self.failure = failure
    self.seconds = seconds
  }
}

extension PointRecord {
  /// Another setting by which an experiment asks for a point.
  public struct Alias: Sendable, Hashable {
    public var settings: Settings
    /// Its place in file order, from 0.
    public var position: Int

    public init(settings: Settings, position: Int) {
      self.settings = settings
      self.position = position
    }
  }

  /// The point as each setting that asks for it sees it, the one that it is known by first.
  public var asked: [PointRecord] {
    guard !aliases.isEmpty else { return [self] }
    var known = self
    known.aliases = []
    return [known]
      + aliases.map { alias in
        var record = known
        record.settings = alias.settings
        record.position = alias.position
        return record
      }
  }
}

/// A point with its epochs, from 1 to the last that was trained for it (or to divergence).
public struct PointCurve: Sendable, Hashable {
  public var run: PointRecord
  public var epochs: [EpochRecord]

  public init(run: PointRecord, epochs: [EpochRecord]) {
    self.run = run
    self.epochs = epochs
  }
}

extension PointCurve {
  /// The curve with another score in place of accuracy or R²: see `EpochRecord.told`.
  public func told(by measure: Measure?) -> PointCurve {
    guard let measure, !measure.score.isStandard else { return self }
    var curve = self
    curve.run.result = run.result?.told(by: measure)
    curve.epochs = epochs.map { $0.told(by: measure) }
    return curve
  }

  /// The point with its epochs as each setting that asks for it sees it.
  public var asked: [PointCurve] {
    run.asked.map { PointCurve(run: $0, epochs: epochs) }
  }
}
