public import Records

/// How many points of an experiment are in which state.
public struct StateCounts: Sendable, Hashable {
  private var counts: [PointState: Int] = [:]
  /// Points asked for once but no longer, whatever their state.
  public var noLongerAsked = 0

  public init() {}

  public subscript(state: PointState) -> Int {
    get { counts[state] ?? 0 }
    set { counts[state] = newValue }
  }

  /// Points that the experiment asks for.
  public var total: Int { counts.values.reduce(0, +) }
}
