import Records
import YAMLLite

/// What a file may say of a picture.
private enum PlotKey: String, CaseIterable {
  case kind, color, facet, scale, x, score, format, width
}

extension Reader {
  /// `[overview, {kind: curves, facet: optimizer, format: pdf, width: 85}]`; read when it is known
  /// which variables the file has.
  mutating func plots(_ file: inout ExperimentFile, _ entry: Node.Entry) {
    var items = [entry.value]
    if case .list(let listed) = entry.value.content {
      if listed.isEmpty {
        report(
          "plots is an empty list", at: entry.value.range,
          hint: "write [overview, curves], or leave it out; --no-plots draws none")
      }
      items = listed
    }
    file.plots = items.compactMap { plot($0, &file) }
  }

  /// One kind alone, or with how it is to look.
  private mutating func plot(_ node: Node, _ file: inout ExperimentFile) -> PictureRequest? {
    guard case .mapping = node.content else {
      return plotKinds(node).map { PictureRequest($0) }
    }
    var kinds: [PlotKind]?
    var request = PictureRequest([])
    for (key, entry) in entries(node, "a plot", of: PlotKey.self) ?? [] {
      let value = entry.value
      switch key {
      case .kind: kinds = plotKinds(value) ?? []
      case .color: request.color = plotAxis(value, "color", file)
      case .facet: request.facet = plotAxis(value, "facet", file)
      case .scale: request.scale = name(value, "scale", of: ScaleChoice.self)
      case .x: request.across = name(value, "x", of: CurveAxis.self)
      case .score:
        guard let score = score(value, "score") else { continue }
        request.score = score.value
        // What is to be drawn has to be recorded.
        if !file.scores.recorded.contains(where: { $0.value == score.value }) {
          file.scores.recorded.append(score)
        }
      case .format: request.formats = formats(value) ?? request.formats
      case .width: request.millimeters = plotWidth(value)
      }
    }
    guard let kinds else {
      report("a plot needs a kind", at: node.range, hint: "write {kind: curves, facet: optimizer}")
      return nil
    }
    request.kinds = kinds
    return request
  }

  private mutating func plotKinds(_ node: Node) -> [PlotKind]? {
    name(node, "kind of plot", among: PlotKind.words).flatMap(PlotKind.named)
  }

  /// An axis, a variable of the file, or where it has blocks their name.
  private mutating func plotAxis(
    _ node: Node, _ what: String, _ file: ExperimentFile
  ) -> Axis? {
    let variables = file.sections.flatMap(\.variables)
    let blocks = file.blocks.isEmpty ? [] : [Axis.block.rawValue]
    let known = Axis.allCases.map(\.rawValue) + variables + blocks
    return name(node, "axis for \(what)", among: known).map { Axis(rawValue: $0) ?? .variable($0) }
  }

  /// A format, or a list of them.
  private mutating func formats(_ node: Node) -> [PictureFormat]? {
    var items = [node]
    if case .list = node.content {
      guard let listed = list(node, "format", example: "[svg, pdf]") else { return nil }
      items = listed
    }
    var formats: [PictureFormat] = []
    for item in items {
      guard let format = name(item, "format", of: PictureFormat.self) else { continue }
      if !formats.contains(format) { formats.append(format) }
    }
    return formats.isEmpty ? nil : formats
  }

  private mutating func plotWidth(_ node: Node) -> Double? {
    guard let width = number(node, "width") else { return nil }
    let widths = PictureRequest.widths
    if widths.contains(width) { return width }
    report(
      "width is in millimeters, from \(Int(widths.lowerBound)) to \(Int(widths.upperBound))",
      at: node.range)
    return nil
  }
}
