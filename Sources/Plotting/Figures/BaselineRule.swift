import Records

extension Panel {
  /// A thin line at what answering without looking scores on the data of these settings, where it
  /// lies within the range of the axis, and its name beside it. None where their data have several.
  mutating func markBaseline(
    of settings: some Sequence<PooledSetting>, in results: SweepResults, isUpright: Bool = false
  ) {
    let names = Set(settings.map { results.experiment.data(of: $0.settings).name })
    guard names.count == 1, let baseline = names.first.flatMap({ results.baselines[$0] }) else {
      return
    }
    let value = results.drawn(baseline.value)
    let scale = isUpright ? x : y
    let ends = [scale.lower, scale.upper].sorted()
    guard (ends[0]...ends[1]).contains(value) else { return }
    let (place, width) = (scale.share(value), PlotText.width("baseline", size: Layout.remark))
    if isUpright {
      rules.append(
        Rule(
          fromX: .data(value), fromY: .canvas(frame.bottom), toX: .data(value),
          toY: .canvas(frame.top), color: Palette.axis))
      // On the side where there is room.
      let isRight = frame.width * (1 - place) > width + 8
      labels.append(
        TextLabel(
          text: "baseline", x: .canvas(self.place(of: value) + (isRight ? 5 : -5)),
          y: .canvas(frame.bottom + Layout.remark * 0.6), alignment: isRight ? .left : .right,
          size: Layout.remark, color: Palette.softInk))
    } else {
      rules.append(
        Rule(
          fromX: .canvas(frame.left), fromY: .data(value), toX: .canvas(frame.right),
          toY: .data(value), color: Palette.axis))
      let isAbove = frame.height * (1 - place) > Layout.remark + 4
      labels.append(
        TextLabel(
          text: "baseline", x: .canvas(frame.right - 4),
          y: .canvas(height(of: value) + Layout.remark * (isAbove ? 0.7 : -0.7)),
          alignment: .right, size: Layout.remark, color: Palette.softInk))
    }
  }
}
