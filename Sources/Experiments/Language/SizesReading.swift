import Records
import YAMLLite

private let generatorKeys = ["width", "depth", "parameters", "from", "to"]

extension Reader {
  /// `{width: …, depth: …}`, `{parameters: …, depth: …}` or `{from: A, to: B, depth: …}`.
  mutating func sizesGenerator(_ node: Node) -> SizesGenerator? {
    guard let entries = knownMapping(node, "the sizes of hidden layers", keys: generatorKeys)
    else { return nil }
    let entry = { (key: String) in entries.first { $0.key == key } }
    guard let depth = entry("depth") else {
      report(
        "sizes that are written out need a 'depth'", at: node.range,
        hint: "write {width: [16, 32], depth: [1, 2]}")
      return nil
    }
    let depths = wholeNumbers(depth.value, "depth")
    let places = Dictionary(entries.map { ($0.key, $0.value.range) }) { first, _ in first }
    let others = entries.map(\.key).filter { $0 != "depth" }.sorted()
    let generator: HiddenGenerator
    switch others {
    case ["width"]:
      guard let widths = entry("width").flatMap({ wholeNumbers($0.value, "width") }), let depths
      else { return nil }
      generator = .rectangles(widths: widths, depths: depths)
    case ["parameters"]:
      guard let budgets = entry("parameters").flatMap({ wholeNumbers($0.value, "parameters") }),
        let depths
      else { return nil }
      generator = .budgets(parameters: budgets, depths: depths)
    case ["from", "to"]:
      guard let from = entry("from").flatMap({ integer($0.value, "from", in: 1...Int.max) }),
        let to = entry("to").flatMap({ integer($0.value, "to", in: 1...Int.max) }), let depths
      else { return nil }
      generator = .tapering(from: from, to: to, depths: depths)
    default:
      report(
        "sizes are given by 'width', by 'parameters', or by 'from' and 'to'", at: node.range,
        hint: "write {width: [16, 32], depth: [1, 2]}")
      return nil
    }
    return SizesGenerator(generator: generator, places: places)
  }

  /// One whole number, a list of them, or a range.
  private mutating func wholeNumbers(_ node: Node, _ what: String) -> [Int]? {
    switch node.content {
    case .scalar: return integer(node, what, in: 0...Int.max).map { [$0] }
    case .mapping: return numbers(node, what, isWhole: true)?.map { Int($0) }
    case .list:
      guard let items = list(node, what, example: "[1, 2]") else { return nil }
      let values = items.compactMap { integer($0, what, in: 0...Int.max) }
      return values.count == items.count ? values : nil
    }
  }
}

/// Sizes that a sample draws.
extension Reader {
  /// Whether one of the numbers of a generator is a distribution.
  func isDrawn(_ entries: [Node.Entry]) -> Bool {
    entries.contains { entry in
      guard case .mapping(let inner) = entry.value.content else { return false }
      return inner.contains { distributionKeys.contains($0.key) }
    }
  }

  /// `{width: {int_uniform: [8, 128]}, depth: 2}`, or the other way round: one of the two is drawn.
  mutating func drawnSizes(_ node: Node) -> Located<SampleDimension>? {
    guard
      let entries = knownMapping(node, "the sizes that a sample draws", keys: ["width", "depth"])
    else { return nil }
    let bounds = entries.map { entry in
      let range = entry.key == "width" ? 1...HiddenGenerator.widest : 0...HiddenGenerator.deepest
      return (key: entry.key, bounds: self.bounds(entry, in: range))
    }
    let entry = { (key: String) in bounds.first { $0.key == key } }
    guard let width = entry("width"), let depth = entry("depth"), bounds.count == 2 else {
      report(
        "sizes that a sample draws have a 'width' and a 'depth'", at: node.range,
        hint: "write {width: {int_uniform: [8, 128]}, depth: 2}")
      return nil
    }
    guard let widths = width.bounds, let depths = depth.bounds else { return nil }
    if widths.count == 1, let width = widths.first {
      return Located(.depths(depths[0], depths[depths.count - 1], width: width), at: node.range)
    }
    guard depths.count == 1, let depth = depths.first else {
      report(
        "a sample draws the width or the depth, not both", at: node.range,
        hint: "give each depth a block of its own, or a list of widths")
      return nil
    }
    return Located(.widths(widths[0], widths[1], depth: depth), at: node.range)
  }

  /// One whole number, or the two bounds of an `int_uniform`.
  private mutating func bounds(_ entry: Node.Entry, in range: ClosedRange<Int>) -> [Int]? {
    guard case .mapping = entry.value.content else {
      return integer(entry.value, entry.key, in: range).map { [$0] }
    }
    guard
      let inner = knownMapping(entry.value, "the distribution", keys: distributionKeys)?.first
    else { return nil }
    guard inner.key == "int_uniform" else {
      report(
        "\(entry.key) is a whole number", at: inner.keyRange,
        hint: "write int_uniform, or a list of values")
      return nil
    }
    guard case .list(let items) = inner.value.content, items.count == 2 else {
      report(
        "int_uniform takes two bounds", at: inner.value.range, hint: "write int_uniform: [1, 10]")
      return nil
    }
    guard let low = integer(items[0], "bound", in: range),
      let high = integer(items[1], "bound", in: range)
    else { return nil }
    do {
      try SampleDimension.intUniform(low, high).check()
    } catch {
      report(error.reason, at: inner.value.range, hint: error.hint)
      return nil
    }
    return [low, high]
  }
}
