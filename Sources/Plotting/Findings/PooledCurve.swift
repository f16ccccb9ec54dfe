import Records

/// One metric epoch by epoch, with the runs of several seeds pooled.
struct PooledCurve: Sendable, Hashable {
  struct Point: Sendable, Hashable {
    var epoch: Int
    var mean: Double
    var lowest: Double
    var highest: Double
  }

  /// In ascending order of epochs; all values finite.
  var points: [Point]
  /// Whether some run has epochs but no result yet: beyond the last point nothing is known.
  let isUnfinished: Bool

  /// Pools the runs epoch by epoch. A mean never jumps because a run dropped out of it: where some
  /// run has a value that is not finite, the epoch is left out; a run that has ended before others,
  /// by a stop rule or as asked, counts on with its result; and the curve ends with the first run
  /// that has epochs but no result yet.
  init(_ runs: [PointCurve], _ metric: Metric, _ part: Part) {
    let unfinished = runs.filter { $0.run.result == nil }.map(\.epochs.count)
    isUnfinished = !unfinished.isEmpty
    let last = unfinished.min() ?? runs.map(\.epochs.count).max() ?? 0
    points = []
    points.reserveCapacity(last)
    for index in 0..<last {
      var count = 0
      var sum = 0.0
      var (lowest, highest) = (Double.infinity, -Double.infinity)
      for run in runs {
        guard let record = index < run.epochs.count ? run.epochs[index] : run.run.result else {
          continue
        }
        let value = metric.value(record[part])
        count += 1
        sum += value
        lowest = value < lowest ? value : lowest
        highest = value > highest ? value : highest
      }
      guard sum.isFinite, let epoch = runs.first(where: { index < $0.epochs.count }) else {
        continue
      }
      points.append(
        Point(
          epoch: epoch.epochs[index].epoch, mean: sum / Double(count), lowest: lowest,
          highest: highest))
    }
  }

  var last: Point? { points.last }

  /// So many first epochs, in which curves change most, are not thinned where so many points are kept.
  static func wholeEpochs(of count: Int) -> Int { count / 4 }

  /// The points, or about `count` of them at equal distances, the first ones and the last among them.
  func thinned(to count: Int) -> [Point] {
    let every = (points.count + count - 1) / count
    guard every > 1 else { return points }
    return points.indices.filter {
      $0 % every == 0 || $0 < Self.wholeEpochs(of: count) || $0 == points.count - 1
    }.map { points[$0] }
  }
}
