/// What a point is known by: its trajectory, and what it asks of it.
public struct PointKey: Sendable, Hashable {
  public var id: TrajectoryID
  public var goal: PointGoal

  public init(id: TrajectoryID, goal: PointGoal) {
    self.id = id
    self.goal = goal
  }

  public init(id: TrajectoryID, epochs: Int, stop: StopRule? = nil) {
    self.init(id: id, goal: PointGoal(epochs: epochs, stop: stop))
  }
}
