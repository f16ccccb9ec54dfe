/// A picture in the terms of a reader, before any of gnuplot's: texts and panels on a canvas.
public struct Figure: Sendable, Hashable {
  /// Stem of all its files.
  public var name: String
  /// The sentence to read first.
  var title: String
  /// Lines below the title.
  var subtitles: [String]
  var panels: [Panel]

  /// Title and subtitles with their places, each cut to the canvas's width.
  var headings: [TextLabel] {
    let fitting = (Layout.titleRoom / PlotText.width(title, size: 1, bold: true)).rounded(.down)
    let size = min(max(fitting, Layout.smallestTitle), Layout.largestTitle)
    let first = TextLabel(
      text: PlotText.fitted(title, width: Layout.titleRoom, size: size, bold: true),
      x: .canvas(Layout.margin), y: .canvas(Layout.titleHeight), size: size, isBold: true)
    let others = subtitles.enumerated().map { index, text in
      TextLabel(
        text: PlotText.fitted(text, width: Layout.titleRoom, size: Layout.subtitle),
        x: .canvas(Layout.margin),
        y: .canvas(Layout.subtitleHeight - Layout.subtitleStep * Double(index)),
        size: Layout.subtitle, color: Palette.softInk)
    }
    return [first] + others
  }
}
