/// What reading for training and reading for prediction share.
extension CSVScanner {
  /// Refuses a row of another width than the header, and the header once more, as files that were put
  /// together have it.
  func checkRow(
    _ header: CSVHeader, for purpose: Purpose = .other
  ) throws(DatasetError) {
    try checkWidth(header.count)
    guard let names = header.unlikeRows else { return }
    let isHeader = zip(fields, names).allSatisfy { field, name in
      field.range.count == name.utf8.count && bytes[field.range].elementsEqual(name.utf8)
    }
    guard isHeader else { return }
    throw error(
      "this line names the columns once more", column: 0,
      hint: "delete it"
        + (purpose == .prediction ? "" : "; if the first line is an example, say header: false"))
  }

  /// The text of a column that must have a value.
  func presentText(
    _ column: Int, _ header: CSVHeader, for purpose: Purpose = .other
  ) throws(DatasetError) -> String {
    guard !isMissing(column) else {
      throw missing(column, header, "", canBeFilled: purpose == .input)
    }
    return try text(column)
  }

  /// Goes on to the first row, this one included, whose text in a column is in a notation: the text;
  /// nil where none is.
  mutating func find(
    _ notation: NumberNotation, in column: Int
  ) throws(DatasetError) -> String? {
    repeat {
      let found = try text(column)
      if NumberNotation(found) == notation { return found }
    } while try nextRow()
    return nil
  }

  /// The same for a text that is no number, and does not say that there is none.
  mutating func findText(in column: Int) throws(DatasetError) -> String? {
    repeat {
      guard number(column) == nil else { continue }
      let found = try text(column)
      if !MissingMarker.isMarkerOfNumber(found) { return found }
    } while try nextRow()
    return nil
  }

  /// Refuses a text that says that there is no value.
  func checkMarker(
    _ text: String, _ column: Int, _ header: CSVHeader, for purpose: Purpose = .other
  ) throws(DatasetError) {
    guard MissingMarker.isMarker(text) else { return }
    throw missing(column, header, text, canBeFilled: purpose == .input, mayBeText: true)
  }

  /// What a column of numbers is for.
  enum Purpose {
    case input, answer, weight, prediction, other

    /// Whether the column can be left out.
    fileprivate var isOptional: Bool { self == .input || self == .other }

    /// What to do about a text in it.
    fileprivate var cure: String {
      switch self {
      case .input, .other: "correct it, delete the row, or leave the column out with drop"
      case .answer:
        "correct it, or delete the row; texts are learned with label: instead of target:"
      case .prediction: "correct it, or delete the row"
      case .weight: "correct it, or delete the row; a row of weight 0 is not learned from"
      }
    }
  }

  /// The number of a column that must be finite, and not too large for an input.
  func finiteNumber(
    _ column: Int, _ header: CSVHeader, for purpose: Purpose = .other
  ) throws(DatasetError) -> Double {
    if let number = number(column), RawValues.isValue(number) { return number }
    throw noNumber(column, header, purpose)
  }

  private func noNumber(
    _ column: Int, _ header: CSVHeader, _ purpose: Purpose
  ) -> DatasetError {
    let text: String
    do { text = try self.text(column) } catch { return error }
    guard let number = number(column) else {
      if MissingMarker.isMarkerOfNumber(text) {
        return missing(column, header, text, canBeFilled: purpose == .input)
      }
      let name = header.names[column]
      if let notation = NumberNotation(text), notation.isCertain {
        return error(
          "'\(text)' looks like \(notation.words), but column '\(name)' needs plain numbers",
          column: column,
          hint: notation.cure
            + (purpose.isOptional
              ? ", or leave the column out with drop: [\(header.reference(column))]" : "")
        )
      }
      return error(
        "'\(text)' is not a number, as column '\(name)' needs", column: column,
        hint: purpose.cure)
    }
    if number.isNaN { return missing(column, header, text, canBeFilled: purpose == .input) }
    return error(
      "'\(text)' is \(number.isFinite ? "too large" : "not a finite number")", column: column,
      hint: "mend it, or delete the row"
        + (number.isFinite ? "; numbers are read up to 1.7e38" : ""))
  }

  /// An error about a field without a value.
  /// - Parameter canBeFilled: Whether an experiment can say what becomes of such fields.
  func missing(
    _ column: Int, _ header: CSVHeader, _ text: String, canBeFilled: Bool = false,
    mayBeText: Bool = false
  ) -> DatasetError {
    let marker = text.isEmpty ? "" : ": '\(text)' says so"
    let cure =
      mayBeText ? ", or if it is a text, say categories: [\(header.reference(column))]" : ""
    return error(
      "the value of column '\(header.names[column])' is missing" + marker, column: column,
      hint: (canBeFilled
        ? "say missing: {numbers: median, texts: category}, fill it in" : "fill it in")
        + ", or delete the row" + cure)
  }
}
