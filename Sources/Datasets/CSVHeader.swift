/// The columns of a CSV file: their names and how an experiment file refers to them.
struct CSVHeader {
  let path: String
  /// The names of the first line; nil without a header.
  let givenNames: [String]?
  let count: Int

  /// Names for all columns: their index where the file gives none.
  var names: [String] {
    (0..<count).map { index in
      if let name = givenNames?[index], !name.isEmpty { return name }
      return String(index)
    }
  }

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
    let matches = givenNames.indices.filter { givenNames[$0] == name }
    guard let match = matches.first else {
      let known = givenNames.prefix(12).joined(separator: ", ")
      throw error(
        "there is no column '\(name)'",
        "the columns are \(known)\(givenNames.count > 12 ? ", …" : "")")
    }
    guard matches.count == 1 else {
      throw error(
        "\(matches.count) columns are called '\(name)'", "give the column's index, counted from 0")
    }
    return match
  }

  private func error(_ message: String, _ hint: String) -> DatasetError {
    DatasetError(message, path: path, hint: hint, isTextual: true)
  }
}
