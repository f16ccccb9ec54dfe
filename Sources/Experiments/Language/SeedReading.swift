import Records
import YAMLLite

extension Reader {
  /// The seeds of a list or range, none twice.
  mutating func seeds(_ node: Node) -> [UInt64]? {
    if case .mapping = node.content {
      guard let numbers = numbers(node, "seeds", isWhole: true) else { return nil }
      guard numbers.allSatisfy({ $0 >= 0 }) else {
        report("seeds must be at least 0", at: node.range)
        return nil
      }
      return numbers.map { UInt64($0) }
    }
    var example = "[1, 2, 3]"
    // A single number is most often meant to be how many.
    if let count = node.plainText.flatMap(wholeNumber), (1...NumberRange.mostValues).contains(count)
    {
      example += " or {from: 1, to: \(count)}, or 'repeats: \(count)' instead"
    }
    guard let items = list(node, "seeds", example: example) else { return nil }
    var places: [UInt64: SourceRange] = [:]
    var seeds: [UInt64] = []
    for item in items {
      guard let seed = integer(item, "seed", in: 0...Int.max).map(UInt64.init) else { return nil }
      if let first = places[seed] {
        report(
          "seed \(seed) twice", at: item.range, note: Diagnostic.Note("first given here", at: first)
        )
      }
      places[seed] = item.range
      seeds.append(seed)
    }
    return seeds
  }
}
