/// How large things are, in pixels of the canvas. Widths of lines stand with the lines.
enum Layout {
  /// Left edge of titles.
  static let margin: Double = 40

  // Sizes of text.
  /// Axes, ticks, notes, legends, and labels where many stand side by side.
  static let text: Double = 16
  /// Labels of curves in a figure of one panel.
  static let curveLabel: Double = 17
  /// The title of a panel.
  static let panelTitle: Double = 19
  /// A sentence in the middle of an empty panel.
  static let sentence: Double = 22
  /// A remark inside a panel, and the sentence at the bottom.
  static let remark: Double = 15
  static let subtitle: Double = 18
  /// A figure's title is as large as fits, but not larger or smaller than these.
  static let largestTitle: Double = 28
  static let smallestTitle: Double = 22
  /// What a title has to be shown at lest something of it move to the line below.
  static let goodTitle: Double = 24
  /// Below this width a panel's text stands as in a column of print.
  static let column: Double = 600
  /// The width that titles on a slide may take.
  static let titleRoom = Canvas.slide.width - 2 * margin
  /// From a line of text to the next, in heights of the font.
  static let lineSpacing: Double = 1.4

  // Around a panel.
  /// From a panel to the title of the axis below, and to that above the left one.
  static let titleBelowAxis: Double = 50
  static let titleBesideAxis: Double = 8
  static let titleAboveAxis: Double = 14
  /// The room that ticks and their title take below a panel, and ticks alone to its left.
  static let belowAxis: Double = 66
  static let besideAxis: Double = 58
  /// The room that a tick's label needs beside its width, and in height.
  static let tickGap: Double = 8
  static let tickHeight: Double = 22
  /// How near to each other slanted labels may stand, and how wide labels may be.
  static let slantedTickStep: Double = 30
  static let slantedTickWidth: Double = 140
  static let tickWidth: Double = 200
  /// A remark's distance from a panel's right, lower and upper edge.
  static let remarkRight: Double = 12
  static let remarkBottom: Double = 18
  static let remarkTop: Double = 14

  // Labels at the ends of curves.
  /// From a panel to the column of labels beside it, and from a label to the line that leads to it.
  static let labelsGap: Double = 24
  static let labelToLine: Double = 6

  // The heat map.
  static let rowLabelWidth: Double = 190
  static let rowLabelGap: Double = 20
  static let largestCellText: Double = 20
  static let smallestCellText: Double = 10
  /// Half of a cell's side, where a whole cell with its gap is 1.
  static let halfCell = 0.485
  /// Between two strokes over an empty cell.
  static let hatchStep: Double = 14
  /// From the map to its scale bar, and the room of both and its labels.
  static let barGap: Double = 14
  static let barRoom: Double = 84
}
