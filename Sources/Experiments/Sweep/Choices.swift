import YAMLLite

/// What one point says of each axis: an array, since millions of points are looked up.
struct Choices: Sendable {
  /// Settings in their order, then variables.
  private var slots: [Located<AxisChoice>?]
  private let variables: [String]

  /// Nothing said yet, in a section with these variables.
  init(variables: [String]) {
    self.variables = variables
    slots = Array(repeating: nil, count: Axis.allCases.count + variables.count)
  }

  /// Where an axis has its value; nil for an unknown variable.
  func slot(of axis: Axis) -> Int? {
    if let index = axis.index { return index }
    return variables.firstIndex(of: axis.rawValue).map { Axis.allCases.count + $0 }
  }

  subscript(slot slot: Int) -> Located<AxisChoice>? {
    get { slots[slot] }
    set { slots[slot] = newValue }
  }

  subscript(axis: Axis) -> Located<AxisChoice>? {
    get { slot(of: axis).flatMap { slots[$0] } }
    set { if let slot = slot(of: axis) { slots[slot] = newValue } }
  }

  /// The number given for an axis.
  func number(_ axis: Axis) -> Double? {
    if case .number(let value)? = self[axis]?.value { value } else { nil }
  }

  /// The variables that have a value.
  var givenVariables: [Axis] {
    variables.map(Axis.variable).filter { self[$0] != nil }
  }
}
