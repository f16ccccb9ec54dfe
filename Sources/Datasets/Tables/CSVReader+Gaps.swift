/// Fields without a value, and texts that have an order.
extension CSVReader {
  /// The order of each column that has one; refuses a column that is no input, or said twice.
  static func orders(
    _ source: CSVSource, _ header: CSVHeader, answer: Int, dropped: Set<Int>, texts: Set<Int>
  ) throws(DatasetError) -> [Int: [String]] {
    var orders: [Int: [String]] = [:]
    for ordinal in source.ordinal {
      let column = try header.index(of: ordinal.column)
      let clash: String? =
        if column == answer {
          "is both ordinal and to be learned"
        } else if dropped.contains(column) {
          "is both ordinal and dropped"
        } else if texts.contains(column) {
          "is both ordinal and categories"
        } else {
          orders[column] == nil ? nil : "is given an order twice"
        }
      if let clash {
        throw DatasetError.contradiction(
          "the column '\(header.names[column])' \(clash)", path: header.path,
          hint: "keep one of the two")
      }
      orders[column] = ordinal.order
    }
    return orders
  }

  /// Whether the first value of a column is a text.
  func isTextWithGaps(_ column: Int) throws(DatasetError) -> Bool {
    var rows = scanner
    var hasMarks = false
    repeat {
      try rows.checkWidth(header.count)
      if try !rows.lacksNumber(column) { return rows.number(column) == nil }
      // What says nothing where a number should be may be a word elsewhere.
      if try !MissingMarker.isMarker(rows.text(column)) { hasMarks = true }
    } while try rows.nextRow()
    guard !hasMarks else { return true }
    throw DatasetError(
      "column '\(header.names[column])' has no value in any row", path: path,
      hint: "leave it out with drop: [\(header.reference(column))]", isTextual: true)
  }

  /// The number of an input in the current row: a missing one is NaN, a text its place in an order.
  mutating func addNumber(_ index: Int) throws(DatasetError) -> Float {
    let column = inputs[index].column
    let isGap: Bool
    var number = 0.0
    if let order = inputs[index].order {
      let text = try scanner.text(column)
      let place = order.firstIndex(of: text)
      isGap = place == nil && MissingMarker.isMarker(text)
      guard place != nil || isGap else { throw scanner.unknown(text, in: order, column, header) }
      number = Double(place ?? 0)
      if isGap, source.missing?.numbers == nil {
        throw scanner.missing(column, header, text, canBeFilled: true)
      }
    } else {
      isGap = source.missing?.numbers != nil ? try scanner.lacksNumber(column) : false
      if !isGap {
        number = try scanner.finiteNumber(column, header, for: .input)
        inputs[index].points.add(scanner.bytes[scanner.fields[column].range])
      }
    }
    guard !isGap else {
      inputs[index].gaps += 1
      return .nan
    }
    inputs[index].range.add(number)
    return Float(number)
  }

  /// The text of an input in the current row, empty for one that may be missing and is.
  mutating func categoryText(_ index: Int) throws(DatasetError) -> String {
    let column = inputs[index].column
    guard source.missing?.areTextsCategory ?? false else {
      return try scanner.presentText(column, header, for: .input)
    }
    let text = try scanner.text(column)
    guard text.isEmpty || !texts.contains(column) && MissingMarker.isMarker(text) else {
      return text
    }
    inputs[index].gaps += 1
    return ""
  }

  /// What is filled in, where numbers may be missing.
  /// - Parameter places: The first input that each column becomes.
  func gapFill(_ places: [Int]) -> GapFill? {
    guard let fill = source.missing?.numbers else { return nil }
    let numbers = inputs.indices.filter { inputs[$0].categories == nil }
    return GapFill(
      fill: fill, columns: numbers.map { places[$0] },
      hasGaps: numbers.contains { inputs[$0].gaps > 0 })
  }

  /// Whether a column has a second input, which says where it lacks a number.
  func hasIndicator(_ input: CSVInput) -> Bool {
    input.categories == nil && input.gaps > 0 && source.missing?.hasIndicator ?? false
  }
}

extension CSVScanner {
  /// An error about a text that an order does not hold.
  func unknown(
    _ text: String, in order: [String], _ column: Int, _ header: CSVHeader
  ) -> DatasetError {
    let known = order.prefix(12).joined(separator: ", ") + (order.count > 12 ? ", …" : "")
    return error(
      "'\(text)' is not in the order of column '\(header.names[column])'", column: column,
      hint: "the order is \(known): add it there, or correct the row")
  }
}
