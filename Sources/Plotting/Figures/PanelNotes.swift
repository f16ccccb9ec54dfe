import Records

extension Panel {
  /// The panel, or where it has nothing to draw but crosses, the panel with a sentence in its middle.
  func orNote(_ sentence: String) -> Panel {
    guard isEmpty else { return self }
    var panel = self
    let size = frame.width < 500 ? Layout.text : Layout.sentence
    let lines = PlotText.wrapped(sentence, width: frame.width * 0.9, size: size, lines: 3)
    for (index, line) in lines.enumerated() {
      let up = (Double(lines.count - 1) / 2 - Double(index)) * size * Layout.lineSpacing
      panel.labels.append(
        TextLabel(
          text: line, x: .canvas((frame.left + frame.right) / 2),
          y: .canvas((frame.bottom + frame.top) / 2 + up), alignment: .center, size: size,
          color: Palette.softInk))
    }
    return panel
  }

  /// Whether it has nothing to draw but crosses.
  var isEmpty: Bool {
    layers.allSatisfy { layer in
      if case .points(.cross, _, _) = layer.style { return true }
      return layer.blocks.allSatisfy(\.values.isEmpty)
    }
  }

  /// The lines of a note below a title in so much width: in a column of print it may take more.
  private static func noteLines(_ note: String, width: Double) -> [String] {
    note.isEmpty
      ? []
      : PlotText.wrapped(
        note, width: width, size: Layout.remark, lines: width < Layout.column ? 4 : 2)
  }

  /// The room that a title and a note take at the upper edge of a frame.
  static func headHeight(_ note: String, over frame: Frame) -> Double {
    32 + 20 * Double(noteLines(note, width: frame.width).count)
  }

  /// A title and a note below it at the upper edge of the frame that the panel stands in.
  mutating func head(_ title: String, _ note: String, over frame: Frame) {
    let room = frame.width
    labels.append(
      TextLabel(
        text: PlotText.fitted(title, width: room, size: Layout.panelTitle, bold: true),
        x: .canvas(frame.left), y: .canvas(frame.top - Layout.panelTitle / 2),
        size: Layout.panelTitle, isBold: true))
    noteLines = Self.noteLines(note, width: room)
    for (line, text) in noteLines.enumerated() {
      labels.append(
        TextLabel(
          text: text, x: .canvas(frame.left),
          y: .canvas(frame.top - 34 - Layout.remark * 1.3 * Double(line)), size: Layout.remark,
          color: Palette.softInk))
    }
  }
}

extension Panel {
  /// A sentence in place of anything else.
  static func empty(in frame: Frame, _ sentence: String) -> Panel {
    let nothing = Scale(title: "", lower: 0, upper: 1, ticks: .listed([]))
    return Panel(name: sentence, frame: frame, x: nothing, y: nothing, hasAxes: false)
      .orNote(sentence)
  }
}
