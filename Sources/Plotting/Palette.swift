/// The colors of all figures.
enum Palette {
  /// Titles and labels.
  static let ink = Color(0x22262B)
  /// Subtitles, axis titles, tick labels.
  static let softInk = Color(0x5C6670)
  /// Axis lines.
  static let axis = Color(0x9AA3AB)
  /// Grid lines.
  static let grid = Color(0xE6E9EC)
  /// Curves that are only context.
  static let context = Color(0xC3C9CE)
  /// What to look at first.
  static let mark = Color(0xE8590C)
  /// What went wrong.
  static let alarm = Color(0xB3261E)

  /// Eight colors that readers with any color vision tell apart on white: those of Okabe and Ito
  /// (2008), but wine and olive for black and yellow, which read as text or vanish on white.
  static let distinct: [Color] = [
    0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x882255, 0x8A8A2E,
  ].map(Color.init)

  /// A color for a share from 0 (low) to 1 (high), for lines on white: much like matplotlib's
  /// `viridis`, but with orange for its pale yellow. Brightness rises all the way, so order shows
  /// in gray too.
  static func sequential(_ share: Double) -> Color {
    blend([0x3B0F70, 0x2F6CB3, 0x1F9E89, 0x84BC3C, 0xF2A007], share)
  }

  /// A color for the area of a cell, pale for 0 (worst) and dark for 1 (best).
  static func cell(_ share: Double) -> Color {
    blend([0xEEF4F8, 0xB9D7E8, 0x6BAED6, 0x2C7FB8, 0x12416F], share)
  }

  /// Text that stands out on an area of color `background`.
  static func ink(on background: Color) -> Color {
    background.brightness < 0.58 ? Color(0xFFFFFF) : ink
  }

  private static func blend(_ stops: [UInt32], _ share: Double) -> Color {
    let place = min(max(share, 0), 1) * Double(stops.count - 1)
    let below = min(Int(place), stops.count - 2)
    return Color(stops[below]).mixed(with: Color(stops[below + 1]), place - Double(below))
  }
}
