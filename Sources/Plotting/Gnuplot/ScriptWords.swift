import Foundation

/// The names of things in a script, so that a person can change what they stand for at one place.
enum ScriptWords {
  /// Sizes of text with a variable of their own.
  static let sizes: [(name: String, size: Double)] = [
    ("text", Layout.text), ("label", Layout.curveLabel), ("heading", Layout.panelTitle),
    ("subtitle", Layout.subtitle), ("remark", Layout.remark),
  ]

  /// A color as an expression: a variable of the palette's, or the color itself.
  static func color(_ color: Color, transparency: Double = 0) -> String {
    let name = Palette.named.first { $0.color == color }?.name
    guard transparency > 0 else { return name ?? "'\(color.hex)'" }
    let hex = color.hex(transparency: transparency)
    return name.map { "'\(hex.prefix(3))'.\($0)[2:7]" } ?? "'\(hex)'"
  }

  /// A place across the canvas, or up.
  static func x(_ coordinate: Coordinate) -> String { place(coordinate, "width") }
  static func y(_ coordinate: Coordinate) -> String { place(coordinate, "height") }

  /// Pixels as a share of the canvas, which gnuplot calls the screen.
  static func pixels(_ pixels: Double, of length: String) -> String {
    "\(number((pixels * 10).rounded() / 10))/\(length)"
  }

  private static func place(_ coordinate: Coordinate, _ length: String) -> String {
    switch coordinate {
    case .data(let value): "first \(GnuplotData.number(value))"
    case .canvas(let place): "screen \(pixels(place, of: length))"
    }
  }

  /// The command that places a label.
  static func label(_ number: Int, _ label: TextLabel) -> String {
    let name = sizes.first { $0.size == label.size }?.name
    let size = name.map { "','.\($0)" } ?? "',\(Self.number(label.size))'"
    return "set label \(number) \(PlotText.quoted(label.text))"
      + " at \(x(label.x)), \(y(label.y))"
      + " \(label.alignment.rawValue) front font \(label.isBold ? "bold." : "")\(size)"
      + " textcolor rgb \(color(label.color))"
  }

  static func number(_ value: Double) -> String { String(format: "%g", value) }
}
