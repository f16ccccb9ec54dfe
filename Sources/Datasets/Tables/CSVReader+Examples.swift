extension CSVReader {
  /// Everything read, with categories and classes sorted and texts spread over one column each.
  func examples() throws(DatasetError) -> RawExamples {
    for index in inputs.indices { try checkNotation(index) }
    let sorted = inputs.map { $0.categories?.sorted() }
    let width = sorted.reduce(0) { $0 + ($1?.names.count ?? 1) }
    try checkWidth(width, hint: "leave out columns with many different texts")
    var uses = [InputEncoding.Use](repeating: .dropped, count: header.count)
    var names: [String] = []
    var origins: [Double] = []
    for (input, categories) in zip(inputs, sorted) {
      let name = header.names[input.column]
      uses[input.column] = categories.map { .categories($0.names) } ?? .number
      names += categories?.names.map { "\(name)=\($0)" } ?? [name]
      origins += categories?.names.map { _ in 0 } ?? [input.range.origin]
    }
    uses[answer] = .answer
    let fields = zip(header.names, uses).map { InputEncoding.Field(name: $0, use: $1) }
    let answers = try answers()
    return RawExamples(
      columnNames: names, values: try values(sorted.map { $0?.places }, width: width),
      origins: origins.contains { $0 != 0 } ? origins : nil, answers: answers, unitScale: .range,
      layout: .table(
        fields, header: header.givenNames != nil, delimiter: source.delimiter.map { String($0) }),
      officialTest: nil, groups: groupNumbers, order: ranks, datesLeftOut: datesLeftOut,
      weights: try rowWeights(),
      texts: textColumns(sorted.map { $0?.names }),
      findings: findings(answers),
      isHeaderFound: header.isFound && header.givenNames != nil)
  }

  private func textColumns(_ categories: [[String]?]) -> [DataDescription.TextColumn] {
    zip(inputs, categories).compactMap { input, names in
      names.map { DataDescription.TextColumn(name: header.names[input.column], categories: $0) }
    }
  }

  private func answers() throws(DatasetError) -> RawExamples.Answers {
    let name = header.names[answer]
    switch source.answer {
    case .label:
      let (names, places) = classes.sorted()
      guard names.count > 1 else {
        throw DatasetError(
          "every row has the class '\(names.joined())' in column '\(name)'", path: path,
          hint: "there is nothing to tell apart", isTextual: true)
      }
      try classes.checkRepeats(
        in: labels.count, of: "column '\(name)'", path: path, key: "target: instead of label:")
      return .labels(labels.map { places[Int($0)] }, classes: names)
    case .target: return .numbers(numbers, name: name)
    }
  }

  /// The table with a column a category. `places` holds, for each column of texts, where the
  /// category of a number stands.
  private func values(_ places: [[Int32]?], width: Int) throws(DatasetError) -> RawValues {
    var table = table
    for (index, input) in inputs.enumerated() where input.categories == nil {
      let origin = input.range.origin
      guard origin != 0 else { continue }
      for (row, number) in try numbers(of: input.column).enumerated() {
        table[row * inputs.count + index] = Float(number - origin)
      }
    }
    guard width > inputs.count || places.contains(where: { $0 != nil }) else {
      return RawValues(compacting: table)
    }
    let rows = table.count / inputs.count
    guard rows.multipliedReportingOverflow(by: width).partialValue < 1 << 31 else {
      throw DatasetError(
        "\(rows) rows of \(width) inputs would not fit into memory", path: path,
        hint: "leave out columns with many different texts", isTextual: true)
    }
    // The numbers, and what becomes of them.
    try DataMemory.require(8 * rows * width, for: path)
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
