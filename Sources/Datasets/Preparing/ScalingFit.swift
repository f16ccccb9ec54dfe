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
    case (.unit, .range):
      switch training {
      case .bytes(let bytes): ranged(bytes.joined, columns) { Float($0) }
      case .floats(let floats): ranged(floats, columns) { $0 }
      }
    case (.standard, _):
      switch training {
      case .bytes(let bytes): standardized(bytes.joined, columns) { Float($0) }
      case .floats(let floats): standardized(floats, columns) { $0 }
      }
    case (.robust, _): robust(training, columns: columns)
    }
  }

  /// `number` makes a Float of a value: all of them at once would be four times the bytes.
  private static func ranged<Value>(
    _ values: [Value], _ columns: Int, _ number: (Value) -> Float
  ) -> Scaling {
    var lowest = values.prefix(columns).map(number)
    var highest = lowest
    for row in stride(from: 0, to: values.count, by: columns) {
      for column in 0..<columns {
        let value = number(values[row + column])
        if value < lowest[column] { lowest[column] = value }
        if value > highest[column] { highest[column] = value }
      }
    }
    let widths = zip(lowest, highest).map { Double($1) - Double($0) }
    return Scaling(offsets: lowest, scales: widths.map(reciprocal))
  }

  private static func standardized<Value>(
    _ values: [Value], _ columns: Int, _ number: (Value) -> Float
  ) -> Scaling {
    let count = Double(values.count / columns)
    var means = [Double](repeating: 0, count: columns)
    for row in stride(from: 0, to: values.count, by: columns) {
      for column in 0..<columns { means[column] += Double(number(values[row + column])) }
    }
    for column in 0..<columns { means[column] /= count }
    var squares = [Double](repeating: 0, count: columns)
    for row in stride(from: 0, to: values.count, by: columns) {
      for column in 0..<columns {
        let distance = Double(number(values[row + column])) - means[column]
        squares[column] += distance * distance
      }
    }
    // The mean of equal values may be rounded, so that their deviation is not quite 0.
    let constant = ranged(values, columns, number).scales.map { $0 == 0 }
    let scales = squares.indices.map {
      constant[$0] ? 0 : reciprocal((squares[$0] / count).squareRoot())
    }
    return Scaling(offsets: means.map { Float($0) }, scales: scales)
  }

  /// 1/width, or 0 for a column that is constant or so narrow that a Float has no reciprocal of it.
  static func reciprocal(_ width: Double) -> Float {
    let scale = Float(1 / width)
    return scale.isFinite ? scale : 0
  }
}
