/// Everything that tells one setting from another: a value an axis, the seed apart.
public struct Settings: Sendable, Hashable {
  /// Of the settings of nn-sweep, in their order; an array, since there may be a million settings.
  private var values: [AxisValue?]
  /// Of the file's own variables, by name.
  private var variables: [String: AxisValue] = [:]

  public init(_ values: [Axis: AxisValue] = [:]) {
    self.values = Array(repeating: nil, count: Axis.allCases.count)
    for (axis, value) in values { self[axis] = value }
  }

  public subscript(axis: Axis) -> AxisValue? {
    get { axis.index.map { values[$0] } ?? variables[axis.rawValue] }
    set {
      if let index = axis.index {
        values[index] = newValue
      } else {
        variables[axis.rawValue] = newValue
      }
    }
  }

  /// Number of axes that have a value.
  public var count: Int { values.count { $0 != nil } + variables.count }

  /// Whether classes count differently in training.
  public var hasClassWeights: Bool {
    if case .text(let text)? = self[.classWeights] { text != "none" } else { false }
  }

  /// The block of the file that asks for it; nil where that has none.
  var block: AxisValue? { hasVariables ? self[.block] : nil }

  /// Whether any of the file's own variables has a value.
  public var hasVariables: Bool { !variables.isEmpty }

  /// The axes that have a value, in column order.
  public var axes: [Axis] {
    let known = Axis.allCases.filter { self[$0] != nil }
    return variables.isEmpty ? known : (known + variables.keys.map(Axis.variable)).sorted()
  }

  /// `16-16 relu/softmax 0.1` for the axes named: a label that says only what differs.
  public func label(
    _ axes: [Axis], _ text: (AxisValue) -> String = { $0.description }
  ) -> String {
    axes.compactMap { self[$0].map(text) }.joined(separator: " ")
  }

  /// The axes in which `settings` differ, in column order: see `DifferingAxes`.
  public static func differing(_ settings: some Sequence<Settings>) -> [Axis] {
    DifferingAxes(of: settings).axes
  }
}
