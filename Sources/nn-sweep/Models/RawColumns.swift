import Datasets

/// What a raw row is to a saved model: a number for each column that the network reads, in the order
/// of the data. Of a text it is the place, from 0, among the categories or in the order of its column.
/// A number that is missing is NaN.
struct RawColumns {
  struct Column {
    var name: String
    /// The texts that were met in training; nil for a column of numbers or of texts in an order.
    var categories: [String]?
    /// The texts that have an order, from the lowest on; nil for any other column.
    var order: [String]?
    /// Whether a further input, right behind the column's own, says where it lacks a number.
    var hasIndicator = false

    /// How many texts a raw number may stand for; 0 where it is a number.
    var places: Int { categories?.count ?? order?.count ?? 0 }
  }

  /// What an input is made of the number of its column.
  enum Part: Hashable {
    /// The number itself, or what stands for a missing one.
    case number
    /// 1 where the number is this category, else 0.
    case category(Int)
    /// 1 where the number is missing, else 0.
    case indicator

    var isCategory: Bool {
      if case .category = self { true } else { false }
    }
  }

  let columns: [Column]
  /// For each input the column that it is made of.
  let sources: [Int]
  /// For each input what it is made of it.
  let parts: [Part]

  init(_ encoding: InputEncoding) {
    columns =
      switch encoding.layout {
      case .plain(let inputs): (0..<inputs).map { Column(name: String($0)) }
      case .table(let fields, _, _):
        fields.compactMap { field in
          let hasIndicator = field.hasIndicator ?? false
          return switch field.use {
          case .number: Column(name: field.name, hasIndicator: hasIndicator)
          case .ordinal(let order):
            Column(name: field.name, order: order, hasIndicator: hasIndicator)
          case .categories(let names): Column(name: field.name, categories: names)
          case .dropped, .answer: nil
          }
        }
      }
    let inputs = columns.enumerated().flatMap { place, column in
      Self.parts(of: column).map { (place, $0) }
    }
    sources = inputs.map(\.0)
    parts = inputs.map(\.1)
  }

  private static func parts(of column: Column) -> [Part] {
    if let categories = column.categories { return categories.indices.map(Part.category) }
    return column.hasIndicator ? [.number, .indicator] : [.number]
  }

  /// Whether any column holds texts.
  var hasTexts: Bool { columns.contains { $0.places > 0 } }

  /// Whether each column is one input as it is.
  var areInputs: Bool { parts.allSatisfy { $0 == .number } }

  /// The numbers that the inputs are made of before scaling, by their origins and what stands for a
  /// missing number; without the latter none is missing.
  func inputs(of row: [Double], origins: [Double], fills: [Float]? = nil) -> [Float] {
    sources.indices.map { input in
      let value = row[sources[input]]
      switch parts[input] {
      case .number:
        if value.isNaN, let fills { return fills[input] }
        return Float(value - origins[input])
      case .category(let code): return value == Double(code) ? 1 : 0
      case .indicator: return value.isNaN ? 1 : 0
      }
    }
  }
}
