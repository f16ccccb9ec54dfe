/// What a panel draws in one go: one dataset in one style. Thousands of curves are blocks of one
/// layer, because gnuplot needs minutes for thousands of plot items.
struct Layer: Sendable, Hashable {
  enum Mark: Int, Sendable, Hashable {
    // gnuplot's point types.
    case plus = 1
    case cross = 2
    case ring = 6
    case disk = 7
  }

  enum Style: Sendable, Hashable {
    /// Columns x, y.
    case lines(Color, width: Double, dashed: Bool = false, transparency: Double = 0)
    /// Columns x, lowest, highest.
    case band(Color, opacity: Double = 0.18)
    /// A mark a row. Columns x, y.
    case points(Mark, Color, size: Double)
    /// A filled rectangle a row. Columns left, right, lower, upper.
    case boxes(Color)
    /// The same, colored by the panel's `ColorScale`. Columns left, right, lower, upper, value.
    case cells
    /// An image a block, in the colors of a tint. Columns x, y, value: a row for each pixel, whose
    /// middle is at x, y.
    case images(Tint)
  }

  /// How numbers become the colors of pixels.
  enum Tint: Sendable, Hashable {
    /// From white at 0 to ink.
    case ink(upTo: Double)
    /// White at 0, blue above and orange below, as far as a number from it.
    case signed(upTo: Double)

    /// From the lowest number to the highest.
    var colors: [Color] {
      switch self {
      case .ink: [Palette.white, Palette.ink]
      case .signed: [Palette.distinct[1], Palette.white, Palette.distinct[0]]
      }
    }

    var range: ClosedRange<Double> {
      switch self {
      case .ink(let limit): 0...limit
      case .signed(let limit): -limit...limit
      }
    }
  }

  /// Name of the dataset in the data file, in plain words, never a user's text.
  var name: String
  var style: Style
  var blocks: [DataBlock]

  var isBand: Bool { if case .band = style { true } else { false } }

  init(_ name: String, _ style: Style, _ blocks: [DataBlock]) {
    self.name = name
    self.style = style
    self.blocks = blocks
  }

  /// Marks, a layer a color, in the order in which colors appear.
  static func points(
    _ name: String, _ mark: Mark, size: Double, _ places: [(x: Double, y: Double, color: Color)]
  ) -> [Layer] {
    var colors: [Color] = []
    for place in places where !colors.contains(place.color) { colors.append(place.color) }
    return colors.enumerated().map { index, color in
      Layer(
        colors.count == 1 ? name : "\(name) \(index + 1)", .points(mark, color, size: size),
        [
          DataBlock(
            "x, y", columns: 2,
            values: places.filter { $0.color == color }.flatMap { [$0.x, $0.y] })
        ])
    }
  }

  /// Layers of one name and style put together, in the order in which these appear.
  static func merged(_ layers: [Layer]) -> [Layer] {
    var result: [Layer] = []
    for layer in layers {
      if let place = result.firstIndex(where: { $0.name == layer.name && $0.style == layer.style })
      {
        result[place].blocks += layer.blocks
      } else {
        result.append(layer)
      }
    }
    return result
  }
}
