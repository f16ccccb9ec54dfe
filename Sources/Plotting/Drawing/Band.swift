import Foundation

/// The area between two curves, cut to what a vertical scale shows: on a canvas of this size,
/// gnuplot 5.4 cuts an area that leaves the panel in the wrong place, even outside the panel.
struct Band {
  /// A place along the panel with the lower and the upper edge.
  typealias Point = (x: Double, low: Double, high: Double)

  let scale: Scale

  /// The points within the scale, and between them those where an edge crosses an end of it.
  func cut(_ points: [Point]) -> [Point] {
    guard var last = points.first else { return [] }
    var result = [within(last)]
    for point in points.dropFirst() {
      let shares = [(last.low, point.low), (last.high, point.high)].flatMap(crossings)
      for share in shares.sorted() {
        let x = last.x + share * (point.x - last.x)
        result.append(
          within((x, between(last.low, point.low, share), between(last.high, point.high, share))))
      }
      result.append(within(point))
      last = point
    }
    return result
  }

  private func within(_ point: Point) -> Point {
    func clamped(_ value: Double) -> Double { min(max(value, scale.lower), scale.upper) }
    return (point.x, clamped(point.low), clamped(point.high))
  }

  /// How far along an edge from one value to another, between 0 and 1, the ends of the scale lie.
  private func crossings(_ from: Double, _ to: Double) -> [Double] {
    let (from, to) = (position(from), position(to))
    return [scale.lower, scale.upper].map { (position($0) - from) / (to - from) }
      .filter { $0 > 0 && $0 < 1 }
  }

  private func between(_ from: Double, _ to: Double, _ share: Double) -> Double {
    let place = position(from) + share * (position(to) - position(from))
    return scale.isLogarithmic ? pow(10, place) : place
  }

  /// Where a value lies on paper; on a logarithmic scale, zero lies far below.
  private func position(_ value: Double) -> Double {
    scale.isLogarithmic ? log10(max(value, scale.lower * 1e-9)) : value
  }
}
