/// A picture in the terms of a reader, before any of gnuplot's: texts and panels on a canvas of
/// 1600 × 1000 pixels.
public struct Figure: Sendable, Hashable {
  static let width: Double = 1600
  static let height: Double = 1000

  /// Stem of all its files.
  public var name: String
  /// The sentence to read first.
  var title: String
  /// Lines below the title.
  var subtitles: [String]
  var panels: [Panel]

  /// Left edge of titles.
  static let margin: Double = 40

  /// The width that titles may take.
  static let room = width - 2 * margin
  /// A title is as large as fits, but not larger or smaller than these.
  static let largestTitle: Double = 28
  static let smallestTitle: Double = 20
  static let subtitleSize: Double = 18

  /// Title and subtitles with their places, each cut to the canvas's width.
  var headings: [TextLabel] {
    let fitting = (Figure.room / PlotText.width(title, size: 1, bold: true)).rounded(.down)
    let size = min(max(fitting, Figure.smallestTitle), Figure.largestTitle)
    let first = TextLabel(
      text: PlotText.fitted(title, width: Figure.room, size: size, bold: true),
      x: .canvas(Figure.margin), y: .canvas(955), size: size, isBold: true)
    let others = subtitles.enumerated().map { index, text in
      TextLabel(
        text: PlotText.fitted(text, width: Figure.room, size: Figure.subtitleSize),
        x: .canvas(Figure.margin),
        y: .canvas(915 - 27 * Double(index)), size: Figure.subtitleSize, color: Palette.softInk)
    }
    return [first] + others
  }
}
