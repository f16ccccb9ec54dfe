/// The colors of all figures.
enum Palette {
  /// Titles and labels.
  static let ink = Color(0x22262B)
  /// Subtitles, axis titles, tick labels.
  static let softInk = Color(0x5C6670)
  /// Axis lines.
  static let axis = Color(0x8A939B)
  /// Grid lines.
  static let grid = Color(0xE6E9EC)
  /// Curves that are only context.
  static let context = Color(0x9AA2A9)
  /// Areas that are only context.
  static let area = Color(0xD5DADE)
  /// What to look at first.
  static let mark = Color(0xE8590C)
  /// What went wrong.
  static let alarm = Color(0xB3261E)
  static let white = Color(0xFFFFFF)

  /// Six colors of lines that readers with any color vision tell apart: no two are nearer than 20
  /// (CIE 1976) in the simulations of Machado, Oliveira and Fernandes (2009), and each has a
  /// contrast of 3 on white. Found by a search around those of Okabe and Ito (2008).
  static let distinct: [Color] = [
    0x0072B2, 0xE86100, 0x01A859, 0x60186E, 0xAE7296, 0x5B5002,
  ].map(Color.init)

  /// A color for a share from 0 (low) to 1 (high), for lines on white: much like matplotlib's
  /// `viridis` up to where it gets too pale. Brightness rises all the way, so order shows in gray
  /// too.
  static func sequential(_ share: Double) -> Color {
    blend([0x440154, 0x3A4287, 0x236C8E, 0x22957F, 0x80BC35], share)
  }

  /// The colors of cells from the palest (worst) to the darkest (best).
  static let cells: [Color] = [0xEEF4F8, 0xB9D7E8, 0x6BAED6, 0x2C7FB8, 0x12416F].map(Color.init)

  /// A color for the area of a cell, pale for 0 (worst) and dark for 1 (best).
  static func cell(_ share: Double) -> Color { blend(cells.map(\.rgb), share) }

  /// Text that stands out on an area of color `background`.
  static func ink(on background: Color) -> Color {
    background.brightness < 0.58 ? white : ink
  }

  private static func blend(_ stops: [UInt32], _ share: Double) -> Color {
    let place = min(max(share, 0), 1) * Double(stops.count - 1)
    let below = min(Int(place), stops.count - 2)
    return Color(stops[below]).mixed(with: Color(stops[below + 1]), place - Double(below))
  }

  /// The colors that scripts have a variable for, by its name.
  static let named: [(name: String, color: Color)] =
    [
      ("ink", ink), ("soft", softInk), ("axis", axis), ("grid", grid), ("context", context),
      ("area", area), ("mark", mark), ("alarm", alarm), ("white", white),
    ] + distinct.enumerated().map { ("color\($0.offset + 1)", $0.element) }
}
