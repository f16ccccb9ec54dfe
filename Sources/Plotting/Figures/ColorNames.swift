/// What colors stand for, in words of these colors: side by side as far as there is room. In a column of
/// print they take the place of a legend.
struct ColorNames {
  private let lines: [(text: String, color: Color)]
  private let places: [(x: Double, row: Int)]
  let height: Double

  private static let step = Layout.text * 1.3

  /// The first `alone` of the lines have a row each.
  init(_ lines: [(text: String, color: Color)], alone: Int = 0, width room: Double) {
    self.lines = lines
    var (x, row) = (0.0, 0)
    var places: [(x: Double, row: Int)] = []
    for (index, line) in lines.enumerated() {
      let width = PlotText.width(line.text, size: Layout.text) + 18
      if index > 0, alone > 0 && index <= alone || x + width > room { (x, row) = (0, row + 1) }
      places.append((x, row))
      x += width
    }
    self.places = places
    height = lines.isEmpty ? 0 : Self.step * Double(row + 1)
  }

  func labels(left: Double, top: Double) -> [TextLabel] {
    zip(lines, places).map { line, place in
      TextLabel(
        text: line.text, x: .canvas(left + place.x),
        y: .canvas(top - Self.step * (Double(place.row) + 0.5)),
        color: line.color.mixed(with: Palette.ink, 0.15))
    }
  }
}
