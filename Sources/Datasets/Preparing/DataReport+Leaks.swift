import Kernels

/// What tells a network more than it will have when it is used.
extension PreparedExamples {
  /// Of fewer rows nothing can be said.
  private static let fewRows = 20

  /// Rows held out that equal one of training in every input.
  func equalRows() throws(DatasetError) -> DataFinding? {
    let partition = try Partition(raw, split, number: split.numbers[0], name: name)
    let known = Set(partition.training.map(checksum))
    let parts = [("validation", partition.validation), ("test", partition.test)]
    let found = parts.compactMap { part, examples -> String? in
      let count = examples.count { known.contains(checksum($0)) }
      return count > 0 ? "\(count) of \(examples.count) \(part) rows" : nil
    }
    guard !found.isEmpty else { return nil }
    return DataFinding(
      found.joined(separator: " and ") + " equal a training row in every input",
      cure: "if these are the same things twice, delete them or keep them together with split: {by:"
        + " COLUMN}")
  }

  private func checksum(_ example: Int32) -> UInt64 {
    let first = rows[0].count
    let place = Int(example)
    let (piece, row) = place < first ? (rows[0], place) : (rows[1], place - first)
    let range = row * piece.columns..<(row + 1) * piece.columns
    switch piece.values {
    case .bytes(let bytes):
      return Checksum.wordwise(
        bytes[bytes.startIndex + range.lowerBound..<bytes.startIndex + range.upperBound])
    case .floats(let floats): return Checksum.wordwise(Array(floats[range]).littleEndianBytes[...])
    }
  }

  /// A column that alone tells the answer.
  func givesAnswer(_ field: InputEncoding.Field, at input: Int) -> DataFinding? {
    guard raw.count >= Self.fewRows else { return nil }
    let cure = "if it is known only with the answer, leave it out with drop"
    let message: String?
    switch (field.use, raw.answers) {
    case (.number, .labels(let labels, let classes)):
      message =
        areApart(input, labels, classes.count)
        ? "the numbers of column '\(field.name)' are apart for all classes" : nil
    case (.categories(let names), .labels(let labels, _)) where names.count * 4 <= raw.count:
      message =
        areOfOneClass(input, names.count, labels)
        ? "every text of column '\(field.name)' goes with one class" : nil
    case (.number, .numbers(let numbers, let target)):
      message =
        isLinear(input, numbers)
        ? "column '\(field.name)' follows the target '\(target)' on a line" : nil
    default: message = nil
    }
    return message.map { DataFinding($0, cure: cure) }
  }

  /// Whether the ranges of an input in the classes do not overlap.
  private func areApart(_ input: Int, _ labels: [Int32], _ classes: Int) -> Bool {
    var ranges = [NumberRange](repeating: NumberRange(), count: classes)
    for (example, label) in labels.enumerated() {
      let value = value(example, input)
      if !value.isNaN { ranges[Int(label)].add(Double(value)) }
    }
    let present = ranges.filter { $0.lowest <= $0.highest }.sorted { $0.lowest < $1.lowest }
    return present.count > 1
      && zip(present, present.dropFirst()).allSatisfy { $0.highest < $1.lowest }
  }

  /// Whether the rows of each category have the same class, where there are several classes.
  private func areOfOneClass(_ input: Int, _ count: Int, _ labels: [Int32]) -> Bool {
    (0..<count).allSatisfy { place in
      var found: Int32?
      return labels.enumerated().allSatisfy { example, label in
        guard value(example, input + place) == 1 else { return true }
        found = found ?? label
        return found == label
      }
    }
  }

  /// Whether an input and the target are correlated but for rounding.
  private func isLinear(_ input: Int, _ numbers: [Double]) -> Bool {
    let pairs = numbers.enumerated().map { (Double(value($0, input)), $1) }
      .filter { !$0.0.isNaN }
    let count = Double(pairs.count)
    let (x, y) = (
      pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count
    )
    let (xx, yy, xy) = pairs.reduce((0.0, 0.0, 0.0)) { sums, pair in
      let (dx, dy) = (pair.0 - x, pair.1 - y)
      return (sums.0 + dx * dx, sums.1 + dy * dy, sums.2 + dx * dy)
    }
    return xx > 0 && yy > 0 && xy * xy > 0.999_999 * xx * yy
  }
}
