import Kernels

/// Reads the examples of a CSV file in one pass.
///
/// The first row decides which columns are numbers and which are texts; a later row that differs
/// is refused with its place, so that a misprint never turns a column of numbers into categories.
struct CSVReader {
  private let source: CSVSource
  private var scanner: CSVScanner
  private let header: CSVHeader
  /// The columns that become inputs, and for those of texts their categories.
  private var inputs: [(column: Int, categories: CSVCategories?)] = []
  private let answer: Int
  private let group: Int?

  // The rows read so far; a text is the number of its category.
  private var table: [Float] = []
  private var labels: [Int32] = []
  private var classes = CSVCategories()
  private var numbers: [Double] = []
  private var groups: [Int32] = []
  private var groupNames: [String: Int32] = [:]

  /// The examples of a CSV text, which may be that of a file or of `digits`.
  static func examples(
    of bytes: [UInt8], _ source: CSVSource, path: String, by group: Column?
  ) throws(DatasetError) -> RawExamples {
    var reader = try CSVReader(bytes, source, path: path, by: group)
    repeat { try reader.addRow() } while try reader.scanner.nextRow()
    return try reader.examples()
  }

  /// Reads the header and leaves the scanner on the first row of values.
  private init(
    _ bytes: [UInt8], _ source: CSVSource, path: String, by group: Column?
  ) throws(DatasetError) {
    self.source = source
    scanner = try CSVScanner.opened(bytes, delimiter: source.delimiter, path: path)
    header = try scanner.readHeader(source.header)
    answer = try header.index(of: source.answer.column)
    self.group = if let group { try header.index(of: group) } else { nil }
    var dropped: Set<Int> = []
    for column in source.drop { dropped.insert(try header.index(of: column)) }
    guard !dropped.contains(answer) else {
      throw DatasetError(
        "the column '\(header.names[answer])' is both to be learned and dropped", path: path,
        isTextual: true)
    }
    for column in 0..<header.count where column != answer && !dropped.contains(column) {
      inputs.append((column, scanner.number(column) == nil ? CSVCategories() : nil))
    }
    guard !inputs.isEmpty else {
      throw DatasetError(
        "no column is left as an input", path: path,
        hint: header.count == 1 ? "the rows have a single field: give the delimiter" : nil,
        isTextual: true)
    }
    try checkWidth(inputs.count, hint: "leave columns out with drop")
  }

  private func checkWidth(_ width: Int, hint: String) throws(DatasetError) {
    guard width > Examples.mostColumns else { return }
    throw DatasetError(
      "\(width) inputs are more than the \(Examples.mostColumns) that a network can have",
      path: scanner.path, hint: hint, isTextual: true)
  }

  private mutating func addRow() throws(DatasetError) {
    try scanner.checkWidth(header.count)
    for index in inputs.indices {
      let column = inputs[index].column
      if inputs[index].categories == nil {
        table.append(try scanner.finiteFloat(column, header))
      } else {
        table.append(try addCategory(index, column))
      }
    }
    try addAnswer()
    if let group {
      let name = try scanner.presentText(group, header)
      let number = groupNames[name] ?? Int32(groupNames.count)
      groupNames[name] = number
      groups.append(number)
    }
  }

  /// The number of the category of a text, as a float, which holds it exactly.
  private mutating func addCategory(_ index: Int, _ column: Int) throws(DatasetError) -> Float {
    let text = try scanner.presentText(column, header)
    guard scanner.number(column) == nil else {
      throw scanner.error(
        "'\(text)' is a number, but column '\(header.names[column])' begins with a text",
        column: column,
        hint: header.givenNames == nil
          ? "if the first line names the columns, say header: true" : leaveOut(column))
    }
    let number = inputs[index].categories!.number(of: text)
    guard Int(number) < CSVCategories.limit else {
      throw scanner.error(
        "column '\(header.names[column])' has more than \(CSVCategories.limit) different texts",
        column: column, hint: leaveOut(column))
    }
    return Float(number)
  }

  private func leaveOut(_ column: Int) -> String {
    "leave the column out with drop: [\(header.names[column])]"
  }

  private mutating func addAnswer() throws(DatasetError) {
    switch source.answer {
    case .label:
      labels.append(classes.number(of: try scanner.presentText(answer, header)))
      guard classes.count <= CSVCategories.limit else {
        throw scanner.error(
          "column '\(header.names[answer])' has more than \(CSVCategories.limit) classes",
          column: answer, hint: "a column of numbers is learned with target: instead of label:")
      }
    case .target:
      // What is too large for an input is refused for a target too.
      _ = try scanner.finiteFloat(answer, header)
      numbers.append(scanner.number(answer) ?? 0)
    }
  }
}

extension CSVReader {
  /// Everything read, with categories and classes sorted and texts spread over one column each.
  private func examples() throws(DatasetError) -> RawExamples {
    let sorted = inputs.map { $0.categories?.sorted() }
    let width = sorted.reduce(0) { $0 + ($1?.names.count ?? 1) }
    try checkWidth(width, hint: "leave out columns with many different texts")
    var uses = [InputEncoding.Use](repeating: .dropped, count: header.count)
    var names: [String] = []
    for (input, categories) in zip(inputs, sorted) {
      let name = header.names[input.column]
      uses[input.column] = categories.map { .categories($0.names) } ?? .number
      names += categories?.names.map { "\(name)=\($0)" } ?? [name]
    }
    uses[answer] = .answer
    let fields = zip(header.names, uses).map { InputEncoding.Field(name: $0, use: $1) }
    return RawExamples(
      columnNames: names, values: try values(sorted.map { $0?.places }, width: width),
      answers: try answers(), unitScale: .range,
      layout: .table(
        fields, header: source.header, delimiter: source.delimiter.map { String($0) }),
      officialTest: nil, groups: group == nil ? nil : groups)
  }

  private func answers() throws(DatasetError) -> RawExamples.Answers {
    let name = header.names[answer]
    switch source.answer {
    case .label:
      let (names, places) = classes.sorted()
      guard names.count > 1 else {
        throw DatasetError(
          "every row has the class '\(names.joined())' in column '\(name)'", path: scanner.path,
          hint: "there is nothing to tell apart", isTextual: true)
      }
      return .labels(labels.map { places[Int($0)] }, classes: names)
    case .target: return .numbers(numbers, name: name)
    }
  }

  /// The table with a column a category. `places` holds, for each column of texts, where the
  /// category of a number stands.
  private func values(_ places: [[Int32]?], width: Int) throws(DatasetError) -> RawValues {
    guard width > inputs.count || places.contains(where: { $0 != nil }) else {
      return RawValues(compacting: table)
    }
    let rows = table.count / inputs.count
    guard rows.multipliedReportingOverflow(by: width).partialValue < 1 << 31 else {
      throw DatasetError(
        "\(rows) rows of \(width) inputs would not fit into memory", path: scanner.path,
        hint: "leave out columns with many different texts", isTextual: true)
    }
    var spread: [Float] = []
    spread.reserveCapacity(rows * width)
    for row in 0..<rows {
      for (index, places) in places.enumerated() {
        let value = table[row * inputs.count + index]
        guard let places else {
          spread.append(value)
          continue
        }
        let own = places[Int(value)]
        for place in 0..<Int32(places.count) { spread.append(place == own ? 1 : 0) }
      }
    }
    return RawValues(compacting: spread)
  }
}
