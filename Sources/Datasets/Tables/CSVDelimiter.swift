/// What separates the fields of a CSV text.
enum CSVDelimiter {
  private static let candidates = [",", ";", "\t", "|"].map { $0.utf8.first! }

  /// The byte of the delimiter that was given, or the one that the text shows: of comma, semicolon,
  /// tab and bar the only one outside quotes in the first row, or the only one that parts the first
  /// ten rows alike. Where that leaves two, a guess could be silently wrong.
  static func byte(
    given: Character?, in bytes: [UInt8], path: String
  ) throws(DatasetError) -> UInt8 {
    if let given { return try byte(given, path: path) }
    var widths: [(delimiter: UInt8, isEven: Bool)] = []
    for delimiter in candidates {
      let counts = try fieldCounts(bytes, delimiter, path)
      if let first = counts.first, first > 1 {
        widths.append((delimiter, counts.allSatisfy { $0 == first }))
      }
    }
    if widths.count > 1, widths.contains(where: \.isEven) { widths.removeAll { !$0.isEven } }
    guard widths.count < 2 else {
      let found = widths.map { "'\(Character(UnicodeScalar($0.delimiter)))'" }
      throw DatasetError(
        "\(found.joined(separator: " and ")) could both separate the fields", path: path, line: 1,
        hint: "say which: delimiter: \";\"", isTextual: true)
    }
    return widths.first?.delimiter ?? candidates[0]
  }

  private static func byte(_ given: Character, path: String) throws(DatasetError) -> UInt8 {
    guard let byte = given.asciiValue, given != "\"", !given.isNewline, !given.isNumber,
      !".+-".contains(given)
    else {
      throw DatasetError(
        "'\(given)' cannot separate fields", path: path,
        hint: "a delimiter is one ASCII character, such as ',' ';' '|' or a tab", isTextual: true)
    }
    return byte
  }

  /// The numbers of fields in the first ten rows.
  private static func fieldCounts(
    _ bytes: [UInt8], _ delimiter: UInt8, _ path: String
  ) throws(DatasetError) -> [Int] {
    var scanner = CSVScanner(bytes, delimiter: delimiter, path: path)
    var counts: [Int] = []
    do {
      while counts.count < 10, try scanner.nextRow() { counts.append(scanner.fields.count) }
    } catch {
      // A quote amid a field may be an error with one delimiter and none with another.
      counts.append(0)
    }
    return counts
  }
}
