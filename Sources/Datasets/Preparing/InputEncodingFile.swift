import Kernels

extension InputEncoding {
  /// The inputs of the rows of a CSV, IDX or NumPy file, gzipped or not.
  ///
  /// A table with a header is matched by its names, so its columns may stand in another order; one
  /// without may lack the column to be learned, or also those that were dropped.
  public func encode(file path: String) throws(DatasetError) -> EncodedRows {
    try encode(FileBytes.unpackedContents(of: path), path: path)
  }

  func encode(_ bytes: [UInt8], path: String) throws(DatasetError) -> EncodedRows {
    guard origins.map({ $0.count == inputs }) ?? true else {
      throw DatasetError("the stored network has other inputs than it says")
    }
    if IDXArray.isLikely(bytes) { return try encode(IDXArray(bytes, path: path)) }
    if NPYArray.isLikely(bytes) { return try encode(NPYArray(bytes[...], path: path)) }
    if let arrays, ZipArchive.isLikely(bytes) {
      return try encode(NPZArchive(bytes, path: path), arrays)
    }
    switch layout {
    case .plain(let inputs):
      let fields = (0..<inputs).map { Field(name: String($0), use: .number) }
      let form = TableForm(header: false, isSingle: inputs == 1)
      return try encode(bytes, path, fields, form)
    case .table(let fields, let header, let delimiter):
      let form = TableForm(
        delimiter: delimiter?.first, header: header,
        drop: fields.indices.filter { fields[$0].use == .dropped }.map { .index($0) },
        isSingle: fields.count { $0.use != .answer && $0.use != .dropped } == 1)
      return try encode(bytes, path, fields, form)
    }
  }

  /// The arrays of an archive that are called like those that were trained on; the answers may be
  /// missing.
  private func encode(
    _ archive: NPZArchive, _ arrays: Arrays
  ) throws(DatasetError) -> EncodedRows {
    let inputs = try archive.array(arrays.inputs)
    guard archive.names.contains(arrays.answers) else { return try encode(inputs) }
    let answers = try archive.array(arrays.answers)
    try answers.checkAnswers(to: inputs)
    return try encode(inputs, answers: (0..<answers.count).map(answers.answer))
  }

  /// - Parameter answers: The true answer of each item, as a text.
  func encode(
    _ array: some NumericArray, answers: [String]? = nil
  ) throws(DatasetError) -> EncodedRows {
    guard array.columns == inputs else {
      throw DatasetError(
        "its items have \(array.columns) values, the network reads \(inputs)", path: array.path)
    }
    let values = try array.values(origins: origins)
    return EncodedRows(
      examples: Examples(
        rows: values.shared(columns: inputs, officialTest: nil)[0], scaling: scaling),
      answers: answers, truths: answers?.map(truth) ?? [])
  }

  private func encode(
    _ bytes: [UInt8], _ path: String, _ fields: [Field], _ form: TableForm
  ) throws(DatasetError) -> EncodedRows {
    let table = try OpenedTable(bytes, form, path: path)
    var scanner = table.scanner
    let columns = try self.columns(of: fields, in: table.header)
    var values: [Float] = []
    var answers: [String] = []
    repeat {
      try scanner.checkWidth(table.header.count)
      var input = 0
      for (field, column) in zip(fields, columns) {
        guard let column else { continue }
        switch field.use {
        case .number:
          let number = try scanner.finiteNumber(column, table.header)
          values.append(Float(number - (origins?[input] ?? 0)))
        case .categories(let names):
          let text = try scanner.presentText(column, table.header)
          values += try oneHot(text, names, scanner, column)
        case .answer: answers.append(try scanner.text(column))
        case .dropped: break
        }
        input += field.use.inputs
      }
    } while try scanner.nextRow()
    let examples = Examples(floats: values, columns: inputs, scaling: scaling)
    return EncodedRows(
      examples: examples, answers: answers.isEmpty ? nil : answers, truths: answers.map(truth))
  }

  /// What the text of an answer says.
  private func truth(_ text: String) -> EncodedRows.Truth? {
    switch task {
    case .classification(let classes):
      if let place = classes.firstIndex(of: text) { return .label(place) }
      return MissingMarker.isMarker(text) ? nil : .label(nil)
    case .regression:
      let bytes = Array(text.utf8)
      guard let number = DecimalNumber.value(bytes, bytes.indices), number.isFinite else {
        return nil
      }
      return .number(number)
    }
  }

  private func oneHot(
    _ text: String, _ names: [String], _ scanner: CSVScanner, _ column: Int
  ) throws(DatasetError) -> [Float] {
    guard names.contains(text) else {
      throw scanner.error(
        "the network never met '\(text)'", column: column,
        hint: "known: \(names.prefix(12).joined(separator: ", "))\(names.count > 12 ? ", …" : "")")
    }
    return names.map { $0 == text ? 1 : 0 }
  }

  /// Where each field stands in a file; nil for one that is not needed and not there.
  private func columns(
    of fields: [Field], in header: CSVHeader
  ) throws(DatasetError) -> [Int?] {
    if header.givenNames != nil {
      if header.names == fields.map(\.name) { return fields.indices.map { $0 } }
      var columns: [Int?] = []
      for field in fields {
        let isNeeded = field.use != .answer && field.use != .dropped
        let isWanted = isNeeded || header.contains(field.name)
        columns.append(isWanted ? try header.index(of: .name(field.name)) : nil)
      }
      return columns
    }
    var present: [Bool] = []
    for missing in [[], [.answer], [.answer, .dropped]] as [[Use]] {
      present = fields.map { !missing.contains($0.use) }
      guard present.count(where: { $0 }) == header.count else { continue }
      var places = header.names.indices.makeIterator()
      return present.map { $0 ? places.next() : nil }
    }
    let needed = present.count { $0 }
    throw DatasetError(
      "the rows have \(header.count) fields, the network reads \(needed)", path: header.path,
      line: 1, isTextual: true)
  }
}
