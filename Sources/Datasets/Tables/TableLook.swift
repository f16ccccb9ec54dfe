/// What one column of a table holds, looked at before it is said what is to be learned.
public struct TableLook: Sendable, Hashable {
  /// Whether the first line names the columns.
  public let hasHeader: Bool
  /// How an experiment file refers to the column.
  public let reference: String
  public let name: String
  /// Its place among the columns, from 0.
  public let place: Int
  /// Rows that have a value, and those that have none.
  public private(set) var rows = 0
  public private(set) var gaps = 0
  /// Rows with a number, and with one that is not whole.
  public private(set) var numbers = 0
  public private(set) var fractions = 0
  /// Different texts, numbers among them; counted up to 1,001.
  public private(set) var different = 0
  /// Rows with a point or a dash, which is no value where numbers are and a word among texts.
  private var dashes = 0
  /// Whether most of its fields are numbers, but not all.
  private var hasStrays = false
  /// The notation that is not read in which most of its fields are numbers or dates.
  private var notation: NumberNotation?
  /// The first field in such a notation, or that is no number where most are measured ones.
  public private(set) var misread: Misread?
  /// The first field that is no number among few codes, most of which are: all are read as texts.
  public private(set) var oddCode: Misread?
  private var range = NumberRange()

  /// A field of a column of numbers or dates that is not read as one.
  public struct Misread: Sendable, Hashable {
    let text: String
    let line: Int
    /// Nil for a text that is no number at all.
    let notation: NumberNotation?

    private static let longest = 40

    /// `has '936,49' in line 3, which looks like a number with a decimal comma`.
    public var words: String {
      let shown = text.count > Self.longest ? text.prefix(Self.longest) + "…" : text
      return "has '\(shown)' in line \(line), "
        + (notation.map { "which looks like \($0.words)" }
          ?? "which is no number, as most of its fields are")
    }

    /// Whether it is no number in any notation.
    public var isText: Bool { notation == nil }

    /// What to do about it in a column that is an input.
    public var cure: String {
      notation?.cure ?? "correct it, or empty the field if it stands for no value"
    }

    /// What to do about it in a column of numbers to predict.
    public var cureOfAnswer: String { notation?.cure ?? "correct it, or delete the row" }
  }

  /// More different whole numbers are rather measured than named.
  private static let mostClasses = 20
  /// Of fewer rows nothing can be said.
  private static let fewRows = 20

  /// Whether the column is rather a number to predict than classes: numbers that are not few whole
  /// ones, each of several rows. Some may have to be written otherwise first.
  public var isNumeric: Bool { (numbers == rows || misread != nil) && isMeasured }

  private var isMeasured: Bool {
    fractions > 0 || different > Self.mostClasses || different * 5 > rows
  }

  /// Whether some row holds a text, so that no number can be predicted.
  public var hasTexts: Bool { numbers < rows }

  /// Whether it is read only as categories: numbers among texts that are as many, or few codes.
  public private(set) var isMixed = false

  /// Whether it cannot be read at all: it is empty, in another notation, has a text among numbers, or
  /// more texts than categories may be.
  public var isUnreadable: Bool { rows == 0 || misread != nil || hasTooManyTexts }

  private var hasTooManyTexts: Bool { hasTexts && different > CSVCategories.limit }

  /// Why nothing can be learned from the column, as a remark; nil where something may be.
  public var uselessness: String? {
    if rows == 0 { return "has no values" }
    if let misread {
      return "\(misread.words) (to use it, \(misread.cure), and take it out of drop)"
    }
    if different == 1, gaps == 0 { return "is the same in every row" }
    guard rows >= Self.fewRows else { return nil }
    if hasTexts, different * 2 > rows { return "has another text in nearly every row" }
    if hasTooManyTexts { return "has more than \(CSVCategories.limit) different texts" }
    return countsRows ? "counts the rows" : nil
  }

  /// Whether its numbers are as many different whole ones in a row as there are rows.
  private var countsRows: Bool {
    numbers == rows && gaps == 0 && fractions == 0 && different > min(rows - 1, CSVCategories.limit)
      && range.highest - range.lowest == Double(rows - 1)
  }

  private init(_ header: CSVHeader, _ column: Int) {
    hasHeader = header.givenNames != nil
    reference = header.reference(column)
    name = header.names[column]
    place = column
  }

  /// What one column holds.
  /// - Parameter directory: What a relative path is relative to.
  public init(
    _ source: CSVSource, _ column: Column, relativeTo directory: String
  ) throws(DatasetError) {
    let table = try Self.open(source, column, relativeTo: directory)
    self = try Self.looks(table, at: [table.header.index(of: column)])[0]
  }

  /// What every column but one holds.
  public static func others(
    _ source: CSVSource, than column: Column, relativeTo directory: String
  ) throws(DatasetError) -> [TableLook] {
    let table = try open(source, column, relativeTo: directory)
    let left = try table.header.index(of: column)
    return try looks(table, at: (0..<table.header.count).filter { $0 != left })
  }

  private static func open(
    _ source: CSVSource, _ column: Column, relativeTo directory: String
  ) throws(DatasetError) -> OpenedTable {
    let isAbsolute = source.file.hasPrefix("/") || directory.isEmpty
    let path = isAbsolute ? source.file : directory + "/" + source.file
    return try OpenedTable(
      FileBytes.unpackedContents(of: path), TableForm(source, asking: [column]), path: path)
  }

  private static func looks(
    _ table: OpenedTable, at columns: [Int]
  ) throws(DatasetError) -> [TableLook] {
    var looks = columns.map { TableLook(table.header, $0) }
    var texts = columns.map { _ in CSVCategories() }
    var scanner = table.scanner
    repeat {
      try scanner.checkRow(table.header)
      for (place, column) in columns.enumerated() {
        looks[place].add(try scanner.text(column), scanner.number(column), to: &texts[place])
      }
    } while try scanner.nextRow()
    for place in looks.indices {
      looks[place].finish(texts[place])
      try looks[place].findMisread(table.scanner)
    }
    return looks
  }

  /// Looks again for the field to be named, from the first row on.
  private mutating func findMisread(_ beginning: CSVScanner) throws(DatasetError) {
    var rows = beginning
    if let notation {
      guard let text = try rows.find(notation, in: place) else { return }
      misread = Misread(text: text, line: rows.line, notation: notation)
    } else if hasStrays, let text = try rows.findText(in: place) {
      let found = Misread(text: text, line: rows.line, notation: nil)
      if isMixed { oddCode = found } else { misread = found }
    }
  }

  private mutating func add(_ text: String, _ number: Double?, to texts: inout CSVCategories) {
    guard !MissingMarker.isMarker(text) else {
      gaps += 1
      return
    }
    if number == nil, MissingMarker.isMarkerOfNumber(text) {
      dashes += 1
      return
    }
    rows += 1
    if texts.count <= CSVCategories.limit { _ = texts.number(of: text) }
    guard let number else { return }
    numbers += 1
    range.add(number)
    if number.rounded() != number { fractions += 1 }
  }

  private mutating func finish(_ texts: CSVCategories) {
    different = texts.count
    hasStrays = numbers < rows && numbers * 2 > rows
    if numbers == rows, rows > 0 {
      gaps += dashes
    } else if dashes > 0 {
      rows += dashes
      different += 1
    }
    guard hasTexts else { return }
    // Letters behind some of few numbers are rather codes than units.
    let areCodes = numbers > 0 && different <= Self.mostClasses
    notation = texts.notation.flatMap { areCodes && $0.isUnit ? nil : $0 }
    isMixed = numbers > 0 && notation == nil && !hasTooManyTexts && !(hasStrays && isMeasured)
  }
}

extension TableLook {
  /// What is to be known of the column before it is used; nil where nothing is.
  public var finding: DataFinding? {
    if let oddCode {
      return DataFinding(
        "column '\(name)' \(oddCode.words): all are read as texts",
        cure: "if they are meant as numbers, \(oddCode.cure)")
    }
    guard isUnreadable else { return nil }
    let drop = "leave it out with drop: [\(reference)]"
    guard let misread else {
      return DataFinding("column '\(name)' \(uselessness ?? "cannot be read")", cure: drop)
    }
    return DataFinding(
      "column '\(name)' \(misread.words)",
      cure: "\(misread.cure), or \(drop)"
        + (misread.isText ? ", or read it as texts with categories: [\(reference)]" : ""))
  }

  /// Refuses a table of which no column can be an input as it stands.
  public static func checkInputs(_ columns: [TableLook], of path: String) throws(DatasetError) {
    guard let first = columns.first(where: { $0.misread != nil }) ?? columns.first,
      columns.allSatisfy(\.isUnreadable)
    else { return }
    throw DatasetError(
      "no column can be an input: '\(first.name)' "
        + (first.misread?.words ?? first.uselessness ?? "cannot be read"),
      path: path, hint: first.misread?.cure ?? "add a column of numbers, or of texts that repeat",
      isTextual: true)
  }
}
