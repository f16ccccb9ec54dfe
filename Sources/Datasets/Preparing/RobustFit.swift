import Kernels

extension Scaling {
  /// Median and interquartile range of each column, by a sort of each; of bytes by counting.
  static func robust(_ rows: SharedRows, _ places: [Int32]) -> Scaling {
    let spreads =
      switch rows.values {
      case .bytes(let bytes): Spread.ofColumns(bytes, places, rows.columns)
      case .floats(let floats): Spread.ofColumns(floats, places, rows.columns)
      }
    return Scaling(offsets: spreads.map { Float($0.median) }, scales: spreads.map(\.scale))
  }
}

/// How the values of a column lie.
private struct Spread {
  private let lowest: Double
  private let lowerQuartile: Double
  let median: Double
  private let upperQuartile: Double
  private let highest: Double

  /// Of `count` values, of which `value` gives the one at a rank from 0.
  ///
  /// A quantile is interpolated between its neighbors in rank, as NumPy and R have it by default
  /// (Hyndman and Fan's seventh definition, 1996).
  private init(_ count: Int, _ value: (Int) -> Float) {
    func quantile(quarters: Int) -> Double {
      let (rank, rest) = ((count - 1) * quarters).quotientAndRemainder(dividingBy: 4)
      let lower = Double(value(rank))
      return rest == 0 ? lower : lower + (Double(value(rank + 1)) - lower) * Double(rest) / 4
    }
    lowest = Double(value(0))
    lowerQuartile = quantile(quarters: 1)
    median = quantile(quarters: 2)
    upperQuartile = quantile(quarters: 3)
    highest = Double(value(count - 1))
  }

  /// 1 / the interquartile range. Where that is 0, or so small that the extremes would be infinite,
  /// 2 / the whole range (Holzmüller, Grinsztajn and Steinwart 2024), and 0 for a constant column.
  var scale: Float {
    let scale = Scaling.reciprocal(upperQuartile - lowerQuartile)
    let isFinite = Float((highest - lowest) * Double(scale)).isFinite
    return scale > 0 && isFinite ? scale : Scaling.reciprocal((highest - lowest) / 2)
  }

  /// Of row-major floats.
  static func ofColumns(_ values: [Float], _ places: [Int32], _ columns: Int) -> [Spread] {
    var column = [Float](repeating: 0, count: places.count)
    return (0..<columns).map { index in
      for row in column.indices { column[row] = values[Int(places[row]) * columns + index] }
      column.sort()
      return Spread(column.count) { column[$0] }
    }
  }

  /// Of row-major bytes.
  static func ofColumns(
    _ values: ArraySlice<UInt8>, _ places: [Int32], _ columns: Int
  ) -> [Spread] {
    var counts = [Int32](repeating: 0, count: 256 * columns)
    for place in places {
      let start = values.startIndex + Int(place) * columns
      for column in 0..<columns { counts[256 * column + Int(values[start + column])] += 1 }
    }
    return (0..<columns).map { column in
      Spread(places.count) { rank in
        var passed = 0
        for value in 0..<255 {
          passed += Int(counts[256 * column + value])
          if passed > rank { return Float(value) }
        }
        return 255
      }
    }
  }
}
