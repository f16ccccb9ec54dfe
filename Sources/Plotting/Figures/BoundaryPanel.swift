import Records

/// The plane of two inputs in the colors of the classes that a network answers there, with the
/// validation examples in the colors of their true ones.
struct BoundaryPanel {
  let boundary: Boundary
  let classes: [String]

  /// Nil where nothing is known, or where there are more classes than colors.
  init?(_ results: SweepResults) {
    guard let boundary = results.boundary else { return nil }
    self.boundary = boundary
    classes = results.experiment.data[0].classes
    if !(1...Palette.distinct.count).contains(classes.count) { return nil }
  }

  func panel(in frame: Panel.Frame) -> Panel {
    let inner = frame.inset(left: Layout.besideAxis, right: 190, bottom: Layout.belowAxis, top: 32)
    var panel = Panel(
      name: "what run \(boundary.run) answers where", frame: inner,
      x: scale("first input", boundary.across), y: scale("second input", boundary.up))
    panel.layers = areas + points
    let names = classes.enumerated().map {
      Legend.Entry(
        label: PlotText.fitted($1, width: 120, size: Layout.text), color: Palette.distinct[$0])
    }
    panel.legend = Legend(
      title: "class", entries: names + (hasBlanks ? [.init(label: "no answer", color: blank)] : []),
      x: inner.right + Layout.labelsGap, y: inner.top, isBelow: true)
    return panel
  }

  private let blank = Palette.area

  /// Whether the network gives no number somewhere.
  private var hasBlanks: Bool { boundary.answers.contains(nil) }

  private func scale(_ title: String, _ range: ClosedRange<Double>) -> Scale {
    let step = Scale.step(over: range.upperBound - range.lowerBound, atMost: 8)
    return Scale(
      title: title, lower: range.lowerBound, upper: range.upperBound,
      ticks: .every(step, format: "%g"))
  }

  /// A layer a class, and one for what has no answer; neighbors in a row are one box.
  private var areas: [Layer] {
    let count = boundary.columns
    let width = (boundary.across.upperBound - boundary.across.lowerBound) / Double(count)
    let height = (boundary.up.upperBound - boundary.up.lowerBound) / Double(count)
    var blocks = Array(
      repeating: DataBlock("left, right, lower, upper", columns: 4), count: classes.count + 1)
    for row in 0..<count {
      var start = 0
      for column in 1...count {
        let answer = boundary.answers[row * count + start]
        if column < count, boundary.answers[row * count + column] == answer { continue }
        let low = boundary.up.lowerBound + Double(row) * height
        blocks[answer ?? classes.count].values += [
          boundary.across.lowerBound + Double(start) * width,
          boundary.across.lowerBound + Double(column) * width, low,
          // A little over the next row, lest the ground shines through between.
          low + 1.08 * height,
        ]
        start = column
      }
    }
    let colors = Palette.distinct.map { $0.mixed(with: Palette.white, 0.72) }
    return classes.indices.map { Layer("answers \($0 + 1)", .boxes(colors[$0]), [blocks[$0]]) }
      + (hasBlanks ? [Layer("no answer", .boxes(blank), [blocks[classes.count]])] : [])
  }

  private var points: [Layer] {
    let places = boundary.points.filter { Palette.distinct.indices.contains($0.label) }
    let wrong = places.filter { boundary.answer($0) != $0.label }
    return Layer.points(
      "validation examples, rim", .disk, size: 0.72, places.map { ($0.x, $0.y, Palette.white) })
      + Layer.points(
        "validation examples", .disk, size: 0.55,
        places.map { ($0.x, $0.y, Palette.distinct[$0.label]) })
      + Layer.points(
        "answered wrong", .ring, size: 1.1, wrong.map { ($0.x, $0.y, Palette.ink) })
  }

  static let note =
    "area: what is answered · dot: a validation example in its true color · ring: wrong"
}
