/// What separates the fields of a CSV text.
enum CSVDelimiter {
  private static let candidates = [",", ";", "\t", "|"].map { $0.utf8.first! }

  /// A scanner before the first row of a text, below what stands above the table.
  ///
  /// The delimiter is the one that was given, by the experiment or by a line `sep=;`, or the one
  /// that the text shows: of comma, semicolon, tab and bar the only one outside quotes in the first
  /// row, or the only one that parts the first ten rows alike. Where that leaves two, a guess could
  /// be silently wrong. Where it leaves none, blanks part the fields if they part all rows alike, but
  /// for a header that is a name short. Numbers with blanks between them are fields of their own where
  /// a tab stands behind them alone.
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
      delimiter =
        try found(form, path, scanner(_:isAligned:))
        ?? withoutDelimiter(form, scanner(_:isAligned:))
      if delimiter == tab, areNumbersBeforeTab(scanner(tab)),
        isTable(fieldCounts(scanner(blank, isAligned: true)))
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

  /// Whether the first ten rows have equally many fields, more than one.
  private static func isEven(_ scanner: CSVScanner) -> Bool { isEven(fieldCounts(scanner)[...]) }

  private static func isEven(_ counts: ArraySlice<Int>) -> Bool {
    counts.first.map { first in first > 1 && counts.allSatisfy { $0 == first } } ?? false
  }

  /// Whether rows have equally many fields, more than one, or only the first has one less, as R
  /// writes tables with names of rows.
  private static func isTable(_ counts: [Int]) -> Bool {
    let below = counts.dropFirst()
    return isEven(counts[...]) || isEven(below) && counts.first.map { $0 + 1 } == below.first
  }

  /// What separates fields where the first row holds no delimiter: blanks, or what those below hold.
  private static func withoutDelimiter(
    _ form: TableForm, _ scanner: (UInt8, Bool) -> CSVScanner
  ) -> UInt8 {
    let plain = scanner(candidates[0], false)
    if !form.whole.isEmpty, holdsWhole(form.whole, plain) { return candidates[0] }
    if fieldCounts(plain).allSatisfy({ $0 < 2 }), isTable(fieldCounts(scanner(blank, true))) {
      return blank
    }
    let below = candidates.filter { isEven(fieldCounts(scanner($0, false)).dropFirst()) }
    return below.count == 1 ? below[0] : candidates[0]
  }

  /// Whether one of the first ten rows is one of these texts as a whole.
  private static func holdsWhole(_ texts: Set<String>, _ scanner: CSVScanner) -> Bool {
    var rows = scanner
    for _ in 0..<10 where (try? rows.nextRow()) ?? false {
      if rows.fields.count == 1, let text = try? rows.text(0), texts.contains(text) { return true }
    }
    return false
  }

  /// Whether a tab parts the first ten rows in two, and before it stand numbers with blanks between
  /// them, at least three.
  private static func areNumbersBeforeTab(_ scanner: CSVScanner) -> Bool {
    var rows = scanner
    var count = 0
    while count < 10, (try? rows.nextRow()) ?? false {
      guard rows.fields.count == 2 else { return false }
      let words = rows.bytes[rows.fields[0].range].split(separator: blank)
      let areNumbers = words.allSatisfy { word in
        DecimalNumber.value(rows.bytes, word.indices) != nil
          || MissingMarker.isMarker(String(decoding: word, as: UTF8.self))
      }
      guard words.count > 2, areNumbers else { return false }
      count += 1
    }
    return count > 0
  }

  private static func found(
    _ form: TableForm, _ path: String, _ scanner: (UInt8, Bool) -> CSVScanner
  ) throws(DatasetError) -> UInt8? {
    let counts = candidates.map { ($0, fieldCounts(scanner($0, false))) }
    var widths: [(delimiter: UInt8, isEven: Bool)] = []
    for (delimiter, counts) in counts {
      if let first = counts.first, first > 1 { widths.append((delimiter, isEven(counts[...]))) }
    }
    // What only the first row holds belongs to a line above the table, if another parts what follows.
    let areAbove = counts.filter { ($0.1.first ?? 0) > 1 }.allSatisfy {
      $0.1.count > 1 && $0.1.dropFirst().allSatisfy { $0 == 1 }
    }
    let below = counts.filter { isEven($0.1.dropFirst()) }
    if !widths.isEmpty, areAbove, below.count == 1 { return below[0].0 }
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
