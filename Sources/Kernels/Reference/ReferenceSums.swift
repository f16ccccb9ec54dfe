extension Reference {
  /// A sum of products across a row: lane l of 16 is a chain of fused multiply-adds over the places
  /// l, l + 16, …, starting from zero; lanes are then added in halves (l and l + 8, l and l + 4 …).
  static func lanes(
    _ count: Int, product left: (Int) -> Float, _ right: (Int) -> Float
  ) -> Float {
    var lanes = [Float](repeating: 0, count: 16)
    for place in 0..<count {
      lanes[place % 16] = lanes[place % 16].addingProduct(left(place), right(place))
    }
    for half in [8, 4, 2, 1] {
      for lane in 0..<half { lanes[lane] += lanes[lane + half] }
    }
    return lanes[0]
  }

  /// A sum across a row in the same lanes.
  static func lanes(_ count: Int, sum term: (Int) -> Float) -> Float {
    lanes(count, product: { _ in 1 }, term)
  }

  /// The softmax of a row and the logarithm of its normalizer, m + ln Σ e^(z − m), m = max z.
  static func softmax(_ z: [Float]) -> (values: [Float], logarithm: Float) {
    let largest = z.reduce(-Float.infinity) { $1 > $0 ? $1 : $0 }
    let exponentials = z.map { exp($0 - largest) }
    let sum = lanes(z.count) { exponentials[$0] }
    return (exponentials.map { $0 / sum }, largest + log(sum))
  }

  /// The class a row of activations is taken for.
  static func prediction(_ a: [Float]) -> Int32 {
    if a.count == 1 { return a[0] > 0.5 ? 1 : 0 }
    let largest = a.reduce(-Float.infinity) { $1 > $0 ? $1 : $0 }
    return Int32(a.firstIndex(of: largest) ?? 0)
  }
}
