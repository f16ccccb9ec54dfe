/// Where the columns that a network was trained on stand in another table.
extension InputEncoding {
  /// Where each field stands in a file, nil for one that is not needed and not there; and what was taken
  /// for granted.
  func columns(
    of fields: [Field], in header: CSVHeader
  ) throws(DatasetError) -> ([Int?], [DataFinding]) {
    guard header.givenNames == nil else { return try namedColumns(of: fields, in: header) }
    var present: [Bool] = []
    for missing in [[], [.answer], [.answer, .dropped]] as [[Use]] {
      present = fields.map { !missing.contains($0.use) }
      guard present.count(where: { $0 }) == header.count else { continue }
      var places = header.names.indices.makeIterator()
      return (present.map { $0 ? places.next() : nil }, [])
    }
    let needed = present.count { $0 }
    throw DatasetError(
      "the rows have \(header.count) field\(header.count == 1 ? "" : "s"), the network reads \(needed)",
      path: header.path,
      line: 1, hint: "give the columns that it was trained on, in their order", isTextual: true)
  }

  /// Columns of one name are taken in the order in which the network was trained on them, which is said.
  private func namedColumns(
    of fields: [Field], in header: CSVHeader
  ) throws(DatasetError) -> ([Int?], [DataFinding]) {
    let alike = Dictionary(grouping: fields.indices) { fields[$0].name }
    var columns: [Int?] = []
    var findings: [DataFinding] = []
    for (index, field) in fields.enumerated() {
      let places = header.places(of: field.name)
      guard field.isInput || field.use == .answer && !places.isEmpty else {
        columns.append(nil)
        continue
      }
      // A name that is missing is told with those that are there.
      if places.isEmpty { _ = try header.index(of: .name(field.name)) }
      let all = alike[field.name] ?? []
      let inputs = all.filter { fields[$0].isInput }
      guard let owners = [all, inputs].first(where: { $0.count == places.count }) else {
        throw Self.miscounted(field.name, places.count, inputs.isEmpty ? all : inputs, header)
      }
      columns.append(owners.firstIndex(of: index).map { places[$0] })
      if all.count > 1, inputs.first == index {
        findings.append(
          DataFinding(
            "\(all.count) columns of the training table are called '\(field.name)': those of the new"
              + " rows are taken in the same order",
            cure: "to have them told apart, rename them in the table and train again"))
      }
    }
    return (columns, findings)
  }

  /// An error about another number of columns of a name than the network was trained on.
  private static func miscounted(
    _ name: String, _ count: Int, _ needed: [Int], _ header: CSVHeader
  ) -> DatasetError {
    DatasetError(
      "\(count) column\(count == 1 ? " is" : "s are") called '\(name)', the network was trained on"
        + " \(needed.count) of that name", path: header.path,
      hint: needed.count == 1
        ? "rename or delete those that are not meant"
        : "give as many, in the order of the training table", isTextual: true)
  }
}
