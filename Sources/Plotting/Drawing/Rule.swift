/// A straight thin line, such as the one that leads from a curve's end to its label.
struct Rule: Sendable, Hashable {
  var fromX: Coordinate
  var fromY: Coordinate
  var toX: Coordinate
  var toY: Coordinate
  var color: Color
  var width: Double = 1
  var isDotted = false
}
