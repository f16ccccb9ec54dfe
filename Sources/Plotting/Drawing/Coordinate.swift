/// A place along one direction.
enum Coordinate: Sendable, Hashable {
  /// In the units of the panel's scale.
  case data(Double)
  /// In pixels of the canvas, from its left or lower edge.
  case canvas(Double)
}
