import Kernels

extension InputEncoding {
  /// The inputs of the rows of a CSV, IDX or NumPy file, gzipped or not.
  ///
  /// A table with a header is matched by its names, so its columns may stand in another order; one
  /// without may lack the column to be learned, or also those that were dropped. Behind the numbers
  /// of an image or point the label may stand.
  ///
  /// `-` is standard input. Of a folder of IDX files it is the test part, or the only one, and its
  /// labels are the answers.
  public func encode(file path: String) throws(DatasetError) -> EncodedRows {
    if FileBytes.isDirectory(path) { return try encode(IDXFolder(path)) }
    let isInput = path == FileBytes.standardInput
    return try encode(
      FileBytes.unpackedContents(of: path), path: isInput ? "standard input" : path)
  }

  private func encode(_ folder: IDXFolder) throws(DatasetError) -> EncodedRows {
    let (images, labels) = try folder.lastPair()
    return try encode(images, answers: labels.map(className))
  }

  /// The name of a class that a file numbers: its number, or what is at that place.
  private func className(_ number: Int) -> String {
    let name = String(number)
    guard case .classification(let classes) = task, !classes.contains(name),
      classes.indices.contains(number)
    else { return name }
    return classes[number]
  }

  func encode(_ bytes: [UInt8], path: String) throws(DatasetError) -> EncodedRows {
    guard origins.map({ $0.count == inputs }) ?? true, fills.map({ $0.count == inputs }) ?? true
    else {
      throw DatasetError("the stored network has other inputs than it says")
    }
    if IDXArray.isLikely(bytes) { return try encode(IDXArray(bytes, path: path)) }
    if NPYArray.isLikely(bytes) { return try encode(NPYArray(bytes[...], path: path)) }
    if let arrays, ZipArchive.isLikely(bytes) {
      return try encode(NPZArchive(bytes, path: path), arrays)
    }
    switch layout {
    case .plain(let inputs):
      let fields =
        (0..<inputs).map { Field(name: String($0), use: .number) }
        + [Field(name: "label", use: .answer)]
      let form = TableForm(header: false, isOfExperiment: false)
      return try encode(bytes, path, fields, form)
    case .table(let fields, let header, let delimiter):
      let form = TableForm(
        delimiter: delimiter?.first, header: header,
        drop: fields.indices.filter { fields[$0].use == .dropped }.map { .index($0) },
        whole: Self.wholeRows(of: fields), isOfExperiment: false)
      return try encode(bytes, path, fields, form)
    }
  }

  /// What a row may be that holds nothing but the only input: its name, or one of its texts.
  private static func wholeRows(of fields: [Field]) -> Set<String> {
    let inputs = fields.filter(\.isInput)
    guard inputs.count == 1 else { return [] }
    return switch inputs[0].use {
    case .categories(let names), .ordinal(let names): Set(names + [inputs[0].name])
    default: [inputs[0].name]
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
        "its items have \(array.columns) values, the network reads \(inputs)", path: array.path,
        hint: "give items like those that it was trained on")
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
    let (columns, findings) = try self.columns(of: fields, in: table.header)
    var values: [Float] = []
    var answers: [String] = []
    repeat {
      try scanner.checkRow(table.header, for: .prediction)
      var input = 0
      for (field, column) in zip(fields, columns) {
        guard let column else { continue }
        switch field.use {
        case .number, .ordinal:
          let value = try number(field.use, scanner, column, table.header, input)
          values.append(value ?? fills?[input] ?? 0)
          if field.hasIndicator ?? false { values.append(value == nil ? 1 : 0) }
        case .categories(let names):
          values += try oneHot(names, scanner, column, table.header)
        case .answer: answers.append(try scanner.text(column))
        case .dropped: break
        }
        input += field.inputs
      }
    } while try scanner.nextRow()
    let examples = Examples(floats: values, columns: inputs, scaling: scaling)
    return EncodedRows(
      examples: examples, answers: answers.isEmpty ? nil : answers, truths: answers.map(truth),
      findings: findings)
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

  /// The number of a field less its origin; nil for one that may be missing and is.
  private func number(
    _ use: Use, _ scanner: CSVScanner, _ column: Int, _ header: CSVHeader, _ input: Int
  ) throws(DatasetError) -> Float? {
    if case .ordinal(let order) = use {
      let text = try scanner.text(column)
      if let place = order.firstIndex(of: text) { return Float(place) }
      guard MissingMarker.isMarker(text) else {
        throw scanner.unknown(text, in: order, column, header)
      }
      guard fills != nil else { throw scanner.missing(column, header, text) }
      return nil
    }
    if fills != nil, try scanner.lacksNumber(column) { return nil }
    let number = try scanner.finiteNumber(column, header, for: .prediction)
    return Float(number - (origins?[input] ?? 0))
  }

  private func oneHot(
    _ names: [String], _ scanner: CSVScanner, _ column: Int, _ header: CSVHeader
  ) throws(DatasetError) -> [Float] {
    var text = try scanner.text(column)
    if !names.contains(text), MissingMarker.isMarker(text) {
      guard names.contains("") else {
        throw scanner.missing(column, header, text)
      }
      text = ""
    }
    guard names.contains(text) else {
      let known = names.prefix(12).map { $0.isEmpty ? "missing" : $0 }.joined(separator: ", ")
      throw scanner.error(
        "the network never met '\(text)'", column: column,
        hint: "known: \(known)\(names.count > 12 ? ", …" : "")")
    }
    return names.map { $0 == text ? 1 : 0 }
  }
}
