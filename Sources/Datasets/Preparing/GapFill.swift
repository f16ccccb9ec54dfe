import Kernels

/// What stands for numbers that are missing, which are NaN among the values.
struct GapFill: Sendable {
  let fill: MissingRule.Fill
  /// The inputs that are numbers of a table, ascending.
  let columns: [Int]
  /// Whether some number is missing.
  let hasGaps: Bool

  /// The value of each input in the place of a missing one, from some training rows: of inputs that
  /// cannot lack one 0. Sums are Doubles in the order of the rows.
  func values(
    _ rows: SharedRows, places: [Int32], names: [String], origins: [Double]?, _ words: String
  ) throws(DatasetError) -> [Float] {
    var values = [Float](repeating: 0, count: names.count)
    for column in columns {
      guard fill != .zero else {
        values[column] = Float(0 - (origins?[column] ?? 0))
        continue
      }
      let present = rows.values(of: column, at: places).filter { !$0.isNaN }
      guard !present.isEmpty else {
        throw DatasetError(
          "column '\(names[column])' has no number in the training part\(words)",
          hint: "leave it out with drop, or fill it with a constant: missing: {numbers: 0}",
          isTextual: true)
      }
      values[column] = fill == .mean ? Self.mean(present) : Self.median(present)
    }
    return values
  }

  /// Rows without gaps.
  func filled(_ rows: SharedRows, by fills: [Float]) -> SharedRows {
    guard hasGaps, case .floats(var values) = rows.values else { return rows }
    for start in stride(from: 0, to: values.count, by: rows.columns) {
      for column in columns where values[start + column].isNaN {
        values[start + column] = fills[column]
      }
    }
    return SharedRows(floats: values, columns: rows.columns)
  }

  private static func mean(_ values: [Float]) -> Float {
    Float(values.reduce(0.0) { $0 + Double($1) } / Double(values.count))
  }

  /// The middle value, or the mean of the two in the middle.
  private static func median(_ values: [Float]) -> Float {
    let sorted = values.sorted()
    let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    return Float((Double(low) + Double(high)) / 2)
  }
}

extension RawExamples {
  /// What stands for missing numbers, fitted on a training part; nil where none may be missing.
  /// - Parameter words: Which of several training parts it is, for errors.
  func fills(
    in rows: SharedRows, _ training: [Int32], _ words: String
  ) throws(DatasetError) -> [Float]? {
    try gapFill?.values(
      rows, places: training, names: columnNames, origins: origins, words)
  }
}

extension SharedRows {
  /// The values of a column in some rows.
  func values(of column: Int, at places: [Int32]) -> [Float] {
    switch values {
    case .bytes(let bytes):
      places.map { Float(bytes[bytes.startIndex + Int($0) * columns + column]) }
    case .floats(let floats): places.map { floats[Int($0) * columns + column] }
    }
  }
}
