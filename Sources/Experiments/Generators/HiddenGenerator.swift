import Networks
import Records

/// What writes out the `hidden` sizes of many networks at once.
enum HiddenGenerator: Sendable, Equatable {
  /// Every width with every depth: `{width: [16, 32], depth: {from: 1, to: 3}}`.
  case rectangles(widths: [Int], depths: [Int])
  /// Layers of one width, chosen for a number of parameters:
  /// `{parameters: [20000, 50000], depth: [1, 2, 3, 4]}`.
  case budgets(parameters: [Int], depths: [Int])
  /// From one width to another in equal ratios: `{from: 128, to: 16, depth: [3]}`.
  case tapering(from: Int, to: Int, depths: [Int])

  static let deepest = 1000
  static let widest = Architecture.largestLayer

  /// More hidden layers, of all networks together, than anyone can train; what is written out stays
  /// within some hundred megabytes.
  static let mostLayers = 1_000_000

  /// How far a network may be from its budget, as a part of it.
  static let tolerance = 0.02

  /// The sizes between `inputs` and `outputs`, none twice, the last list fastest.
  func sizes(inputs: Int, outputs: Int) throws(Unfit) -> [[Int]] {
    var all: [[Int]] = []
    switch self {
    case .rectangles(let widths, let depths):
      for width in widths { try Self.check(width, as: "width") }
      try Self.check(depths, atLeast: 0, times: widths.count)
      for width in widths {
        for depth in depths {
          all.append(Array(repeating: width, count: depth))
        }
      }
    case .budgets(let parameters, let depths):
      try Self.check(depths, atLeast: 1, times: parameters.count)
      for budget in parameters {
        for depth in depths {
          let rectangle = Rectangle(inputs: inputs, outputs: outputs, depth: depth)
          all.append(Array(repeating: try rectangle.width(for: budget), count: depth))
        }
      }
    case .tapering(let from, let to, let depths):
      try Self.check(from, as: "from")
      try Self.check(to, as: "to")
      try Self.check(depths, atLeast: 1, times: 1)
      for depth in depths { all.append(try Self.taper(from, to, depth)) }
    }
    var seen: Set<[Int]> = []
    return all.filter { seen.insert($0).inserted }
  }

  private static func check(_ width: Int, as key: String) throws(Unfit) {
    guard (1...widest).contains(width) else {
      throw Unfit(key, "\(key) must be between 1 and \(widest), not \(width)")
    }
  }

  /// Refuses depths that no network has, and, with so many networks of each, more than can be
  /// written out.
  private static func check(
    _ depths: [Int], atLeast least: Int, times networks: Int
  ) throws(Unfit) {
    for depth in depths where !(least...deepest).contains(depth) {
      throw Unfit("depth", "depth must be between \(least) and \(deepest), not \(depth)")
    }
    guard depths.reduce(0, { $0 + max($1, 1) }) * networks <= mostLayers else {
      throw Unfit(
        nil, "these networks have more than \(mostLayers) hidden layers in all",
        hint: "write shorter lists or ranges")
    }
  }

  /// Rounded from from · (to / from)^(i / (depth − 1)): 128, 64, 32, 16 rather than 128, 91, 53, 16.
  private static func taper(_ from: Int, _ to: Int, _ depth: Int) throws(Unfit) -> [Int] {
    if depth == 1 && from != to {
      throw Unfit("depth", "one layer cannot be both \(from) and \(to) wide")
    }
    if from == to { return Array(repeating: from, count: depth) }
    let widths = NumberRange(from: Double(from), to: Double(to), spacing: .count(depth, .log))
    return try widths.numbers().map { Int($0.rounded(.toNearestOrAwayFromZero)) }
  }
}

/// Networks of `depth` hidden layers, all of one width.
private struct Rectangle {
  let inputs: Int
  let outputs: Int
  let depth: Int

  /// Weights and biases; it grows with the width.
  func parameters(_ width: Int) -> Int {
    (inputs + 1) * width + (depth - 1) * (width + 1) * width + (width + 1) * outputs
  }

  /// The width that comes nearest to a budget, the smaller of two that come equally near.
  func width(for budget: Int) throws(Unfit) -> Int {
    guard budget >= 1 else {
      throw Unfit("parameters", "parameters must be at least 1, not \(budget)")
    }
    var low = 1
    var high = HiddenGenerator.widest
    while low < high {
      let middle = (low + high) / 2
      if parameters(middle) < budget { low = middle + 1 } else { high = middle }
    }
    // Now `low` is the first width that reaches the budget, if one does.
    let candidates = low > 1 ? [low - 1, low] : [low]
    let distance = { (width: Int) in (self.parameters(width) - budget).magnitude }
    let best = candidates.reduce(candidates[0]) { distance($1) < distance($0) ? $1 : $0 }
    if Double(distance(best)) <= HiddenGenerator.tolerance * Double(budget) { return best }
    let found = candidates.map { "width \($0) has \(parameters($0))" }.joined(separator: ", ")
    throw Unfit(
      "parameters",
      "no width gives \(budget) parameters within 2 % at depth \(depth) between \(inputs) inputs"
        + " and \(outputs) output\(outputs == 1 ? "" : "s")",
      hint: found)
  }
}
