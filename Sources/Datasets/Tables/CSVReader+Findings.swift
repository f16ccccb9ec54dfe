/// What looks wrong in a table that can be read.
extension CSVReader {
  /// Of fewer rows nothing can be said.
  private static let fewRows = 20

  func findings(_ answers: RawExamples.Answers) -> [DataFinding] {
    var findings = firstLineFindings + repeatedNames
    for index in inputs.indices {
      let column = inputs[index].column
      let name = "column '\(header.names[column])'"
      if let finding = inputs[index].points.finding(name) { findings.append(finding) }
      guard let message = finding(index, name, answers) else { continue }
      findings.append(
        DataFinding(message, cure: "leave it out with drop: [\(header.reference(column))]"))
    }
    for (column, points) in [(answer, answerPoints), (weight, weightPoints)] {
      guard let column, let finding = points.finding("column '\(header.names[column])'") else {
        continue
      }
      findings.append(finding)
    }
    if case .label = source.answer, let finding = classFinding { findings.append(finding) }
    return findings
  }

  private func finding(
    _ index: Int, _ column: String, _ answers: RawExamples.Answers
  ) -> String? {
    let input = inputs[index]
    let rows = table.count / inputs.count
    if let categories = input.categories {
      if categories.count == 1 { return "\(column) is '\(categories.names[0])' in every row" }
      if input.column == group {
        return "\(column) parts the rows and is an input: no row held out has a text of it that was"
          + " trained"
      }
      guard rows >= Self.fewRows else { return nil }
      if categories.count * 2 > rows {
        return "\(column) has \(categories.count) different texts in \(rows) rows"
      }
    } else {
      if input.range.isConstant {
        guard input.gaps > 0 else { return "\(column) has the same number in every row" }
        return hasIndicator(input) ? nil : "\(column) has the same number wherever it has one"
      }
      guard rows >= Self.fewRows else { return nil }
      if countsRows(index, rows) { return "\(column) counts the rows" }
    }
    return givesAnswer(index, answers) ? "\(column) gives the answer away in every row" : nil
  }

  /// Whether the numbers of a column are as many whole numbers in a row as there are rows, in
  /// whatever order.
  private func countsRows(_ index: Int, _ rows: Int) -> Bool {
    let range = inputs[index].range
    guard range.highest - range.lowest == Double(rows - 1), range.lowest.magnitude < 0x1p52,
      range.lowest.rounded() == range.lowest
    else { return false }
    let isExact = max(range.lowest.magnitude, range.highest.magnitude) < 0x1p24
    let exact = isExact ? nil : try? numbers(of: inputs[index].column)
    var isSeen = [Bool](repeating: false, count: rows)
    for row in 0..<rows {
      let number = exact?[row] ?? Double(table[row * inputs.count + index])
      let place = number - range.lowest
      guard place.rounded() == place, !isSeen[Int(place)] else { return false }
      isSeen[Int(place)] = true
    }
    return true
  }

  /// Whether a column is the answer itself, or has another value for each class.
  private func givesAnswer(_ index: Int, _ answers: RawExamples.Answers) -> Bool {
    let width = inputs.count
    switch answers {
    case .numbers(let numbers, _):
      guard inputs[index].categories == nil else { return false }
      return numbers.indices.allSatisfy { table[$0 * width + index] == Float(numbers[$0]) }
    case .labels(let labels, let classes):
      var values = [Float?](repeating: nil, count: classes.count)
      var owners: [Float: Int32] = [:]
      for (row, label) in labels.enumerated() {
        let value = table[row * width + index]
        guard values[Int(label)] ?? value == value, owners[value] ?? label == label else {
          return false
        }
        values[Int(label)] = value
        owners[value] = label
      }
      return true
    }
  }

  /// Classes that are rather values than names.
  private var classFinding: DataFinding? {
    let fractions = classes.names.count { $0.contains(".") && PlainText.isNumber($0) }
    guard classes.count > 10, fractions * 2 > classes.count else { return nil }
    let name = header.names[answer]
    return DataFinding(
      "the classes of column '\(name)' are \(classes.count) numbers",
      cure: "target: \(header.reference(answer)) learns their values")
  }

  /// What was said of the first line against what it looks like.
  private var firstLineFindings: [DataFinding] {
    switch source.header {
    case false? where firstLine.isHeader:
      return [
        DataFinding(
          "the first line looks like names of columns and is read as an example",
          cure: "say header: true")
      ]
    case true? where areNamesNumbers:
      return [
        DataFinding(
          "the first line holds only numbers and is read as names of columns",
          cure: "if it is an example, say header: false")
      ]
    case nil where areNamesNumbers:
      return [
        DataFinding(
          "the first line is read as names of columns, since one is asked for by a name in it",
          cure: "if it is an example, give the column's index, not in quotes")
      ]
    case _ where header.givenNames == nil && mayFirstLineName:
      return [
        DataFinding(
          "the first line may name the columns, and is read as an example",
          cure: "if it names them, say header: true, or give a column's name, not its index")
      ]
    default: return []
    }
  }

  /// Columns that cannot be told apart by their names.
  private var repeatedNames: [DataFinding] {
    let names = header.repeated(Set(inputs.map(\.column)))
    guard !names.isEmpty else { return [] }
    let more = names.count > 5 ? " and \(names.count - 5) more names come again" : ""
    return [
      DataFinding(
        names.prefix(5).joined(separator: ", ") + more,
        cure: "rename them: nn-sweep predict can only take those of new rows in the same order")
    ]
  }

  /// Whether all names are numbers that do not count the columns.
  private var areNamesNumbers: Bool {
    guard let names = header.givenNames, names.allSatisfy(PlainText.isNumber) else { return false }
    let numbers = names.compactMap { Int($0) }
    guard numbers.count == names.count, let first = numbers.first else { return true }
    return (first != 0 && first != 1) || numbers != Array(first..<first + names.count)
  }
}
