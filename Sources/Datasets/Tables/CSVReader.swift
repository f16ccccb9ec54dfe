import Kernels

/// Reads the examples of a CSV file in one pass.
///
/// The first row decides which columns are numbers and which are texts; a later row that differs
/// is refused with its place, so that a misprint never turns a column of numbers into categories.
/// Nor do numbers in a notation that the program does not read.
struct CSVReader {
  let source: CSVSource
  private(set) var scanner: CSVScanner
  /// Where the rows begin.
  private let beginning: CSVScanner
  let header: CSVHeader
  /// The columns that become inputs.
  var inputs: [CSVInput] = []
  let answer: Int
  let group: Int?
  let weight: Int?
  /// Columns that are texts whatever they look like.
  let texts: Set<Int>

  // The rows read so far; a text is the number of its category.
  private(set) var table: [Float] = []
  private(set) var labels: [Int32] = []
  private(set) var classes = CSVCategories()
  private(set) var numbers: [Double] = []
  private(set) var answerPoints = PointedGroups()
  private var weights: [Double] = []
  private(set) var weightPoints = PointedGroups()
  private var groups: [Int32] = []
  private var groupNames: [String: Int32] = [:]
  private var order: CSVOrder?
  /// A column that would be an input if the rows were not ordered by its dates.
  private(set) var datesLeftOut: String?

  var path: String { scanner.path }

  /// The examples of a CSV text, which may be that of a file or of `digits`.
  static func examples(
    of bytes: [UInt8], _ source: CSVSource, path: String, by group: Column?,
    order: Column? = nil
  ) throws(DatasetError) -> RawExamples {
    var reader = try CSVReader(bytes, source, path: path, by: group, order: order)
    repeat { try reader.addRow() } while try reader.scanner.nextRow()
    return try reader.examples()
  }

  /// Reads the header and leaves the scanner on the first row of values.
  private init(
    _ bytes: [UInt8], _ source: CSVSource, path: String, by group: Column?, order: Column?
  ) throws(DatasetError) {
    self.source = source
    let table = try OpenedTable(bytes, TableForm(source, asking: [group, order]), path: path)
    (scanner, beginning, header) = (table.scanner, table.scanner, table.header)
    answer = try header.index(of: source.answer.column)
    self.group = if let group { try header.index(of: group) } else { nil }
    self.order = if let order { CSVOrder(try header.index(of: order), scanner) } else { nil }
    var dropped: Set<Int> = []
    for column in source.drop { dropped.insert(try header.index(of: column)) }
    guard !dropped.contains(answer) else {
      throw DatasetError.contradiction(
        "the column '\(header.names[answer])' is both to be learned and dropped", path: path,
        hint: "leave it out of drop, or learn another column")
    }
    var texts: Set<Int> = []
    for column in source.categories { texts.insert(try header.index(of: column)) }
    self.texts = texts
    if case .target = source.answer, texts.contains(answer) {
      throw DatasetError.contradiction(
        "the column '\(header.names[answer])' is both a number to predict and categories",
        path: path, hint: "texts are learned with label: instead of target:")
    }
    weight = if let column = source.weight { try header.index(of: column) } else { nil }
    guard weight != answer else {
      throw DatasetError.contradiction(
        "the column '\(header.names[answer])' is both to be learned and the weight of its row",
        path: path, hint: "a weight is a column of its own")
    }
    let orders = try Self.orders(source, header, answer: answer, dropped: dropped, texts: texts)
    let dates = self.order.flatMap { $0.areDates && !texts.contains($0.column) ? $0.column : nil }
    if let dates, dates != answer, !dropped.contains(dates) { datesLeftOut = header.names[dates] }
    for column in 0..<header.count
    where column != answer && column != weight && column != dates && !dropped.contains(column) {
      inputs.append(CSVInput(column, isText: try isText(column), order: orders[column]))
    }
    guard !inputs.isEmpty else {
      throw DatasetError(
        "no column is left as an input", path: path,
        hint: header.count == 1
          ? "the rows have a single field: say what parts them in a line above: sep=;"
          : "drop fewer columns",
        isTextual: true)
    }
    try checkWidth(inputs.count, hint: "leave columns out with drop")
  }

  /// What the first row makes of a column; where values may be missing, the first that has one.
  private func isText(_ column: Int) throws(DatasetError) -> Bool {
    if texts.contains(column) { return true }
    if source.missing != nil { return try isTextWithGaps(column) }
    if scanner.number(column) != nil { return false }
    try scanner.checkMarker(
      scanner.presentText(column, header, for: .input), column, header, for: .input)
    return true
  }

  func checkWidth(_ width: Int, hint: String) throws(DatasetError) {
    guard width > Examples.mostColumns else { return }
    throw DatasetError(
      "\(width) inputs are more than the \(Examples.mostColumns) that a network can have",
      path: scanner.path, hint: hint, isTextual: true)
  }

  private mutating func addRow() throws(DatasetError) {
    try scanner.checkRow(header)
    for index in inputs.indices {
      if inputs[index].categories == nil {
        table.append(try addNumber(index))
      } else {
        table.append(try addCategory(index))
      }
    }
    try addAnswer()
    try order?.add(scanner, header)
    if let weight {
      weights.append(try scanner.weight(weight, header))
      weightPoints.add(scanner.bytes[scanner.fields[weight].range])
    }
    if let group {
      let name = try scanner.presentText(group, header)
      if groupNames[name] == nil {
        if !texts.contains(group) { try scanner.checkMarker(name, group, header) }
        groupNames[name] = Int32(groupNames.count)
      }
      groups.append(groupNames[name] ?? 0)
    }
  }

  /// The number of the category of a text, as a float, which holds it exactly.
  private mutating func addCategory(_ index: Int) throws(DatasetError) -> Float {
    let column = inputs[index].column
    let text = try categoryText(index)
    let known = inputs[index].categories!.count
    let number = inputs[index].categories!.number(of: text)
    if number < known { return Float(number) }
    if !texts.contains(column), !text.isEmpty {
      try scanner.checkMarker(text, column, header, for: .input)
      if scanner.number(column) != nil { throw numberAmongTexts(index, text) }
    }
    guard Int(number) < CSVCategories.limit else {
      try checkNotation(index)
      throw scanner.error(
        "column '\(header.names[column])' has more than \(CSVCategories.limit) different texts",
        column: column, hint: leaveOut(column))
    }
    return Float(number)
  }

  private func numberAmongTexts(_ index: Int, _ text: String) -> DatasetError {
    let column = inputs[index].column
    do { try checkNotation(index) } catch { return error }
    let cures =
      "\(leaveOut(column)), or read it as texts with categories: [\(header.reference(column))]"
    return scanner.error(
      "'\(text)' is a number, but column '\(header.names[column])' begins with a text",
      column: column,
      hint: header.givenNames == nil
        ? "if the first line names the columns, say header: true; else \(cures)" : cures)
  }

  private func leaveOut(_ column: Int) -> String {
    "leave the column out with drop: [\(header.reference(column))]"
  }

  /// Refuses a column of texts that are mostly numbers in another notation, at the first of them.
  func checkNotation(_ index: Int) throws(DatasetError) {
    let column = inputs[index].column
    guard !texts.contains(column), let notation = inputs[index].categories?.notation else { return }
    var rows = beginning
    guard let text = try rows.find(notation, in: column) else { return }
    let reference = header.reference(column)
    throw rows.error(
      "'\(text)' in column '\(header.names[column])' looks like \(notation.words)",
      column: column,
      hint: "\(notation.cure); or leave the column out with drop: [\(reference)], or read it as"
        + " texts with categories: [\(reference)]")
  }

  private mutating func addAnswer() throws(DatasetError) {
    switch source.answer {
    case .label:
      let name = try scanner.presentText(answer, header)
      let known = classes.count
      let label = classes.number(of: name)
      labels.append(label)
      guard label >= known else { return }
      if !texts.contains(answer) { try scanner.checkMarker(name, answer, header) }
      guard classes.count <= CSVCategories.limit else {
        throw scanner.error(
          "column '\(header.names[answer])' has more than \(CSVCategories.limit) classes",
          column: answer, hint: "a column of numbers is learned with target: instead of label:")
      }
    case .target:
      // What is too large for an input is refused for a target too.
      numbers.append(try scanner.finiteNumber(answer, header, for: .answer))
      answerPoints.add(scanner.bytes[scanner.fields[answer].range])
    }
  }

  /// What the first line of values looks like.
  var firstLine: FirstLine { FirstLine(beginning) }

  /// Whether it may name the columns all the same.
  var mayFirstLineName: Bool { FirstLine.mayName(beginning, learned: answer) }

  /// The weights of the rows, where there are some.
  func rowWeights() throws(DatasetError) -> [Double]? {
    guard let weight else { return nil }
    guard weights.contains(where: { $0 > 0 }) else {
      throw DatasetError(
        "every weight in column '\(header.names[weight])' is 0", path: path,
        hint: "give weights above 0 to the rows that count, or leave weight out", isTextual: true)
    }
    return weights
  }

  /// The groups, where a split asks for them.
  var groupNumbers: [Int32]? { group == nil ? nil : groups }

  /// The rank of each row, where a split cuts along an order.
  var ranks: [Int32]? { order?.ranks }

  /// The numbers of a column as they stand in the file, NaN where they may be missing and are.
  func numbers(of column: Int) throws(DatasetError) -> [Double] {
    var rows = beginning
    var numbers: [Double] = []
    repeat {
      let isGap = source.missing?.numbers != nil ? try rows.lacksNumber(column) : false
      numbers.append(isGap ? .nan : try rows.finiteNumber(column, header))
    } while try rows.nextRow()
    return numbers
  }
}
