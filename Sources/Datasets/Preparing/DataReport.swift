import Kernels

/// Every column of a dataset, and what looks wrong in its rows and parts: more than is told before
/// each run.
public struct DataReport: Sendable {
  /// What becomes of a column.
  public enum Kind: String, Sendable {
    case number, text, ordinal
    case answer = "learned"
    case leftOut = "left out"
  }

  /// A column of a table, or all values of an image or point.
  public struct Column: Sendable {
    public let name: String
    public let kind: Kind
    /// Of the numbers, or of the places in an order; nil where there are none.
    public internal(set) var lowest: Double?
    public internal(set) var highest: Double?
    public internal(set) var mean: Double?
    /// How many rows have each category or text of an order, in their order.
    public internal(set) var categories: [(name: String, rows: Int)] = []
    /// Rows without a value.
    public internal(set) var missing = 0
    /// Inputs that it becomes.
    public let inputs: Int
  }

  public internal(set) var columns: [Column] = []
  /// What looks wrong.
  public internal(set) var findings: [DataFinding] = []

  /// Adds what somebody else has found.
  public mutating func add(_ more: [DataFinding]) { findings += more }
}

extension PreparedExamples {
  /// Every column, and what looks wrong in the first of the split's ways.
  public func report() throws(DatasetError) -> DataReport {
    var report = DataReport()
    report.findings = description.findings
    switch raw.layout {
    case .plain where raw.columnNames.count > Self.mostColumns: report.columns = [allNumbers()]
    case .plain, .table:
      let numbers = raw.columnNames.map { InputEncoding.Field(name: $0, use: .number) }
      let fields = if case .table(let fields, _, _) = raw.layout { fields } else { numbers }
      var input = 0
      for field in fields {
        report.columns.append(column(field, at: input))
        // Of a column that looks wrong for another reason that is enough.
        if !isFound(field.name, in: report.findings), let answer = givesAnswer(field, at: input) {
          report.findings.append(answer)
        }
        input += field.inputs
      }
    }
    if let finding = try equalRows() { report.findings.append(finding) }
    return report
  }

  /// More columns without names are the values of an image, and shown together.
  private static let mostColumns = 40

  private func isFound(_ name: String, in findings: [DataFinding]) -> Bool {
    findings.contains { $0.message.hasPrefix("column '\(name)' ") }
  }

  /// The raw value of an input in an example, less its origin.
  func value(_ example: Int, _ input: Int) -> Float {
    let first = rows[0].count
    let (piece, place) = example < first ? (rows[0], example) : (rows[1], example - first)
    return switch piece.values {
    case .bytes(let bytes): Float(bytes[bytes.startIndex + place * piece.columns + input])
    case .floats(let floats): floats[place * piece.columns + input]
    }
  }

  private func allNumbers() -> DataReport.Column {
    let names = raw.columnNames
    let name =
      names.count > 2 ? "\(names[0]) to \(names[names.count - 1])" : names.joined(separator: ", ")
    var column = DataReport.Column(name: name, kind: .number, inputs: names.count)
    for input in names.indices { addNumbers(at: input, to: &column) }
    column.mean = column.mean.map { $0 / Double(names.count) }
    return column
  }

  private func column(_ field: InputEncoding.Field, at input: Int) -> DataReport.Column {
    let kind: DataReport.Kind =
      switch field.use {
      case .number: .number
      case .ordinal: .ordinal
      case .categories: .text
      case .dropped: .leftOut
      case .answer: .answer
      }
    var column = DataReport.Column(name: field.name, kind: kind, inputs: field.inputs)
    switch field.use {
    case .number: addNumbers(at: input, to: &column)
    case .ordinal(let order):
      addNumbers(at: input, to: &column)
      var counts = [Int](repeating: 0, count: order.count)
      for example in 0..<raw.count where !value(example, input).isNaN {
        counts[Int(value(example, input))] += 1
      }
      column.categories = zip(order, counts).map { ($0, $1) }
    case .categories(let names):
      column.categories = names.enumerated().map { place, name in
        (name, (0..<raw.count).count { value($0, input + place) == 1 })
      }
      column.missing = column.categories.first { $0.name.isEmpty }?.rows ?? 0
    case .answer:
      switch raw.answers {
      case .labels(let labels, let names):
        var counts = [Int](repeating: 0, count: names.count)
        for label in labels { counts[Int(label)] += 1 }
        column.categories = zip(names, counts).map { ($0, $1) }
      case .numbers(let numbers, _):
        (column.lowest, column.highest) = (numbers.min(), numbers.max())
        column.mean = numbers.reduce(0, +) / Double(numbers.count)
      }
    case .dropped: break
    }
    return column
  }

  private func addNumbers(at input: Int, to column: inout DataReport.Column) {
    let origin = raw.origins?[input] ?? 0
    var (sum, count) = (0.0, 0)
    for example in 0..<raw.count {
      let value = Double(value(example, input)) + origin
      guard !value.isNaN else {
        column.missing += 1
        continue
      }
      column.lowest = min(column.lowest ?? value, value)
      column.highest = max(column.highest ?? value, value)
      sum += value
      count += 1
    }
    if count > 0 { column.mean = (column.mean ?? 0) + sum / Double(count) }
  }
}
