import Datasets

/// What a raw row is to a saved model: a number for each column that the network reads, in the order
/// of the data. For a column of texts it is the place of the text among the categories, from 0.
struct RawColumns {
  struct Column {
    var name: String
    /// The texts that were met in training; nil for a column of numbers.
    var categories: [String]?
  }

  let columns: [Column]
  /// For each input the column that it is made of.
  let sources: [Int]
  /// For each input the category that it stands for; nil for a number.
  let codes: [Int?]

  init(_ encoding: InputEncoding) {
    columns =
      switch encoding.layout {
      case .plain(let inputs): (0..<inputs).map { Column(name: String($0)) }
      case .table(let fields, _, _):
        fields.compactMap { field in
          switch field.use {
          case .number, .ordinal: Column(name: field.name)
          case .categories(let names): Column(name: field.name, categories: names)
          case .dropped, .answer: nil
          }
        }
      }
    let inputs = columns.enumerated().flatMap { place, column -> [(Int, Int?)] in
      column.categories?.indices.map { (place, $0) } ?? [(place, nil)]
    }
    sources = inputs.map(\.0)
    codes = inputs.map(\.1)
  }

  /// Whether any column holds texts.
  var hasCategories: Bool { codes.contains { $0 != nil } }

  /// How many categories each column has; 0 for a column of numbers.
  var categoryCounts: [Int] { columns.map { $0.categories?.count ?? 0 } }

  /// The numbers that the inputs are made of before scaling, by their origins.
  func inputs(of row: [Double], origins: [Double]) -> [Float] {
    sources.indices.map { input in
      let value = row[sources[input]]
      guard let code = codes[input] else { return Float(value - origins[input]) }
      return value == Double(code) ? 1 : 0
    }
  }
}
