/// A point on its way into the database: what an experiment asks of which trajectory.
public struct PointRequest: Sendable {
  /// Place in file order, from 0.
  public var position: Int
  /// Place in the order of execution, from 0.
  public var order: Int
  public var id: TrajectoryID
  /// The text whose digest is the id.
  public var canonicalText: String
  public var settings: Settings
  public var replicate: Replicate
  public var epochs: Int
  /// What may end the run before.
  public var stop: StopRule?
  public var parameters: Int
  /// The epochs that the setting asks for on the first split: by which points of one setting are
  /// told from those of another with more.
  public var plannedEpochs: Int
  /// What it is ranked by; nil for accuracy or R².
  public var ranking: Measure?
  /// All that is measured of it where its result is taken, beside accuracy or R².
  public var measures: [Measure] = []

  public init(
    position: Int, id: TrajectoryID, canonicalText: String, settings: Settings,
    replicate: Replicate,
    epochs: Int, stop: StopRule? = nil, parameters: Int, order: Int? = nil,
    plannedEpochs: Int? = nil
  ) {
    self.position = position
    self.order = order ?? position
    self.id = id
    self.canonicalText = canonicalText
    self.settings = settings
    self.replicate = replicate
    self.epochs = epochs
    self.stop = stop
    self.parameters = parameters
    self.plannedEpochs = plannedEpochs ?? epochs
  }
}
