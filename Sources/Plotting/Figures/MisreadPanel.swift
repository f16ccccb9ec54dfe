import Records

/// Images that are answered wrong, each with its class and the one that it is taken for.
struct MisreadPanel {
  let misread: Misread
  let classes: [String]

  /// Nil where inputs are no images, or none is answered wrong.
  init?(_ results: SweepResults) {
    guard let misread = results.misread, !misread.images.isEmpty else { return nil }
    self.misread = misread
    classes = results.experiment.data[0].classes
  }

  func panel(in frame: Panel.Frame) -> Panel {
    let images = misread.images.map {
      ImageGrid.Image(pixels: $0.pixels, caption: "\(name($0.truth)) → \(name($0.answer))")
    }
    let darkest = misread.images.flatMap(\.pixels).max() ?? 1
    let grid = ImageGrid(
      images: images, side: misread.side, tint: .ink(upTo: Double(max(darkest, 1e-6))))
    let note = "its most frequent mistakes, run \(misread.run) · true class → answer"
    var panel = grid.panel(
      in: frame.inset(top: Panel.headHeight(note, over: frame) + 30),
      name: "what run \(misread.run) misreads")
    panel.head("What does it misread?", note, over: frame)
    return panel
  }

  private func name(_ label: Int) -> String {
    classes.indices.contains(label) ? classes[label] : "?"
  }
}
