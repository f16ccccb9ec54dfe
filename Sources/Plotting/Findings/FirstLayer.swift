/// What the units of a network's first layer look for, where inputs are the pixels of a square image.
public struct FirstLayer: Sendable, Hashable {
  /// The weights of each unit, one for each pixel: row after row from the top.
  public var units: [[Float]]
  /// Pixels to a side.
  public var side: Int
  /// The run whose weights they are.
  public var run: String
  /// Whether the units are those of the answer, since there is no hidden layer.
  public var isLast: Bool

  /// - Parameters:
  ///   - units: `side * side` weights each.
  public init(units: [[Float]], side: Int, run: String, isLast: Bool) {
    precondition(units.allSatisfy { $0.count == side * side }, "a weight for each pixel")
    self.units = units
    self.side = side
    self.run = run
    self.isLast = isLast
  }

  /// Units from the one with the largest weights on, by their number. Those of an answer stay in the
  /// order of its classes.
  func strongest(_ count: Int) -> [Int] {
    if isLast { return Array(units.indices.prefix(count)) }
    let strengths = units.map { $0.reduce(0) { $0 + Double($1) * Double($1) } }
    return Array(
      units.indices.sorted { (-strengths[$0], $0) < (-strengths[$1], $1) }.prefix(count))
  }

  /// What 199 of 200 weights do not exceed: a single large one would make all others pale.
  var range: Double {
    let sizes = units.joined().map { Double($0.magnitude) }.sorted()
    guard let largest = sizes.last else { return 1 }
    let usual = sizes[min(sizes.count - 1, sizes.count * 199 / 200)]
    return max(usual > 0 ? usual : largest, .leastNormalMagnitude)
  }
}
