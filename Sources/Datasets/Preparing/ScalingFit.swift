import Kernels

extension Scaling {
  /// The scaling of a kind, fitted on raw training rows: those at some places. Sums are Doubles in
  /// the order of the rows.
  static func fitted(
    _ scale: Scale, to rows: SharedRows, places: [Int32], unit: RawExamples.UnitScale
  ) -> Scaling {
    switch (scale, unit) {
    case (.none, _): .none
    case (.unit, .divisor(let divisor)):
      Scaling(offsets: [0], scales: [Float(1 / Double(divisor))])
    case (.unit, .range):
      switch rows.values {
      case .bytes(let bytes): ranged(bytes, places, rows.columns) { Float($0) }
      case .floats(let floats): ranged(floats[...], places, rows.columns) { $0 }
      }
    case (.standard, _):
      switch rows.values {
      case .bytes(let bytes): standardized(bytes, places, rows.columns) { Float($0) }
      case .floats(let floats): standardized(floats[...], places, rows.columns) { $0 }
      }
    case (.robust, _): robust(rows, places)
    }
  }

  /// `number` makes a Float of a value: all of them at once would be four times the bytes.
  private static func ranged<Value>(
    _ values: ArraySlice<Value>, _ places: [Int32], _ columns: Int, _ number: (Value) -> Float
  ) -> Scaling {
    var lowest = [Float](repeating: .infinity, count: columns)
    var highest = [Float](repeating: -.infinity, count: columns)
    for place in places {
      let start = values.startIndex + Int(place) * columns
      for column in 0..<columns {
        let value = number(values[start + column])
        if value < lowest[column] { lowest[column] = value }
        if value > highest[column] { highest[column] = value }
      }
    }
    let widths = zip(lowest, highest).map { Double($1) - Double($0) }
    return Scaling(offsets: lowest, scales: widths.map(reciprocal))
  }

  private static func standardized<Value>(
    _ values: ArraySlice<Value>, _ places: [Int32], _ columns: Int, _ number: (Value) -> Float
  ) -> Scaling {
    let count = Double(places.count)
    var means = [Double](repeating: 0, count: columns)
    for place in places {
      let start = values.startIndex + Int(place) * columns
      for column in 0..<columns { means[column] += Double(number(values[start + column])) }
    }
    for column in 0..<columns { means[column] /= count }
    var squares = [Double](repeating: 0, count: columns)
    for place in places {
      let start = values.startIndex + Int(place) * columns
      for column in 0..<columns {
        let distance = Double(number(values[start + column])) - means[column]
        squares[column] += distance * distance
      }
    }
    // The mean of equal values may be rounded, so that their deviation is not quite 0.
    let constant = ranged(values, places, columns, number).scales.map { $0 == 0 }
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
