/// What becomes of fields of a table that have no value.
public struct MissingRule: Sendable, Hashable {
  /// What stands for a number that is missing: of its column in the training part, or a constant.
  public enum Fill: String, CaseIterable, Sendable, Codable {
    case median, mean
    case zero = "0"
  }

  /// What stands for missing numbers; nil refuses them.
  public var numbers: Fill?
  /// Whether missing texts are a category of their own; false refuses them.
  public var areTextsCategory: Bool
  /// Whether each column of numbers that lacks some gets an input that is 1 where it does.
  public var hasIndicator: Bool

  public init(numbers: Fill? = nil, areTextsCategory: Bool = false, hasIndicator: Bool = false) {
    self.numbers = numbers
    self.areTextsCategory = areTextsCategory
    self.hasIndicator = hasIndicator
  }
}

/// A column of texts that have an order, and become their places in it.
public struct OrdinalColumn: Sendable, Hashable {
  /// More texts are a number, hardly an order.
  public static let mostTexts = CSVCategories.limit

  public var column: Column
  /// From the lowest on.
  public var order: [String]

  public init(_ column: Column, order: [String]) {
    self.column = column
    self.order = order
  }
}

extension CSVScanner {
  /// Whether a column of numbers has none in the current row, and says so by an empty field or a
  /// marker.
  func lacksNumber(_ column: Int) throws(DatasetError) -> Bool {
    if let number = number(column) { return number.isNaN }
    return MissingMarker.isMarkerOfNumber(try text(column))
  }
}
