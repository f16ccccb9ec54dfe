import Kernels

@testable import Datasets

/// A small table of random shape: labels or numbers, maybe in groups or with an order, often with
/// ties and with classes of a few rows.
struct RandomTable {
  let examples: RawExamples
  let labels: [Int32]
  var random: RandomSource

  init(_ number: Int, isNumeric: Bool = false, hasGroups: Bool = false, hasOrder: Bool = false) {
    var random = RandomSource(seed: 11, .data, UInt64(number))
    let count = 12 + random.below(90)
    let classes = 2 + random.below(4)
    // Two rows a class at least, the others with a preference for the first ones.
    let labels = (0..<count).map { row in
      row < 2 * classes
        ? Int32(row % classes) : Int32(min(random.below(classes), random.below(classes)))
    }
    let numbers = (0..<count).map { _ in Double(random.below(30)) }
    let groupCount = 8 + random.below(10)
    let groups = (0..<count).map { row in
      row < groupCount ? Int32(row) : Int32(min(random.below(groupCount), random.below(groupCount)))
    }
    let days = 1 + random.below(count)
    let order = (0..<count).map { _ in Int32(random.below(days)) }
    examples = RawExamples(
      columnNames: ["x"], values: .floats((0..<count).map { Float($0) }),
      answers: isNumeric
        ? .numbers(numbers, name: "y")
        : .labels(labels, classes: (0..<classes).map(String.init)),
      unitScale: .range, layout: .plain(1), groups: hasGroups ? groups : nil,
      order: hasOrder ? order : nil)
    self.labels = labels
    self.random = random
  }

  var count: Int { examples.count }
}

extension Partition {
  /// All examples of all parts.
  var all: [Int32] { training + validation + test }
}
