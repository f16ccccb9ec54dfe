import Kernels

/// What the best of many settings is expected to come to elsewhere: its own mean flatters, since of
/// many equal settings one is best by chance. So the choice itself is repeated without what it is then
/// scored on.
public enum ChoiceExpectation {
  /// On replicates alone: for each in turn the setting that is best on all others, which is then to be
  /// scored on this one. All settings' merits are of the same replicates, at least two; nil else.
  ///
  /// Of equal ones the first is chosen, and settings stand best first.
  public static func leavingOneOut(_ merits: [[Double]]) -> [Int]? {
    guard let count = merits.first?.count, count > 1 else { return nil }
    let sums = merits.map { $0.reduce(0, +) }
    return (0..<count).map { out in first(of: merits.indices) { sums[$0] - merits[$0][out] } }
  }

  /// On rows too: the setting that is best on rows drawn with replacement, and on all replicates but
  /// one, is scored on the rows that were not drawn and that replicate; the mean of many draws
  /// (Tsamardinos, Greasidou and Borboudakis, 2018). With one replicate rows alone are drawn.
  ///
  /// - Parameters:
  ///   - settings: how many there are, best first.
  ///   - rows: how many each is judged on.
  ///   - draws: how often rows are drawn.
  ///   - merit: what a setting's replicate comes to where each row counts so often; nil where it
  ///     does not exist there.
  /// - Returns: Nil where no draw could be scored.
  public static func drawingRows(
    settings: Int, replicates: Int, rows: Int, draws: Int,
    merit: (_ setting: Int, _ replicate: Int, _ counts: [Int32]) -> Double?
  ) -> Double? {
    guard settings > 0, replicates > 0, rows > 1 else { return nil }
    var values: [Double] = []
    for draw in 0..<draws {
      let counts = RowDraw.counts(rows, draw: draw)
      let out = draw % replicates
      let kept = (0..<replicates).filter { $0 != out || replicates == 1 }
      let means = (0..<settings).map { setting -> Double in
        let merits = kept.map { merit(setting, $0, counts) ?? -.infinity }
        return merits.reduce(0, +) / Double(merits.count)
      }
      let chosen = first(of: means.indices) { means[$0] }
      if let value = merit(chosen, out, counts.map { $0 == 0 ? 1 : 0 }) { values.append(value) }
    }
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The first with the highest merit.
  private static func first(of places: Range<Int>, _ merit: (Int) -> Double) -> Int {
    places.dropFirst().reduce(0) { merit($1) > merit($0) ? $1 : $0 }
  }
}

/// Rows drawn with replacement, as often as there are rows.
enum RowDraw {
  /// How often each is drawn.
  static func counts(_ rows: Int, draw: Int) -> [Int32] {
    var source = RandomSource(seed: 0, .bootstrap, UInt64(draw))
    var counts = [Int32](repeating: 0, count: rows)
    for _ in 0..<rows { counts[source.below(rows)] += 1 }
    return counts
  }
}

/// Where a number would lie on other rows: the middle 95 % of what rows drawn with replacement give.
public struct RowInterval: Sendable, Hashable {
  public let low: Double
  public let high: Double

  /// `value` of how often each row counts; nil where it does not exist there. Nil where most draws
  /// have none.
  public init?(rows: Int, draws: Int, value: (_ counts: [Int32]) -> Double?) {
    guard rows > 1 else { return nil }
    let values = (0..<draws).compactMap { value(RowDraw.counts(rows, draw: $0)) }.sorted()
    guard 2 * values.count > draws else { return nil }
    let tail = Double(values.count) * 0.025
    low = values[Int(tail)]
    high = values[values.count - 1 - Int(tail)]
  }
}
