import Kernels

extension DatasetLibrary {
  /// Some rows of a source with their labels or targets, as CSV: of a table its lines as they stand in
  /// the file, below its header if it has one; of images and points a line of numbers each, the label
  /// last, without a header.
  /// - Parameters:
  ///   - rows: Places of rows, ascending.
  ///   - split: By which the rows are parted: its columns may say that the first line names columns.
  ///   - directory: What relative paths are relative to: the experiment file's directory.
  public func csv(
    of source: DatasetSource, rows: [Int32], split: Split = Split(), relativeTo directory: String
  ) throws(DatasetError) -> [UInt8] {
    switch source {
    case .csv(let csv):
      let path = located(Self.path(csv.file, relativeTo: directory))
      let form = TableForm(csv, asking: [split.by, split.order])
      return try Self.lines(FileBytes.unpackedContents(of: path), form, path: path, rows)
    case .digits:
      return try Self.lines(Digits.text, TableForm(Digits.source), path: source.name, rows)
    default: return try rawExamples(source, Split(), relativeTo: directory).lines(of: rows)
    }
  }

  /// The header of a table and some of its rows.
  private static func lines(
    _ bytes: [UInt8], _ form: TableForm, path: String, _ rows: [Int32]
  ) throws(DatasetError) -> [UInt8] {
    let table = try OpenedTable(bytes, form, path: path)
    var scanner = table.scanner
    var lines: [UInt8] = []
    if let header = table.headerLine { lines += header + [lineFeed] }
    var wanted = rows.makeIterator()
    var next = wanted.next()
    var place: Int32 = 0
    while let row = next {
      if place == row {
        lines += scanner.row + [lineFeed]
        next = wanted.next()
      }
      place += 1
      guard try scanner.nextRow() else { break }
    }
    return lines
  }

  fileprivate static let lineFeed = UInt8(ascii: "\n")
}

extension RawExamples {
  /// A line for each of some examples: its numbers, so that they read back as the same, then its class.
  fileprivate func lines(of rows: [Int32]) -> [UInt8] {
    guard case .labels(let labels, let classes) = answers else {
      preconditionFailure("images and points have classes")
    }
    let pieces = values.shared(columns: columns, officialTest: officialTest)
    var lines: [UInt8] = []
    for row in rows {
      var place = Int(row)
      let piece = place < pieces[0].count ? pieces[0] : pieces[1]
      if place >= pieces[0].count { place -= pieces[0].count }
      for (column, value) in piece.row(place).enumerated() {
        let text =
          origins.map { shortest($0[column] + Double(value)) }
          ?? (value.magnitude < 1e6 && value == value.rounded() ? "\(Int(value))" : "\(value)")
        lines += Array(text.utf8) + [UInt8(ascii: ",")]
      }
      lines += Array(classes[Int(labels[Int(row)])].utf8) + [DatasetLibrary.lineFeed]
    }
    return lines
  }
}
