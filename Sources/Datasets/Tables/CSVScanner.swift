/// Reads a CSV text (RFC 4180) row by row and knows the place of every field.
///
/// Rows end with LF, CRLF or CR; empty lines are skipped. A quoted field may hold delimiters, line
/// ends and doubled quotes. Blanks around a field are not part of it, unless they are quoted. Where
/// columns are aligned, any number of delimiters stands between two fields, and around a row.
struct CSVScanner {
  /// Where a field's text stands, without blanks and quotes.
  struct Field {
    var range: Range<Int>
    /// Whether quotes in it are doubled.
    var hasDoubledQuotes = false
  }

  let path: String
  let bytes: [UInt8]
  let delimiter: UInt8
  private let isAligned: Bool
  /// What begins a line that is no row.
  private let comment: UInt8?
  /// Whether rows end in a delimiter behind which nothing stands.
  private var hasLastDelimiter = false
  /// The fields of the row last read.
  private(set) var fields: [Field] = []
  private var rowStart = 0
  private var rowEnd = 0
  private var rowLine = 1
  private var position = 0
  private var nextLine = 1

  init(
    _ bytes: [UInt8], delimiter: UInt8, path: String, _ preamble: TablePreamble, isAligned: Bool
  ) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.path = path
    self.isAligned = isAligned
    comment = preamble.comment
    position = preamble.start
    nextLine = preamble.line
  }

  /// Reads the next row; false at the end.
  mutating func nextRow() throws(DatasetError) -> Bool {
    repeat {
      passEmptyLines()
      guard position < bytes.count else { return false }
      fields.removeAll(keepingCapacity: true)
      rowStart = position
      rowLine = nextLine
      if isAligned { try readAlignedFields() } else { try readFields() }
      rowEnd = position
      if position < bytes.count { passLineEnd() }
    } while fields.isEmpty
    if hasLastDelimiter, fields.count > 1, fields[fields.count - 1].range.isEmpty {
      fields.removeLast()
    }
    return true
  }

  /// Passes over empty lines and comments.
  private mutating func passEmptyLines() {
    while position < bytes.count {
      if isLineEnd(bytes[position]) {
        passLineEnd()
      } else if let comment, bytes[position] == comment {
        while position < bytes.count, !isLineEnd(bytes[position]) { position += 1 }
      } else {
        return
      }
    }
  }

  /// Reads up to the end of the line or text.
  private mutating func readFields() throws(DatasetError) {
    while true {
      try readField()
      guard position < bytes.count, bytes[position] == delimiter else { return }
      position += 1
    }
  }

  /// As `readFields`, of aligned columns; none of a line of nothing but delimiters.
  private mutating func readAlignedFields() throws(DatasetError) {
    while position < bytes.count, !isLineEnd(bytes[position]) {
      if isGap(bytes[position]) {
        position += 1
      } else if bytes[position] == UInt8(ascii: "\"") {
        try readQuotedField(from: position + 1)
      } else {
        let start = position
        while position < bytes.count, !isGap(bytes[position]), !isLineEnd(bytes[position]) {
          position += 1
        }
        var end = position
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        if end > start { fields.append(Field(range: start..<end)) }
      }
    }
  }

  /// What aligned columns stand apart by: blanks of both kinds, or tabs alone.
  private func isGap(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == 0x09 && delimiter == 0x20
  }

  /// Leaves out the empty field at the end of this row and of all that follow.
  mutating func dropLastDelimiter() {
    hasLastDelimiter = true
    fields.removeLast()
  }

  /// Reads up to the next delimiter, line end or the end of the text.
  private mutating func readField() throws(DatasetError) {
    var place = position
    while place < bytes.count, isBlank(bytes[place]) { place += 1 }
    if place < bytes.count, bytes[place] == UInt8(ascii: "\"") {
      return try readQuotedField(from: place + 1)
    }
    let start = place
    while place < bytes.count, bytes[place] != delimiter, !isLineEnd(bytes[place]) { place += 1 }
    position = place
    while place > start, isBlank(bytes[place - 1]) { place -= 1 }
    fields.append(Field(range: start..<place))
  }

  private mutating func readQuotedField(from start: Int) throws(DatasetError) {
    var place = start
    var hasDoubledQuotes = false
    while true {
      guard place < bytes.count else {
        throw error("a quoted field never ends", at: start - 1, hint: "add the closing quote")
      }
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        guard place + 1 < bytes.count, bytes[place + 1] == byte else { break }
        hasDoubledQuotes = true
        place += 1
      } else if byte == 0x0A || byte == 0x0D && !isLineFeed(at: place + 1) {
        nextLine += 1
      }
      place += 1
    }
    fields.append(Field(range: start..<place, hasDoubledQuotes: hasDoubledQuotes))
    position = place + 1
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    guard position == bytes.count || bytes[position] == delimiter || isLineEnd(bytes[position])
    else {
      throw error(
        "text after a closing quote", at: position,
        hint: "a quote within a quoted field is written twice"
          + (bytes[place - 1] == UInt8(ascii: "\\") ? ", not behind a backslash" : ""))
    }
  }

  private mutating func passLineEnd() {
    if bytes[position] == 0x0D, isLineFeed(at: position + 1) { position += 1 }
    position += 1
    nextLine += 1
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private func isLineFeed(at place: Int) -> Bool { place < bytes.count && bytes[place] == 0x0A }

  private func isBlank(_ byte: UInt8) -> Bool {
    (byte == 0x20 || byte == 0x09) && byte != delimiter
  }
}

extension CSVScanner {
  /// The number of a column of the current row; nil if its text is none.
  func number(_ column: Int) -> Double? {
    DecimalNumber.value(bytes, fields[column].range)
  }

  /// The text of a column of the current row, quotes resolved.
  func text(_ column: Int) throws(DatasetError) -> String {
    let field = fields[column]
    guard let text = String(validating: bytes[field.range], as: UTF8.self) else {
      throw error("this text is not UTF-8", column: column, hint: "save the file as UTF-8")
    }
    // By scalars, because CR LF and the like are one Character.
    guard field.hasDoubledQuotes else { return text }
    var scalars = String.UnicodeScalarView()
    var wasQuote = false
    for scalar in text.unicodeScalars {
      wasQuote = scalar == "\"" && !wasQuote
      if !wasQuote || scalar != "\"" { scalars.append(scalar) }
    }
    return String(scalars)
  }

  /// Whether nothing stands in a column of the current row.
  func isMissing(_ column: Int) -> Bool { fields[column].range.isEmpty }

  /// The current row as it stands in the text, without its line end.
  var row: ArraySlice<UInt8> { bytes[rowStart..<rowEnd] }

  /// The 1-based line of the current row.
  var line: Int { rowLine }

  /// Refuses a row whose fields are not as many as those of the first row.
  /// - Parameter isTable: Whether most rows are as wide as this one, not as the first.
  func checkWidth(_ expected: Int, isTable: Bool = false) throws(DatasetError) {
    guard fields.count != expected else { return }
    let place = fields.count > expected ? fields[expected].range.lowerBound : lastFieldEnd
    throw error(
      "\(fields.count) fields in this row, but \(expected) in the first", at: place,
      hint: expected == 1
        ? "delete the lines above the table, or say what parts the fields in a first line: sep=;"
        : isTable
          ? "delete the lines above the table"
          : "a delimiter within a text stands in quotes; else mend or delete the line")
  }

  private var lastFieldEnd: Int { fields.last?.range.upperBound ?? rowStart }

  /// An error at a column of the current row.
  func error(_ message: String, column: Int, hint: String? = nil) -> DatasetError {
    error(message, at: fields[column].range.lowerBound, hint: hint)
  }

  /// An error at a byte of the current row.
  private func error(_ message: String, at place: Int, hint: String? = nil) -> DatasetError {
    var line = rowLine
    var lineStart = rowStart
    for index in rowStart..<place
    where bytes[index] == 0x0A || bytes[index] == 0x0D && !isLineFeed(at: index + 1) {
      line += 1
      lineStart = index + 1
    }
    let column = String(decoding: bytes[lineStart..<place], as: UTF8.self).count + 1
    return DatasetError(
      message, path: path, line: line, column: column, hint: hint, isTextual: true)
  }
}
