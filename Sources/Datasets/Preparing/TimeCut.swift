/// Where rows in order are cut into training, validation and test, so that no row comes after one of
/// a later part, and rows that are equal in the order are in the same part.
struct TimeCut {
  /// All examples in order, equal ones as they stand in the data.
  let rows: [Int32]
  /// Places in `rows`; what lies between them is left out.
  let training: Range<Int>
  let validation: Range<Int>
  let test: Range<Int>

  /// - Parameters:
  ///   - order: The rank of each example.
  ///   - fold: Counted from 1: the validation part is the block behind it, of one more blocks than
  ///     there are folds, and what lies before it is training.
  init(
    _ order: [Int32], _ split: Split, _ amounts: PartAmounts, fold: Int?
  ) throws(DatasetError) {
    rows = (0..<Int32(order.count)).sorted { (order[Int($0)], $0) < (order[Int($1)], $1) }
    let line = TimeLine(ranks: rows.map { order[Int($0)] }, gap: split.gap)
    let count = rows.count
    test = (amounts.test == 0 ? count : line.cut(count - amounts.test))..<count
    let end = test.isEmpty ? count : line.beforeGap(test.lowerBound)
    if let fold, let folds = split.folds {
      let cuts = (1...folds).map { line.cut(end * $0 / (folds + 1)) } + [end]
      let isCut = zip(cuts, cuts.dropFirst()).allSatisfy(<)
      validation = cuts[fold - 1]..<(isCut ? cuts[fold] : cuts[fold - 1])
      training = 0..<(isCut ? line.beforeGap(cuts[fold - 1]) : 0)
    } else {
      validation = line.cut(max(0, end - amounts.validation))..<end
      // Where there is no validation part the gap before the test part is the only one.
      training = 0..<(split.hasNoValidation ? end : line.beforeGap(validation.lowerBound))
    }
    guard !training.isEmpty, !validation.isEmpty || split.hasNoValidation else {
      throw Self.nothingLeft(split, values: Set(order).count)
    }
  }

  private static func nothingLeft(_ split: Split, values: Int) -> DatasetError {
    let column = split.order.map(\.description) ?? ""
    let gap = split.gap > 0 ? " with gaps of \(split.gap) rows" : ""
    let what =
      split.folds.map { "\($0 + 1) blocks" + (split.test == .count(0) ? "" : " and a test part") }
      ?? "parts"
    return DatasetError.split(
      "the \(values) different values of '\(column)' cannot be cut into \(what)\(gap)"
        + " of which none is empty",
      hint: "take " + (split.folds == nil ? "smaller amounts" : "fewer folds")
        + (split.gap > 0 ? ", or a smaller gap" : "") + "; equal values stay together")
  }
}

/// Ascending ranks of rows.
private struct TimeLine {
  let ranks: [Int32]
  let gap: Int

  /// A cut at a place, or before it where equal rows would be cut apart.
  func cut(_ place: Int) -> Int {
    guard place < ranks.count else { return place }
    var place = place
    while place > 0, ranks[place - 1] == ranks[place] { place -= 1 }
    return place
  }

  /// Where what comes before a part must end.
  func beforeGap(_ start: Int) -> Int { gap == 0 ? start : cut(max(0, start - gap)) }
}
