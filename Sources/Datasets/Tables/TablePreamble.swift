/// What may stand above the rows of a CSV text: a byte order mark, Excel's `sep=;`, comments.
struct TablePreamble {
  /// Where the rows begin, and on which line.
  private(set) var start = 0
  private(set) var line = 1
  /// What `sep=` says.
  private(set) var delimiter: UInt8?
  /// What comments begin with, where the text begins with one: later ones are passed over too.
  private(set) var comment: UInt8?

  init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    readSeparator(bytes)
    readComments(bytes)
  }

  private mutating func readSeparator(_ bytes: [UInt8]) {
    let end = Self.lineEnd(bytes, start)
    var text = bytes[start..<end]
    if text.first == UInt8(ascii: "\""), text.last == text.first, text.count > 1 {
      text = text.dropFirst().dropLast()
    }
    guard text.count == 5,
      text.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8).map({ $0 | 0x20 })
    else { return }
    delimiter = text.last
    pass(bytes, end)
  }

  /// Passes over lines that begin with `#` or `%`. The last of them that have as many fields as the
  /// row below them belong to the table: names of columns, or rows that happen to begin so.
  private mutating func readComments(_ bytes: [UInt8]) {
    let first = (start, line)
    var lines: [(start: Int, line: Int)] = []
    while start < bytes.count {
      if bytes[start] == 0x0A || bytes[start] == 0x0D {
        pass(bytes, start)
        continue
      }
      guard bytes[start] == UInt8(ascii: "#") || bytes[start] == UInt8(ascii: "%") else { break }
      lines.append((start, line))
      pass(bytes, Self.lineEnd(bytes, start))
    }
    guard !lines.isEmpty, start < bytes.count else {
      (start, line) = first
      return
    }
    let below = bytes[start..<Self.lineEnd(bytes, start)]
    while let last = lines.last,
      Self.isHeader(bytes[last.start..<Self.lineEnd(bytes, last.start)], of: below)
    {
      (start, line) = last
      lines.removeLast()
    }
    // What stands within the table may be a row.
    if let last = lines.last, bytes[start] != bytes[last.start] { comment = bytes[last.start] }
  }

  private static func isHeader(_ above: ArraySlice<UInt8>, of below: ArraySlice<UInt8>) -> Bool {
    for delimiter in ",;\t|".utf8 {
      let count = below.count { $0 == delimiter }
      if count > 0, count == above.count(where: { $0 == delimiter }) { return true }
    }
    let blank = UInt8(ascii: " ")
    guard above.dropFirst().first != blank else { return false }
    let words = below.split(separator: blank).count
    return words > 1 && words == above.split(separator: blank).count
  }

  private static func lineEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var place = start
    while place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
    return place
  }

  private mutating func pass(_ bytes: [UInt8], _ end: Int) {
    start = min(end + 1, bytes.count)
    if end < bytes.count, bytes[end] == 0x0D, start < bytes.count, bytes[start] == 0x0A {
      start += 1
    }
    if end < bytes.count { line += 1 }
  }
}
