/// What reading for training and reading for prediction share.
extension CSVScanner {
  /// A scanner on the first row of a text.
  static func opened(
    _ bytes: [UInt8], delimiter: Character?, path: String
  ) throws(DatasetError) -> CSVScanner {
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      throw DatasetError(
        "this is UTF-16 text", path: path, hint: "save the file as UTF-8", isTextual: true)
    }
    let byte = try CSVDelimiter.byte(given: delimiter, in: bytes, path: path)
    var scanner = CSVScanner(bytes, delimiter: byte, path: path)
    guard try scanner.nextRow() else {
      throw DatasetError("the file holds no rows", path: path, isTextual: true)
    }
    return scanner
  }

  /// Reads the names of the columns where the first line holds them, and goes on to the first row
  /// of values.
  mutating func readHeader(_ isGiven: Bool) throws(DatasetError) -> CSVHeader {
    let count = fields.count
    guard isGiven else { return CSVHeader(path: path, givenNames: nil, count: count) }
    guard !(0..<count).allSatisfy({ number($0) != nil }) else {
      throw error(
        "the first line holds only numbers, no names of columns", column: 0,
        hint: "say header: false")
    }
    var names: [String] = []
    for column in 0..<count { names.append(try text(column)) }
    guard try nextRow() else {
      throw DatasetError("the file holds no rows below its header", path: path, isTextual: true)
    }
    try checkWidth(count)
    return CSVHeader(path: path, givenNames: names, count: count)
  }

  /// The text of a column that must not be empty.
  func presentText(_ column: Int, _ header: CSVHeader) throws(DatasetError) -> String {
    guard !isMissing(column) else {
      throw error(
        "the value of column '\(header.names[column])' is missing", column: column,
        hint: "fill it in, or delete the row")
    }
    return try text(column)
  }

  /// The number of a column that must be a value of an input.
  func finiteFloat(_ column: Int, _ header: CSVHeader) throws(DatasetError) -> Float {
    guard let number = number(column) else {
      let text = try presentText(column, header)
      throw error(
        "'\(text)' is not a number, as column '\(header.names[column])' needs", column: column,
        hint: "correct it, delete the row, or leave the column out with drop")
    }
    guard let value = RawValues.value(number) else {
      let text = try text(column)
      let cause = number.isFinite ? "too large" : "not a finite number"
      throw error("'\(text)' is \(cause)", column: column)
    }
    return value
  }
}
