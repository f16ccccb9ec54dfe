/// The columns of a CSV file: their names and how an experiment file refers to them.
struct CSVHeader {
  let path: String
  /// The names of the first line; nil without a header.
  let givenNames: [String]?
  /// Names for all columns: their index where the file gives none.
  let names: [String]
  /// Whether it was seen, not said, what the first line is.
  let isFound: Bool
  /// The names of the first line, where there are several and one of them is a word: no row has the
  /// same.
  let unlikeRows: [String]?
  /// Where each name stands.
  private let places: [String: [Int]]

  init(path: String, givenNames: [String]?, count: Int, isFound: Bool) {
    self.path = path
    self.givenNames = givenNames
    self.isFound = isFound
    unlikeRows = givenNames.flatMap { names in
      let isWord = names.contains { !$0.isEmpty && !PlainText.isNumber($0) }
      return names.count > 1 && isWord ? names : nil
    }
    let given = Set(givenNames ?? [])
    let names = (0..<count).map { index in
      if let name = givenNames?[index], !name.isEmpty { return name }
      let name = String(index)
      return given.contains(name) ? "unnamed \(index)" : name
    }
    self.names = names
    places = Dictionary(grouping: names.indices) { names[$0] }
  }

  var count: Int { names.count }

  /// Where the columns of a name stand.
  func places(of name: String) -> [Int] { places[name] ?? [] }

  /// Names of several columns, where one of these is an input: `2 columns are called 'a'`.
  func repeated(_ inputs: Set<Int>) -> [String] {
    names.indices.compactMap { column in
      let alike = places(of: names[column])
      guard alike.count > 1, alike[0] == column, !inputs.isDisjoint(with: alike) else { return nil }
      return "\(alike.count) columns are called '\(names[column])'"
    }
  }

  /// How an experiment file names a column in a list.
  func reference(_ column: Int) -> String {
    let name = names[column]
    let isTaken = givenNames != nil && places[String(column)].map { !$0.contains(column) } ?? false
    guard isTaken || givenNames?[column].isEmpty == false, places[name]?.count == 1 else {
      return String(column)
    }
    return Column.word(name)
  }

  /// The index of a column.
  func index(of column: Column) throws(DatasetError) -> Int {
    switch column {
    case .last: return count - 1
    case .index(let index): return try self.index(index)
    case .name(let name): return try self.index(named: name)
    }
  }

  /// A bare number is an index. Where a column is called by it, that must be the same column.
  private func index(_ index: Int) throws(DatasetError) -> Int {
    let named = givenNames == nil ? [] : (places[String(index)] ?? [])
    guard (-count..<count).contains(index) else {
      if !named.isEmpty {
        throw error(
          "there is no column \(index), counted from 0 to \(count - 1), but one is called '\(index)'",
          "quote a name that is a number: \"\(index)\"")
      }
      throw error(
        "there is no column \(index)",
        "columns are counted from 0 to \(count - 1); 'last' is the last")
    }
    let place = index < 0 ? count + index : index
    guard named.isEmpty || named.contains(place) else {
      throw error(
        "\(index) is the index of column '\(names[place])', and another column is called '\(index)'",
        "write \(quoted(index)) for the one of that name, \(quoted(names[place])) for the other")
    }
    return place
  }

  private func quoted(_ name: some CustomStringConvertible) -> String { "\"\(name)\"" }

  private func index(named name: String) throws(DatasetError) -> Int {
    guard let givenNames else {
      throw error(
        "a column '\(name)' is asked for, but header: false says that no line names columns",
        "leave header: false out, or give the column's index, counted from 0")
    }
    // A name that a file does not give is found too: where a network was trained, it did the same.
    guard let matches = places[name] else {
      // What is learned often stands last.
      let known =
        givenNames.count > 12 ? givenNames.prefix(11) + ["…"] + givenNames.suffix(1) : givenNames
      throw error(
        "there is no column '\(name)'", "the columns are \(known.joined(separator: ", "))")
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
