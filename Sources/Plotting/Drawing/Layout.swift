/// Where things stand on the canvas and how large they are: all the pixels of all figures, counted
/// from the canvas's lower left corner. Widths of lines stand with the lines.
enum Layout {
  static let width: Double = 1600
  static let height: Double = 1000
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
  /// A remark inside a panel.
  static let remark: Double = 15
  static let subtitle: Double = 18
  /// A figure's title is as large as fits, but not larger or smaller than these.
  static let largestTitle: Double = 28
  static let smallestTitle: Double = 20
  /// What a title has to be shown at lest something of it move to the line below.
  static let goodTitle: Double = 24

  // Titles of figures and panels.
  /// The width that a figure's titles may take.
  static let titleRoom = width - 2 * margin
  static let titleHeight: Double = 955
  static let subtitleHeight: Double = 915
  static let subtitleStep: Double = 27
  static let panelTitleHeight: Double = 832
  static let panelNoteHeight: Double = 805
  /// Right ends of the titles of a panel on the left and on the right.
  static let leftTitleEnd: Double = 920
  static let rightTitleEnd = width - 20

  // Panels.
  static let panelBottom: Double = 90
  /// The panel of a figure that has only one.
  static let onlyPanelLeft: Double = 100
  static let onlyPanelTop: Double = 800
  /// The left half of the overview.
  static let curvesLeft: Double = 95
  static let halfTop: Double = 770
  /// The right half of the overview: its texts, the panel's axis, and the panel's end.
  static let detailsLeft: Double = 955
  static let detailsAxis = detailsLeft + 75
  static let detailsRight: Double = 1560
  static let mapRight: Double = 1570
  static let mapTop: Double = 756

  // Labels at the ends of curves.
  /// The column of labels beside the only panel: its right edge, its distance from the panel, and
  /// how narrow and wide it may be.
  static let labelsRight: Double = 1575
  static let labelsGap: Double = 25
  static let labelsWidth = 120.0...400
  /// The same beside the left half of the overview.
  static let halfLabelsRight: Double = 925
  static let halfLabelsGap: Double = 20
  static let halfLabelsWidth = 80.0...310
  /// From a label to the thin line that leads to it.
  static let labelToLine: Double = 6

  // A legend in place of labels.
  static let legendPanelRight: Double = 1290
  static let legendLeft: Double = 1300
  static let legendTitleWidth: Double = 250
  static let legendLabelWidth: Double = 220
  /// The best setting beside it, a line a value.
  static let bestLeft: Double = 1305
  static let bestWidth: Double = 280
  static let bestLine: Double = 24

  // Axes.
  /// From a panel to the title of the axis below, and to that above the left one.
  static let titleBelowAxis: Double = 56
  static let titleBesideAxis: Double = 8
  static let titleAboveAxis: Double = 12
  /// The room that a tick's label needs beside its width, and in height.
  static let tickGap: Double = 8
  static let tickHeight: Double = 22
  /// How near to each other slanted labels may stand, and how wide labels may be.
  static let slantedTickStep: Double = 24
  static let slantedTickWidth: Double = 140
  static let tickWidth: Double = 200
  /// A remark's distance from a panel's right, lower and upper edge.
  static let remarkRight: Double = 12
  static let remarkBottom: Double = 18
  static let remarkTop: Double = 14

  // The heat map.
  static let rowLabelWidth: Double = 170
  static let rowLabelGap: Double = 20
  static let largestCellText: Double = 20
  static let smallestCellText: Double = 9
  /// Half of a cell's side, where a whole cell with its gap is 1.
  static let halfCell = 0.485
  /// Between two strokes over an empty cell.
  static let hatchStep: Double = 14
}
