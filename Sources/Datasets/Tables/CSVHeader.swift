/// The columns of a CSV file: their names and how an experiment file refers to them.
struct CSVHeader {
  let path: String
  /// The names of the first line; nil without a header.
  let givenNames: [String]?
  /// Names for all columns: their index where the file gives none.
  let names: [String]
  /// Where each given name stands.
  private let places: [String: [Int]]

  init(path: String, givenNames: [String]?, count: Int) {
    self.path = path
    self.givenNames = givenNames
    names = (0..<count).map { index in
      if let name = givenNames?[index], !name.isEmpty { return name }
      return String(index)
    }
    places = Dictionary(grouping: givenNames?.indices ?? 0..<0) { givenNames?[$0] ?? "" }
  }

  var count: Int { names.count }

  /// Whether the file gives a column this name.
  func contains(_ name: String) -> Bool { places[name] != nil }

  /// The index of a column.
  func index(of column: Column) throws(DatasetError) -> Int {
    switch column {
    case .last: return count - 1
    case .index(let index):
      guard (-count..<count).contains(index) else {
        throw error(
          "there is no column \(index)",
          "columns are counted from 0 to \(count - 1); 'last' is the last")
      }
      return index < 0 ? count + index : index
    case .name(let name): return try self.index(named: name)
    }
  }

  private func index(named name: String) throws(DatasetError) -> Int {
    guard let givenNames else {
      throw error(
        "a column '\(name)' is asked for, but the file is read without a header",
        "say header: true, or give the column's index, counted from 0")
    }
    guard let matches = places[name] else {
      let known = givenNames.prefix(12).joined(separator: ", ")
      throw error(
        "there is no column '\(name)'",
        "the columns are \(known)\(givenNames.count > 12 ? ", …" : "")")
    }
    guard matches.count == 1 else {
      throw error(
        "\(matches.count) columns are called '\(name)'", "give the column's index, counted from 0")
    }
    return matches[0]
  }

  private func error(_ message: String, _ hint: String) -> DatasetError {
    DatasetError(message, path: path, hint: hint, isTextual: true)
  }
}
