/// Which color means what.
struct Legend: Sendable, Hashable {
  struct Entry: Sendable, Hashable {
    var label: String
    var color: Color
  }

  var title: String
  var entries: [Entry]
  /// Left edge, and the edge that `isBelow` names, in pixels of the canvas.
  var x: Double
  var y: Double
  /// Whether the legend hangs down from `y` or stands on it.
  var isBelow: Bool
}
