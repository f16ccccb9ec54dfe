/// The size of a picture in pixels, in which everything is placed from its lower left corner.
struct Canvas: Sendable, Hashable {
  var width: Double
  var height: Double

  /// As wide as a slide: 13.3 inches, on which text is 9.6 points high.
  static let slide = Canvas(width: 1600, height: 1000)

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// As wide as a column of print, with text of the same height as on a slide.
  init(millimeters: Double) {
    width = (millimeters * Self.slide.width / 338.67).rounded()
    height = max(360, (width * 0.625).rounded())
  }

  /// Whether panels have to stand one above the other.
  var isNarrow: Bool { width < 1100 }
}
