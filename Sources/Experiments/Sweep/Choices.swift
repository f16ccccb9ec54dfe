import Records
import YAMLLite

/// What one point says of each axis: an array, since millions of points are looked up.
struct Choices: Sendable {
  /// A choice that many points share: an object, so that an array of them is quickly copied.
  final class Slot: Sendable {
    let choice: Located<AxisChoice>

    init(_ choice: Located<AxisChoice>) { self.choice = choice }
  }

  /// Settings in their order, then variables.
  private var slots: [Slot?]
  private let variables: [String]

  /// Nothing said yet, in a section with these variables.
  init(variables: [String]) {
    self.variables = variables
    slots = Array(repeating: nil, count: Axis.allCases.count + variables.count)
  }

  /// Where an axis has its value; nil for an unknown variable.
  func place(of axis: Axis) -> Int? {
    if let index = axis.index { return index }
    return variables.firstIndex(of: axis.rawValue).map { Axis.allCases.count + $0 }
  }

  /// Puts a choice in its place.
  mutating func set(_ slot: Slot, at place: Int) { slots[place] = slot }

  subscript(axis: Axis) -> Located<AxisChoice>? {
    get { place(of: axis).flatMap { slots[$0]?.choice } }
    set { if let place = place(of: axis) { slots[place] = newValue.map(Slot.init) } }
  }

  /// The number given for an axis.
  func number(_ axis: Axis) -> Double? {
    guard let place = place(of: axis), let slot = slots[place] else { return nil }
    if case .number(let value) = slot.choice.value { return value }
    return nil
  }

  /// The variables that have a value.
  var givenVariables: [Axis] {
    variables.map(Axis.variable).filter { self[$0] != nil }
  }
}
