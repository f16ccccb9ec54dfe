/// What one column of a table holds, looked at before it is said what is to be learned.
public struct TableLook: Sendable, Hashable {
  /// Whether the first line names the columns.
  public let hasHeader: Bool
  /// How an experiment file refers to the column.
  public let reference: String
  public let name: String
  public private(set) var rows = 0
  /// Rows with a number, and with one that is not whole.
  public private(set) var numbers = 0
  public private(set) var fractions = 0
  /// Different texts, numbers among them; counted up to 1,001.
  public private(set) var different = 0

  /// More different whole numbers are rather measured than named.
  private static let mostClasses = 20

  /// Whether the column is rather a number to predict than classes: numbers that are not few whole
  /// ones, each of several rows.
  public var isNumeric: Bool {
    guard numbers == rows else { return false }
    return fractions > 0 || different > Self.mostClasses || different * 5 > rows
  }

  /// Whether some row holds a text, so that no number can be predicted.
  public var hasTexts: Bool { numbers < rows }

  /// - Parameter directory: What a relative path is relative to.
  public init(
    _ source: CSVSource, _ column: Column, relativeTo directory: String
  ) throws(DatasetError) {
    let isAbsolute = source.file.hasPrefix("/") || directory.isEmpty
    let path = isAbsolute ? source.file : directory + "/" + source.file
    let form = TableForm(
      delimiter: source.delimiter, header: source.header, drop: source.drop)
    let table = try OpenedTable(FileBytes.unpackedContents(of: path), form, path: path)
    let place = try table.header.index(of: column)
    hasHeader = table.header.givenNames != nil
    reference = table.header.reference(place)
    name = table.header.names[place]
    var scanner = table.scanner
    var texts: Set<String> = []
    repeat {
      try scanner.checkWidth(table.header.count)
      let text = try scanner.text(place)
      guard !MissingMarker.isMarker(text) else { continue }
      rows += 1
      if texts.count <= CSVCategories.limit { texts.insert(text) }
      guard let number = scanner.number(place) else { continue }
      numbers += 1
      if number.rounded() != number { fractions += 1 }
    } while try scanner.nextRow()
    different = texts.count
  }
}
