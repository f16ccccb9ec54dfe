/// The middle of several curves and how far they lie apart, epoch by epoch.
struct CurveSpread: Sendable, Hashable {
  struct Point: Sendable, Hashable {
    var epoch: Int
    var low: Double
    var median: Double
    var high: Double
  }

  private(set) var points: [Point] = []

  /// Of curves that end early, the last value counts on; those of unfinished runs end, and with more
  /// than half of the curves the spread does. `share` is what lies below `low` and above
  /// `high`: 0.25 for quartiles.
  init(_ curves: [PooledCurve], share: Double, atMost count: Int = .max) {
    let curves = curves.filter { !$0.points.isEmpty }
    guard let longest = curves.max(by: { $0.points.count < $1.points.count }) else { return }
    let every = (longest.points.count - 1) / count + 1
    var places = [Int](repeating: 0, count: curves.count)
    for (index, point) in longest.points.enumerated() {
      for curve in curves.indices {
        let points = curves[curve].points
        while places[curve] + 1 < points.count, points[places[curve] + 1].epoch <= point.epoch {
          places[curve] += 1
        }
      }
      guard
        index % every == 0 || index < PooledCurve.wholeEpochs(of: count)
          || index == longest.points.count - 1
      else { continue }
      let known = curves.indices.filter {
        !curves[$0].isUnfinished || curves[$0].points[places[$0]].epoch == point.epoch
          || places[$0] + 1 < curves[$0].points.count
      }
      guard 2 * known.count >= curves.count else { break }
      let values = Quantiles(known.map { curves[$0].points[places[$0]].mean })
      points.append(
        Point(
          epoch: point.epoch, low: values[share], median: values.median, high: values[1 - share]))
    }
  }
}
