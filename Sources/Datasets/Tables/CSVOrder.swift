/// The column along which a split cuts: numbers, or dates as `ISODate` reads them.
struct CSVOrder {
  let column: Int
  /// Whether the first row has no number there.
  let areDates: Bool
  private var values: [Double] = []

  /// Decides by the first row, on which the scanner is.
  init(_ column: Int, _ scanner: CSVScanner) {
    self.column = column
    areDates = scanner.number(column) == nil
  }

  /// Adds the value of the row on which the scanner is.
  mutating func add(_ scanner: CSVScanner, _ header: CSVHeader) throws(DatasetError) {
    guard areDates else {
      values.append(try scanner.finiteNumber(column, header))
      return
    }
    let text = try scanner.presentText(column, header)
    guard let seconds = ISODate.seconds(text) else {
      try scanner.checkMarker(text, column, header)
      throw scanner.error(
        "'\(text)' in column '\(header.names[column])', which the split orders by, is "
          + (scanner.number(column) == nil
            ? "neither a number nor a date" : "a number among dates"),
        column: column, hint: "write dates as 2024-01-31 or 2024-01-31 12:30:00")
    }
    values.append(seconds)
  }

  /// The place of each row's value among the different ones, ascending.
  var ranks: [Int32] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Int32](repeating: 0, count: values.count)
    var rank: Int32 = 0
    for (row, next) in zip(order, order.dropFirst()) {
      if values[row] < values[next] { rank += 1 }
      ranks[next] = rank
    }
    return ranks
  }
}
