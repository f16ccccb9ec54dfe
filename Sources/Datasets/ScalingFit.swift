import Kernels

extension Scaling {
  /// The scaling of a kind, fitted on raw training rows. Sums are Doubles in the order of the rows.
  static func fitted(
    _ scale: Scale, to training: RawValues, columns: Int, unit: RawExamples.UnitScale
  ) -> Scaling {
    switch (scale, unit) {
    case (.none, _): .none
    case (.unit, .divisor(let divisor)):
      Scaling(offsets: [0], scales: [Float(1 / Double(divisor))])
    case (.unit, .range): ranged(training.floats, columns)
    case (.standard, _): standardized(training.floats, columns)
    }
  }

  private static func ranged(_ values: [Float], _ columns: Int) -> Scaling {
    var lowest = Array(values.prefix(columns))
    var highest = lowest
    for row in stride(from: 0, to: values.count, by: columns) {
      for column in 0..<columns {
        let value = values[row + column]
        if value < lowest[column] { lowest[column] = value }
        if value > highest[column] { highest[column] = value }
      }
    }
    let widths = zip(lowest, highest).map { Double($1) - Double($0) }
    return Scaling(offsets: lowest, scales: widths.map(reciprocal))
  }

  private static func standardized(_ values: [Float], _ columns: Int) -> Scaling {
    let count = Double(values.count / columns)
    var means = [Double](repeating: 0, count: columns)
    for row in stride(from: 0, to: values.count, by: columns) {
      for column in 0..<columns { means[column] += Double(values[row + column]) }
    }
    for column in 0..<columns { means[column] /= count }
    var squares = [Double](repeating: 0, count: columns)
    for row in stride(from: 0, to: values.count, by: columns) {
      for column in 0..<columns {
        let distance = Double(values[row + column]) - means[column]
        squares[column] += distance * distance
      }
    }
    // The mean of equal values may be rounded, so that their deviation is not quite 0.
    let constant = ranged(values, columns).scales.map { $0 == 0 }
    let scales = squares.indices.map {
      constant[$0] ? 0 : reciprocal((squares[$0] / count).squareRoot())
    }
    return Scaling(offsets: means.map { Float($0) }, scales: scales)
  }

  /// 1/width, or 0 for a column that is constant or so narrow that a Float has no reciprocal of it.
  private static func reciprocal(_ width: Double) -> Float {
    let scale = Float(1 / width)
    return scale.isFinite ? scale : 0
  }
}
