/// What separates the fields of a CSV text.
enum CSVDelimiter {
  private static let candidates = [",", ";", "\t", "|"].map { $0.utf8.first! }

  /// A scanner before the first row of a text, below what stands above the table.
  ///
  /// The delimiter is the one that was given, by the experiment or by a line `sep=;`, or the one
  /// that the text shows: of comma, semicolon, tab and bar the only one outside quotes in the first
  /// row, or the only one that parts the first ten rows alike. Where that leaves two, a guess could
  /// be silently wrong. Where it leaves none, blanks part the fields if they part all rows alike.
  static func scanner(
    _ form: TableForm, _ bytes: [UInt8], path: String
  ) throws(DatasetError) -> CSVScanner {
    let preamble = TablePreamble(bytes)
    func scanner(_ delimiter: UInt8, isAligned: Bool = false) -> CSVScanner {
      CSVScanner(bytes, delimiter: delimiter, path: path, preamble, isAligned: isAligned)
    }
    var delimiter: UInt8
    if let given = form.delimiter {
      delimiter = try byte(given, path: path)
    } else if let said = preamble.delimiter {
      delimiter = said
    } else {
      delimiter = try found(form, path, scanner(_:isAligned:)) ?? candidates[0]
      if !form.isSingle, delimiter == candidates[0], isEven(scanner(delimiter), width: 1),
        isEven(scanner(blank, isAligned: true))
      {
        delimiter = blank
      }
    }
    let strict = scanner(delimiter)
    guard delimiter == blank || delimiter == tab else { return strict }
    let isAligned =
      delimiter == blank && !form.dropsPlaces
      || !isEven(strict) && isEven(scanner(delimiter, isAligned: true))
    return isAligned ? scanner(delimiter, isAligned: true) : strict
  }

  private static let blank = UInt8(ascii: " ")
  private static let tab = UInt8(ascii: "\t")

  /// Whether the first ten rows have equally many fields, more than one or so many.
  private static func isEven(_ scanner: CSVScanner, width: Int? = nil) -> Bool {
    let counts = fieldCounts(scanner)
    guard let first = counts.first, width.map({ $0 == first }) ?? (first > 1) else { return false }
    return counts.allSatisfy { $0 == first }
  }

  private static func found(
    _ form: TableForm, _ path: String, _ scanner: (UInt8, Bool) -> CSVScanner
  ) throws(DatasetError) -> UInt8? {
    var widths: [(delimiter: UInt8, isEven: Bool)] = []
    for delimiter in candidates {
      let counts = fieldCounts(scanner(delimiter, false))
      if let first = counts.first, first > 1 {
        widths.append((delimiter, counts.allSatisfy { $0 == first }))
      }
    }
    if widths.count > 1, widths.contains(where: \.isEven) { widths.removeAll { !$0.isEven } }
    guard widths.count < 2 else {
      let found = widths.map { "'\(Character(UnicodeScalar($0.delimiter)))'" }
      throw DatasetError(
        "\(found.joined(separator: " and ")) could both separate the fields", path: path, line: 1,
        hint: form.isOfExperiment
          ? "say which in a line above the table: sep=;, or in an experiment file: delimiter: \";\""
          : "say which in a line above the table: sep=;",
        isTextual: true)
    }
    return widths.first?.delimiter
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
  private static func fieldCounts(_ scanner: CSVScanner) -> [Int] {
    var scanner = scanner
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
