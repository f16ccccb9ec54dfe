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
    let hasHeader = form.header ?? FirstLine(scanner).isHeader
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
