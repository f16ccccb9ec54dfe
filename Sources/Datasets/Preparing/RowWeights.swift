extension RawExamples {
  /// How much each example of the training part counts there: its weight divided by the mean of
  /// theirs, in 64 bits, rounded once. Nil where all count the same.
  /// - Parameter words: Which of several training parts it is, for errors.
  func trainingWeights(
    _ training: [Int32], _ words: String = ""
  ) throws(DatasetError) -> [Float]? {
    guard let weights else { return nil }
    let mean = training.reduce(0.0) { $0 + weights[Int($1)] } / Double(training.count)
    guard mean > 0 else {
      throw DatasetError.split(
        "every row of the training part\(words) has the weight 0",
        hint: "draw the parts with a fraction or a count, or shuffle the rows")
    }
    return training.map { Float(weights[Int($0)] / mean) }
  }
}

extension CSVScanner {
  /// How much the current row counts.
  func weight(_ column: Int, _ header: CSVHeader) throws(DatasetError) -> Double {
    let weight = try finiteNumber(column, header, for: .weight)
    guard weight >= 0 else {
      throw error(
        "a row's weight must be at least 0, not \(try text(column))", column: column,
        hint: "a row of weight 0 is not learned from")
    }
    return weight
  }
}
