import Kernels

extension InputEncoding {
  /// The inputs of the rows of a CSV or IDX file, gzipped or not.
  ///
  /// A table with a header is matched by its names, so its columns may stand in another order; one
  /// without may lack the column to be learned, or also those that were dropped.
  public func encode(file path: String) throws(DatasetError) -> EncodedRows {
    try encode(FileBytes.unpackedContents(of: path), path: path)
  }

  func encode(_ bytes: [UInt8], path: String) throws(DatasetError) -> EncodedRows {
    if IDXArray.isLikely(bytes) { return try encode(IDXArray(bytes, path: path)) }
    switch layout {
    case .plain(let inputs):
      let fields = (0..<inputs).map { Field(name: String($0), use: .number) }
      return try encode(bytes, path, fields, header: false, delimiter: nil)
    case .table(let fields, let header, let delimiter):
      return try encode(bytes, path, fields, header: header, delimiter: delimiter?.first)
    }
  }

  private func encode(_ array: IDXArray) throws(DatasetError) -> EncodedRows {
    guard array.columns == inputs else {
      throw DatasetError(
        "its items have \(array.columns) values, the network reads \(inputs)", path: array.path)
    }
    let examples = try array.values().examples(columns: inputs, scaling: scaling)
    return EncodedRows(examples: examples, answers: nil)
  }

  private func encode(
    _ bytes: [UInt8], _ path: String, _ fields: [Field], header: Bool, delimiter: Character?
  ) throws(DatasetError) -> EncodedRows {
    var scanner = try CSVScanner.opened(bytes, delimiter: delimiter, path: path)
    let found = try scanner.readHeader(header)
    let columns = try self.columns(of: fields, in: found)
    var values: [Float] = []
    var answers: [String] = []
    repeat {
      try scanner.checkWidth(found.count)
      for (field, column) in zip(fields, columns) {
        guard let column else { continue }
        switch field.use {
        case .number: values.append(try scanner.finiteFloat(column, found))
        case .categories(let names):
          values += try oneHot(try scanner.presentText(column, found), names, scanner, column)
        case .answer: answers.append(try scanner.text(column))
        case .dropped: break
        }
      }
    } while try scanner.nextRow()
    let examples = Examples(floats: values, columns: inputs, scaling: scaling)
    return EncodedRows(examples: examples, answers: answers.isEmpty ? nil : answers)
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
    if let names = header.givenNames {
      if names == fields.map(\.name) { return fields.indices.map { $0 } }
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
