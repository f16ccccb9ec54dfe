/// Everything that tells one setting from another: a value an axis, the seed apart.
public struct Settings: Sendable, Hashable {
  private var values: [Axis: AxisValue]

  public init(_ values: [Axis: AxisValue] = [:]) { self.values = values }

  public subscript(axis: Axis) -> AxisValue? {
    get { values[axis] }
    set { values[axis] = newValue }
  }

  /// The axes that have a value, in column order.
  public var axes: [Axis] { values.keys.sorted() }

  /// `16-16 relu/softmax 0.1` for the axes named: a label that says only what differs.
  public func label(_ axes: [Axis]) -> String {
    axes.compactMap { values[$0]?.description }.joined(separator: " ")
  }

  /// The axes in which `settings` differ, in column order. `layers` is left out where `hidden`
  /// already tells the networks apart.
  public static func differing(_ settings: some Sequence<Settings>) -> [Axis] {
    var seen: [Axis: Set<AxisValue?>] = [:]
    for setting in settings {
      for axis in Axis.allCases { seen[axis, default: []].insert(setting[axis]) }
    }
    let several = Axis.allCases.filter { (seen[$0]?.count ?? 0) > 1 }
    let hiddenSuffices = (seen[.hidden]?.count ?? 0) >= (seen[.layers]?.count ?? 0)
    return several.filter { $0 != (hiddenSuffices ? .layers : .hidden) }
  }
}
