/// Small square images beside one another, each with a word below it, as large as fit into a frame.
struct ImageGrid {
  struct Image {
    /// Row after row from the top, as many as `side` each.
    var pixels: [Float]
    var caption: String
  }

  let images: [Image]
  let side: Int
  let tint: Layer.Tint

  /// Between images, and the height of a word below them, in pixels of the canvas.
  private static let gap: Double = 12
  /// Around all of them, for their edges.
  private static let rim: Double = 2
  private var captionHeight: Double {
    images.contains { !$0.caption.isEmpty } ? Layout.text * Layout.lineSpacing : 0
  }

  /// The widest grid of largest images.
  private func shape(in frame: Panel.Frame) -> (columns: Int, size: Double) {
    var best = (columns: 1, size: 0.0)
    for columns in 1...max(images.count, 1) {
      let rows = Double((images.count + columns - 1) / columns)
      let size = min(
        (frame.width - 2 * Self.rim + Self.gap) / Double(columns) - Self.gap,
        (frame.height - 2 * Self.rim + Self.gap) / rows - Self.gap - captionHeight)
      if size > best.size { best = (columns, size) }
    }
    return best
  }

  func panel(in frame: Panel.Frame, name: String) -> Panel {
    let (columns, size) = shape(in: frame)
    let rows = (images.count + columns - 1) / columns
    let width = Double(columns) * (size + Self.gap) - Self.gap + 2 * Self.rim
    let height = Double(rows) * (size + Self.gap + captionHeight) - Self.gap + 2 * Self.rim
    var inner = frame
    inner.right = frame.left + max(width, 41)
    inner.bottom = frame.top - max(height, 21)
    // A unit is a pixel of an image.
    let unit = max(size, 1) / Double(max(side, 1))
    var panel = Panel(
      name: name, frame: inner,
      x: Scale(title: "", lower: 0, upper: inner.width / unit, ticks: .listed([])),
      y: Scale(title: "", lower: 0, upper: inner.height / unit, ticks: .listed([])),
      hasAxes: false)
    var blocks: [DataBlock] = []
    var edges = DataBlock("left, right, lower, upper", columns: 4)
    for (place, image) in images.enumerated() {
      let left = Self.rim + Double(place % columns) * (size + Self.gap)
      let top =
        inner.height - Self.rim - Double(place / columns) * (size + Self.gap + captionHeight)
      edges.values += [
        (left - 1) / unit, (left + size + 1) / unit, (top - size - 1) / unit, (top + 1) / unit,
      ]
      blocks.append(block(image, number: place + 1, left: left / unit, top: top / unit))
      if image.caption.isEmpty { continue }
      panel.labels.append(
        TextLabel(
          text: PlotText.fitted(image.caption, width: size + Self.gap, size: Layout.text),
          x: .canvas(inner.left + left + size / 2),
          y: .canvas(inner.bottom + top - size - captionHeight / 2), alignment: .center))
    }
    panel.layers = [
      Layer("edges", .boxes(Palette.area), [edges]), Layer("pixels", .images(tint), blocks),
    ]
    return panel
  }

  private func block(_ image: Image, number: Int, left: Double, top: Double) -> DataBlock {
    var block = DataBlock(
      "image \(number) \(image.caption): x, y, value", columns: 3)
    for (place, value) in image.pixels.enumerated() {
      block.values += [
        left + Double(place % side) + 0.5, top - Double(place / side) - 0.5, Double(value),
      ]
    }
    return block
  }
}
