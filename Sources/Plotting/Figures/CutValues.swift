import Records

extension Panel {
  /// Says at the lower edge how many of `values` lie below it, where that covers nothing. They are as the
  /// vertical axis shows them, which ends where models are hopeless, lest these squeeze all others. To be
  /// called when everything else stands.
  mutating func tellCut(_ values: [Double], of noun: String) {
    let count = values.count { $0 < y.lower }
    guard count > 0 else { return }
    let text = "↓ \(NumberText.counted(count, noun)) \(count == 1 ? "lies" : "lie") below the frame"
    let width = PlotText.width(text, size: Layout.remark)
    let height = Layout.remark * 1.3
    let places = [0.5, 0.25, 0.75, 0, 1].map { share in
      let left = frame.left + 4 + share * max(0, frame.width - width - 8)
      return Frame(
        left: left, right: left + width, bottom: frame.bottom + 2, top: frame.bottom + 2 + height)
    }
    guard let place = places.first(where: isFree) ?? places.last else { return }
    labels.append(
      TextLabel(
        text: text, x: .canvas(place.left), y: .canvas((place.bottom + place.top) / 2),
        size: Layout.remark, color: Palette.alarm))
  }
}
