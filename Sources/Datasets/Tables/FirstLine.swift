/// What the first line of a table is, judged by the rows below it: names of columns, or a row like
/// the others.
struct FirstLine {
  private(set) var isHeader = false

  /// How many rows and fields are looked at.
  private static let mostRows = 1000
  private static let mostFields = 20_000

  /// What one column says.
  private enum Evidence {
    /// A text above numbers.
    case header
    /// A text above texts that repeat, while it never comes again.
    case rareText
    /// A whole number above numbers that all have a point.
    case weakHeader
    /// Of the kind of what stands below.
    case example
    case none
  }

  /// `scanner` stands on the first line.
  init(_ scanner: CSVScanner) {
    let columns = scanner.fields.indices
    let counts = Self.counts(columns.map { scanner.number($0) }, scanner)
    guard counts || !columns.allSatisfy({ scanner.number($0) != nil }) else { return }
    let (evidence, secondNumbers) = Self.evidence(scanner)
    guard !evidence.isEmpty else { return }
    if !evidence.contains(.example), evidence.contains(.header) || evidence.contains(.rareText) {
      isHeader = true
    } else {
      isHeader =
        counts
        && (evidence.count { $0 == .weakHeader } * 2 > columns.count
          || columns.count >= 8 && !Self.counts(secondNumbers, nil))
    }
  }

  /// Whether a first line that is read as an example may name the columns: where it comes again, or
  /// some names are numbers, it does not look so.
  /// - Parameter answer: The column to be learned.
  static func mayName(_ scanner: CSVScanner, learned answer: Int) -> Bool {
    let (evidence, _) = Self.evidence(scanner, skipsRepeats: true)
    return evidence.contains(.header) || evidence.count { $0 == .rareText } > 1
      || evidence.indices.contains(answer) && evidence[answer] == .rareText
  }

  /// What each column says, and the numbers of the second row; nothing where there is no other row.
  /// - Parameter skipsRepeats: Whether rows that are the first once more do not count.
  private static func evidence(
    _ scanner: CSVScanner, skipsRepeats: Bool = false
  ) -> ([Evidence], second: [Double?]) {
    let columns = scanner.fields.indices
    var below = columns.map { _ in Below() }
    var rows = scanner
    var (count, others) = (0, 0)
    var secondNumbers: [Double?] = []
    let limit = min(Self.mostRows, max(2, Self.mostFields / max(columns.count, 1)))
    while count + others < limit, (try? rows.nextRow()) ?? false {
      // Rows of another width are refused later, or have a name less above them.
      let shift = rows.fields.count - columns.count
      guard shift == 0 || shift == 1, !skipsRepeats || rows.row != scanner.row else {
        others += 1
        continue
      }
      let start = shift == 1 && !(rows.fields.last?.range.isEmpty ?? true) ? 1 : 0
      for column in columns { below[column].add(rows, column + start, first: scanner, column) }
      if count == 0 { secondNumbers = columns.map { rows.number($0 + start) } }
      count += 1
    }
    guard count > 0 else { return ([], []) }
    return (columns.map { below[$0].evidence(scanner, $0, rows: count) }, secondNumbers)
  }

  /// Whether numbers count their columns from 0 or 1, as pandas names columns without names; the
  /// first may be empty.
  private static func counts(_ numbers: [Double?], _ scanner: CSVScanner?) -> Bool {
    var numbers = numbers[...]
    if let scanner, numbers.count > 1, scanner.isMissing(0) { numbers = numbers.dropFirst() }
    guard numbers.count > 2, let first = numbers.first, let first, first == 0 || first == 1 else {
      return false
    }
    return numbers.enumerated().allSatisfy { $1 == first + Double($0) }
  }

  /// What was seen of a column below the first line.
  private struct Below {
    private var numbers = 0
    private var pointed = 0
    private var texts = 0
    private var comesAgain = false
    private var different: Set<String> = []

    mutating func add(_ rows: CSVScanner, _ column: Int, first: CSVScanner, _ own: Int) {
      let field = rows.bytes[rows.fields[column].range]
      if rows.number(column) != nil {
        numbers += 1
        if field.contains(UInt8(ascii: ".")) { pointed += 1 }
        return
      }
      let text = String(decoding: field, as: UTF8.self)
      guard !MissingMarker.isMarkerOfNumber(text) else { return }
      if NumberNotation(text) != nil {
        numbers += 1
      } else {
        texts += 1
        different.insert(text)
        if field == first.bytes[first.fields[own].range] { comesAgain = true }
      }
    }

    func evidence(_ first: CSVScanner, _ column: Int, rows: Int) -> Evidence {
      let range = first.fields[column].range
      let text = String(decoding: first.bytes[range], as: UTF8.self)
      let isNumber = first.number(column) != nil || NumberNotation(text) != nil
      if numbers > 0, texts == 0 {
        guard isNumber else { return MissingMarker.isMarkerOfNumber(text) ? .none : .header }
        let isWhole = !first.bytes[range].contains(UInt8(ascii: "."))
        return isWhole && pointed == numbers && numbers > 3 ? .weakHeader : .example
      }
      guard texts > 0, numbers == 0, !isNumber, !text.isEmpty else { return .none }
      if comesAgain { return .example }
      return rows >= 8 && different.count * 4 <= rows ? .rareText : .none
    }
  }
}
