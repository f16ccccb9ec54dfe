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

  /// The axes in which `settings` differ, in column order. What another axis settles by default is
  /// left out: `layers` where `hidden` tells the networks apart, `initializer` and `loss` where the
  /// activations decide them.
  public static func differing(_ settings: some Sequence<Settings>) -> [Axis] {
    let settings = Set(settings)
    let several = Axis.allCases.filter { axis in Set(settings.map { $0[axis] }).count > 1 }
    let isSettled = { (axis: Axis, by: Axis) in
      var values: [AxisValue?: AxisValue?] = [:]
      return settings.allSatisfy { setting in
        let first = values[setting[by], default: setting[axis]]
        values[setting[by]] = first
        return first == setting[axis]
      }
    }
    return several.filter { axis in
      switch axis {
      case .layers: !isSettled(.layers, .hidden)
      // Two settings may have the same hidden layers and still differ in their outputs.
      case .hidden: isSettled(.layers, .hidden)
      case .initializer, .loss: !isSettled(axis, .activations)
      default: true
      }
    }
  }
}
