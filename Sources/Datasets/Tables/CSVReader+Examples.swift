extension CSVReader {
  /// Everything read, with categories and classes sorted and texts spread over one column each.
  func examples() throws(DatasetError) -> RawExamples {
    for index in inputs.indices { try checkNotation(index) }
    let sorted = inputs.map { $0.categories?.sorted() }
    let widths = zip(inputs, sorted).map { input, categories in
      categories?.names.count ?? (hasIndicator(input) ? 2 : 1)
    }
    try checkWidth(widths.reduce(0, +), hint: "leave out columns with many different texts")
    var fields = header.names.map { InputEncoding.Field(name: $0, use: .dropped) }
    var names: [String] = []
    var origins: [Double] = []
    for (input, categories) in zip(inputs, sorted) {
      let name = header.names[input.column]
      if let texts = categories?.names {
        fields[input.column].use = .categories(texts)
        names += texts.map { "\(name)=\($0)" }
        origins += texts.map { _ in 0 }
      } else {
        fields[input.column].use = input.order.map { .ordinal($0) } ?? .number
        names.append(name)
        origins.append(input.range.origin)
      }
      if hasIndicator(input) {
        fields[input.column].hasIndicator = true
        names.append("\(name) missing")
        origins.append(0)
      }
    }
    fields[answer].use = .answer
    let answers = try answers()
    return RawExamples(
      columnNames: names, values: try values(sorted.map { $0?.places }, width: widths.reduce(0, +)),
      origins: origins.contains { $0 != 0 } ? origins : nil, answers: answers, unitScale: .range,
      layout: .table(
        fields, header: header.givenNames != nil, delimiter: source.delimiter.map { String($0) }),
      officialTest: nil, groups: groupNumbers, order: ranks, datesLeftOut: datesLeftOut,
      weights: try rowWeights(),
      texts: textColumns(sorted.map { $0?.names }),
      findings: findings(answers),
      gapFill: gapFill(widths.indices.map { widths[..<$0].reduce(0, +) }), gaps: gapCounts,
      isHeaderFound: header.isFound && header.givenNames != nil)
  }

  private func textColumns(_ categories: [[String]?]) -> [DataDescription.TextColumn] {
    zip(inputs, categories).compactMap { input, names in
      names.map { DataDescription.TextColumn(name: header.names[input.column], categories: $0) }
    }
  }

  private var gapCounts: [DataDescription.Gaps] {
    inputs.filter { $0.gaps > 0 }.map { input in
      DataDescription.Gaps(
        name: header.names[input.column], rows: input.gaps,
        fill: input.categories == nil ? source.missing?.numbers : nil,
        hasIndicator: hasIndicator(input))
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
          if hasIndicator(inputs[index]) { spread.append(value.isNaN ? 1 : 0) }
          continue
        }
        let own = places[Int(value)]
        for place in 0..<Int32(places.count) { spread.append(place == own ? 1 : 0) }
      }
    }
    return RawValues(compacting: spread)
  }
}
