/// Everything that tells one setting from another: a value an axis, the seed apart.
public struct Settings: Sendable, Hashable {
  private var values: [Axis: AxisValue]

  public init(_ values: [Axis: AxisValue] = [:]) { self.values = values }

  public subscript(axis: Axis) -> AxisValue? {
    get { values[axis] }
    set { values[axis] = newValue }
  }

  /// Number of axes that have a value.
  public var count: Int { values.count }

  /// The axes that have a value, in column order.
  public var axes: [Axis] { values.keys.sorted() }

  /// `16-16 relu/softmax 0.1` for the axes named: a label that says only what differs.
  public func label(_ axes: [Axis]) -> String {
    axes.compactMap { values[$0]?.description }.joined(separator: " ")
  }

  /// The axes in which `settings` differ, in column order: see `DifferingAxes`.
  public static func differing(_ settings: some Sequence<Settings>) -> [Axis] {
    var differing = DifferingAxes()
    for setting in settings { differing.insert(setting) }
    return differing.axes
  }
}
