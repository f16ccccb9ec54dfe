import Records

/// The weights of the first layer as images: what each unit looks for.
struct WeightsPanel {
  let layer: FirstLayer
  let classes: [String]
  /// The most units that it shows.
  static let count = 32

  /// Nil where nothing is known.
  init?(_ results: SweepResults) {
    guard let layer = results.firstLayer, !layer.units.isEmpty else { return nil }
    self.layer = layer
    classes = results.experiment.data[0].classes
  }

  func panel(in frame: Panel.Frame) -> Panel {
    let shown = layer.strongest(Self.count)
    let images = shown.map { unit in
      ImageGrid.Image(
        pixels: layer.units[unit],
        caption: layer.isLast && classes.indices.contains(unit) ? classes[unit] : "")
    }
    let grid = ImageGrid(images: images, side: layer.side, tint: .signed(upTo: layer.range))
    var panel = grid.panel(in: frame.inset(top: 82), name: "weights of run \(layer.run)")
    panel.head("What does the first layer look for?", note(shown.count), over: frame)
    return panel
  }

  private func note(_ shown: Int) -> String {
    let all = layer.units.count
    let units =
      layer.isLast
      ? "an image a class" : shown < all ? "the \(shown) strongest of \(all) units" : "\(all) units"
    return "\(units) of run \(layer.run)"
      + " · blue: ink here speaks for the \(layer.isLast ? "class" : "unit"), orange: against it, white: it does not matter"
  }
}
