import Records

extension Panel {
  /// The panel, or where it has nothing to draw but crosses, the panel with a sentence in its middle.
  func orNote(_ sentence: String) -> Panel {
    let isEmpty = layers.allSatisfy { layer in
      if case .crosses = layer.style { return true }
      return layer.blocks.allSatisfy(\.values.isEmpty)
    }
    guard isEmpty else { return self }
    var panel = self
    panel.labels.append(
      TextLabel(
        text: PlotText.fitted(sentence, width: frame.width * 0.9, size: Layout.sentence),
        x: .canvas((frame.left + frame.right) / 2), y: .canvas((frame.bottom + frame.top) / 2),
        alignment: .center, size: Layout.sentence, color: Palette.softInk))
    return panel
  }

  /// A title and a note above the panel, from `left` to the right half or the canvas's edge.
  mutating func head(_ title: String, _ note: String, at left: Double) {
    let end = left < Layout.width / 2 ? Layout.leftTitleEnd : Layout.rightTitleEnd
    let room = end - left
    labels += [
      TextLabel(
        text: PlotText.fitted(title, width: room, size: Layout.panelTitle, bold: true),
        x: .canvas(left), y: .canvas(Layout.panelTitleHeight), size: Layout.panelTitle, isBold: true
      ),
      TextLabel(
        text: PlotText.fitted(note, width: room, size: Layout.text), x: .canvas(left),
        y: .canvas(Layout.panelNoteHeight), size: Layout.text, color: Palette.softInk),
    ]
  }

  /// Says how many of the settings' curves end outside the panel's range.
  mutating func noteHidden(_ curves: CurveLayers, _ settings: some Sequence<PooledSetting>) {
    let ends = settings.compactMap { setting in
      setting.curve(curves.metric, .validation).last.map { curves.drawn($0.mean) }
    }
    let below = ends.filter { $0 < y.lower }.count
    let above = ends.filter { $0 > y.upper }.count
    guard below + above > 0 else { return }
    let count =
      below + above == 1 ? "1 setting ends" : "\(NumberText.count(below + above)) settings end"
    let place = above == 0 ? "below" : below == 0 ? "above" : "outside"
    labels.append(
      TextLabel(
        text: "\(count) \(place) this range",
        x: .canvas(frame.right - Layout.remarkRight),
        y: .canvas(
          below > above ? frame.bottom + Layout.remarkBottom : frame.top - Layout.remarkTop),
        alignment: .right, size: Layout.remark, color: Palette.softInk))
  }
}
