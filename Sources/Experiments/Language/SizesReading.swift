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
