/// A picture in the terms of a reader, before any of gnuplot's: texts and panels on a canvas.
public struct Figure: Sendable, Hashable {
  /// Stem of all its files.
  public var name: String
  var canvas: Canvas
  /// The sentence to read first.
  var title: String
  /// Sentences below the title.
  var subtitles: [String]
  /// A sentence at the bottom.
  var foot: String
  var panels: [Panel] = []

  init(
    name: String, canvas: Canvas = .slide, title: String, subtitles: [String] = [],
    foot: String = ""
  ) {
    self.name = name
    self.canvas = canvas
    self.title = title
    self.subtitles = subtitles.filter { !$0.isEmpty }
    self.foot = foot
  }

  /// What people who cannot see the picture are told.
  var description: String { (subtitles + [foot]).filter { !$0.isEmpty }.joined(separator: ". ") }

  private var margin: Double { canvas.isNarrow ? 16 : Layout.margin }

  private var room: Double { canvas.width - 2 * margin }

  /// Titles from the top down, as lines with their size and the height that each takes.
  private var lines: [(text: String, size: Double, isTitle: Bool)] {
    let largest = canvas.isNarrow ? Layout.panelTitle : Layout.largestTitle
    // Never smaller than what stands above a panel.
    let smallest = canvas.isNarrow ? Layout.panelTitle : Layout.smallestTitle
    let fitting = (room / PlotText.width(title, size: 1, bold: true)).rounded(.down)
    let size = fitting < smallest ? smallest : min(fitting, largest)
    let below = canvas.isNarrow ? Layout.text : Layout.subtitle
    return PlotText.wrapped(title, width: room, size: size, bold: true, lines: mostLines)
      .map { ($0, size, true) }
      + subtitles.flatMap { PlotText.wrapped($0, width: room, size: below, lines: mostLines) }
      .map { ($0, below, false) }
  }

  /// Titles and the sentence at the bottom with their places.
  var headings: [TextLabel] {
    var top = canvas.height - (canvas.isNarrow ? 6 : 18)
    var labels: [TextLabel] = []
    for line in lines {
      let height = line.size * Layout.lineSpacing
      labels.append(
        TextLabel(
          text: line.text, x: .canvas(margin), y: .canvas(top - height / 2), size: line.size,
          isBold: line.isTitle, color: line.isTitle ? Palette.ink : Palette.softInk))
      top -= height
    }
    let last = footLines
    for (index, text) in last.enumerated() {
      labels.append(
        TextLabel(
          text: text, x: .canvas(margin),
          y: .canvas(14 + Layout.remark * Layout.lineSpacing * Double(last.count - 1 - index)),
          size: Layout.remark, color: Palette.softInk))
    }
    return labels
  }

  private var footLines: [String] {
    foot.isEmpty
      ? [] : PlotText.wrapped(foot, width: room, size: Layout.remark, lines: mostLines - 1)
  }

  /// In a column of print sentences take many lines rather than being cut.
  private var mostLines: Int { canvas.isNarrow ? 7 : 3 }

  /// The height that is not the body's.
  var headingsHeight: Double { canvas.height - body.height }

  /// What titles and the sentence at the bottom leave free.
  var body: Panel.Frame {
    let titles = lines.reduce(0) { $0 + $1.size * Layout.lineSpacing }
    let foot = Layout.remark * Layout.lineSpacing * Double(footLines.count)
    return Panel.Frame(
      left: margin, right: canvas.width - margin, bottom: foot + 6,
      top: canvas.height - (canvas.isNarrow ? 6 : 18) - titles - 8)
  }
}
