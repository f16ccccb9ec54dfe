import Records

extension Panel {
  /// A thin line at what answering without looking scores on the data of these settings, where it
  /// lies within the range of the axis, and its name beside it where that covers nothing. None where
  /// their data have several. To be called when everything else stands; answers whether it is named.
  @discardableResult
  mutating func markBaseline(
    of settings: some Sequence<PooledSetting>, in results: SweepResults, isUpright: Bool = false,
    isNamed: Bool = true
  ) -> Bool {
    let names = Set(settings.map { results.experiment.data(of: $0.settings).name })
    guard names.count == 1, let baseline = names.first.flatMap({ results.baselines[$0] }) else {
      return false
    }
    let value = results.drawn(baseline.value)
    let scale = isUpright ? x : y
    let ends = [scale.lower, scale.upper].sorted()
    guard (ends[0]...ends[1]).contains(value) else { return false }
    rules.append(
      Rule(
        fromX: isUpright ? .data(value) : .canvas(frame.left),
        fromY: isUpright ? .canvas(frame.bottom) : .data(value),
        toX: isUpright ? .data(value) : .canvas(frame.right),
        toY: isUpright ? .canvas(frame.top) : .data(value), color: Palette.axis))
    guard isNamed, let place = nameRoom(besideLineAt: value, isUpright: isUpright) else {
      return false
    }
    labels.append(
      TextLabel(
        text: Self.baselineName, x: .canvas(place.left),
        y: .canvas((place.bottom + place.top) / 2), size: Layout.remark, color: Palette.softInk))
    return true
  }

  private static let baselineName = "baseline"

  /// The first free place on either side of the line, from its ends to its middle.
  private func nameRoom(besideLineAt value: Double, isUpright: Bool) -> Frame? {
    let width = PlotText.width(Self.baselineName, size: Layout.remark)
    let height = Layout.remark * 1.3
    let along = [1, 0, 0.75, 0.25, 0.5]
    let places = along.flatMap { share -> [Frame] in
      let (left, bottom) =
        isUpright
        ? (place(of: value), frame.bottom + 2 + (1 - share) * (frame.height - height - 4))
        : (frame.left + 4 + share * (frame.width - width - 8), self.height(of: value))
      return [0.0, 1].map { side in
        let x = isUpright ? left + 5 - side * (width + 10) : left
        let y = isUpright ? bottom : bottom + 1 - side * (height + 2)
        return Frame(left: x, right: x + width, bottom: y, top: y + height)
      }
    }
    return places.first(where: isFree)
  }
}
