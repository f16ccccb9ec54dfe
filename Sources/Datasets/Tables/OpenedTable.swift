/// A CSV text with its header read, its scanner on the first row of values.
struct OpenedTable {
  var scanner: CSVScanner
  let header: CSVHeader
  /// The line that names the columns, as it stands in the text; nil without one.
  let headerLine: ArraySlice<UInt8>?

  private static let remedy = "check that it was written to its end"

  init(_ bytes: [UInt8], _ form: TableForm, path: String) throws(DatasetError) {
    try FileKind.checkText(bytes, path: path, isOfExperiment: form.isOfExperiment)
    var scanner = try CSVDelimiter.scanner(form, bytes, path: path)
    guard try scanner.nextRow() else {
      throw DatasetError(
        "the file holds no rows", path: path, hint: Self.remedy, isTextual: true)
    }
    try Self.checkLinesAbove(scanner)
    let hasHeader =
      if let said = form.header { said } else {
        try Self.namesColumns(scanner, asked: form.asked)
      }
    headerLine = hasHeader ? scanner.row : nil
    var names: [String]?
    if hasHeader {
      var found: [String] = []
      for column in scanner.fields.indices { found.append(try scanner.text(column)) }
      guard try scanner.nextRow() else {
        throw DatasetError(
          "the file holds no rows below its header", path: path,
          hint: "its first line must name the columns; " + Self.remedy, isTextual: true)
      }
      names = found
    }
    let width = scanner.fields.count
    if !form.dropsLast(of: width), width > 1,
      (names?.count ?? 0) < width || names?.last?.isEmpty ?? true,
      Self.endsInDelimiters(scanner)
    {
      scanner.dropLastDelimiter()
      if names?.count == width { names?.removeLast() }
    } else if let count = names?.count, width == count + 1 {
      // R's write.table leaves the column of row names without one.
      names?.insert("", at: 0)
    }
    let count = names?.count ?? scanner.fields.count
    try scanner.checkWidth(count)
    if count == 1 {
      // Before anything is said of a single field: lines above a table look like that.
      var next = scanner
      if try next.nextRow() { try next.checkWidth(count) }
    }
    self.scanner = scanner
    header = CSVHeader(path: path, givenNames: names, count: count, isFound: form.header == nil)
  }

  /// Refuses a first line that most of the next ones have at least two fields more than: it stands
  /// above the table.
  private static func checkLinesAbove(_ scanner: CSVScanner) throws(DatasetError) {
    var rows = scanner
    var widths: [Int] = []
    while widths.count < 10, (try? rows.nextRow()) ?? false { widths.append(rows.fields.count) }
    guard !widths.isEmpty else { return }
    let (first, width) = (scanner.fields.count, widths.sorted()[widths.count / 2])
    guard width > first + 1, widths.count(where: { $0 == width }) * 2 > widths.count else {
      return
    }
    rows = scanner
    while try rows.nextRow() {
      if rows.fields.count == width { try rows.checkWidth(first, isTable: true) }
    }
  }

  /// Whether the first line names the columns: it looks so, or it holds a name that is asked for.
  private static func namesColumns(
    _ scanner: CSVScanner, asked: [Column]
  ) throws(DatasetError) -> Bool {
    if FirstLine(scanner).isHeader { return true }
    let width = scanner.fields.count
    let numbers = asked.compactMap { column -> String? in
      // A number that is no index may be a name: then it is told how to write it.
      if case .index(let index) = column, !(-width..<width).contains(index) {
        String(index)
      } else {
        nil
      }
    }
    let names = asked.compactMap { if case .name(let name) = $0 { name } else { nil } }
    guard !names.isEmpty || !numbers.isEmpty else { return false }
    let texts = Set(scanner.fields.indices.compactMap { try? scanner.text($0) })
    if (names + numbers).contains(where: texts.contains) { return true }
    if let name = names.first { throw noName(name, scanner) }
    return false
  }

  /// An error about a name that the first line does not hold.
  private static func noName(_ name: String, _ scanner: CSVScanner) -> DatasetError {
    let texts = scanner.fields.prefix(12).map {
      String(decoding: scanner.bytes[$0.range], as: UTF8.self)
    }
    let known = texts.joined(separator: ", ") + (texts.count < scanner.fields.count ? ", …" : "")
    let cause =
      scanner.fields.count == 1
      ? joined(texts[0], name, isQuoted: scanner.row.first == UInt8(ascii: "\"")) : nil
    return scanner.error(
      "there is no name '\(name)' in the first line", column: 0,
      hint: cause ?? "it holds \(known): give one of these, or a column's index, counted from 0")
  }

  /// What keeps a first line from being several names; nil where the name that is asked for is none of
  /// them.
  private static func joined(_ text: String, _ name: String, isQuoted: Bool) -> String? {
    guard let place = text.firstRange(of: name) else { return nil }
    let before = text[..<place.lowerBound].last
    guard let sign = before ?? text[place.upperBound...].first, sign.isASCII,
      sign.isPunctuation || sign.isSymbol, !"\".+-_".contains(sign)
    else { return nil }
    return isQuoted
      ? "the whole line stands in quotes and is a single field: take such quotes away"
      : "it is a single field: say delimiter: \"\(sign)\", or sep=\(sign) in a line above it"
  }

  /// Whether this row and those that follow end in an empty field.
  private static func endsInDelimiters(_ scanner: CSVScanner) -> Bool {
    var scanner = scanner
    for _ in 0..<100 {
      guard scanner.fields.count > 1, let last = scanner.fields.last, last.range.isEmpty else {
        return false
      }
      guard (try? scanner.nextRow()) ?? false else { break }
    }
    return true
  }
}
