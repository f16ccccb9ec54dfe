/// Places in the order of some numbers.
struct Quantiles: Sendable, Hashable {
  private let sorted: [Double]

  /// Numbers that are none are left out.
  init(_ values: some Sequence<Double>) { sorted = values.filter { !$0.isNaN }.sorted() }

  var isEmpty: Bool { sorted.isEmpty }

  /// The value with such a share of the others below it, between two of them where the share falls
  /// between; not a number of none.
  subscript(share: Double) -> Double {
    guard !sorted.isEmpty else { return .nan }
    let place = min(max(share, 0), 1) * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    // Of infinite values too: the difference of two is none.
    if sorted[below] == sorted[above] { return sorted[below] }
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }

  var median: Double { self[0.5] }
}
