public import Records

/// What became of an experiment's points when it was registered. All counts are of points.
public struct Registration: Sendable, Hashable {
  /// Points asked for now.
  public var points = 0
  /// Never asked for by this experiment before.
  public var new = 0
  /// With a result already.
  public var finished = 0
  /// Known to diverge.
  public var diverged = 0
  /// Asked for once but no longer: kept, and marked as not active.
  public var noLongerAsked = 0
  /// Runs asked for again whose curve is not the one that was trained: they wait again.
  public var setBack: [TrajectoryID] = []

  public init() {}

  /// What a person should know of those.
  public var note: String? {
    setBack.isEmpty
      ? nil
      : Findings.otherCurve(setBack.map(\.hex)) + ": it is trained again from the first epoch"
  }

  /// Points that wait for training, in this process or another.
  public var waiting: Int { points - finished - diverged }
}
