/// The different texts of a column, numbered as they appear and sorted at the end.
struct CSVCategories {
  /// More different texts are a name or a number, hardly a category.
  static let limit = 1000

  private var numbers: [String: Int32] = [:]
  /// In the order in which they appeared.
  private(set) var names: [String] = []
  /// How many rows have each.
  private(set) var counts: [Int] = []

  var count: Int { names.count }

  /// The number of a text, a new one when it was never seen.
  mutating func number(of text: String) -> Int32 {
    if let number = numbers[text] {
      counts[Int(number)] += 1
      return number
    }
    let number = Int32(names.count)
    numbers[text] = number
    names.append(text)
    counts.append(1)
    return number
  }

  /// The texts in an order that does not depend on that of the rows, by value if all are integers,
  /// else by bytes; and the place in it of each number.
  func sorted() -> (names: [String], places: [Int32]) {
    let values = names.map { Int($0) }
    let areIntegers = values.allSatisfy { $0 != nil }
    let order = names.indices.sorted { first, second in
      if areIntegers, let a = values[first], let b = values[second], a != b { return a < b }
      return names[first].utf8.lexicographicallyPrecedes(names[second].utf8)
    }
    var places = [Int32](repeating: 0, count: names.count)
    for (place, number) in order.enumerated() { places[number] = Int32(place) }
    return (order.map { names[$0] }, places)
  }
}

extension CSVCategories {
  /// Fewer rows may well have a class each.
  private static let fewRows = 20

  /// Refuses classes of which nearly every row has one of its own: nothing is learned from them.
  /// - Parameter key: What learns numbers where these are some.
  func checkRepeats(
    in rows: Int, of what: String, path: String, key: String
  ) throws(DatasetError) {
    guard rows >= Self.fewRows, count * 2 > rows else { return }
    let areNumbers = names.count { PlainText.isNumber($0) || NumberNotation($0) != nil }
    throw DatasetError(
      "\(what) has \(count) classes in \(rows) rows", path: path,
      hint: areNumbers * 2 > count
        ? "a column of numbers is learned with \(key)" : "name a column whose texts repeat",
      isTextual: true)
  }
}

extension CSVCategories {
  /// The notation in which most fields of the column are numbers; nil where they are texts.
  ///
  /// Two texts with a unit, such as `2WD` and `4WD`, are as good as a number, and codes that end in
  /// different letters are no measurements.
  var notation: NumberNotation? {
    var found: [(notation: NumberNotation, rows: Int)] = []
    var rows = 0
    var all = 0
    for (name, count) in zip(names, counts) where !MissingMarker.isMarkerOfNumber(name) {
      all += count
      guard let notation = NumberNotation(name) else {
        if PlainText.isNumber(name) { rows += count }
        continue
      }
      if let place = found.firstIndex(where: { $0.notation == notation }) {
        found[place].rows += count
      } else {
        found.append((notation, count))
      }
    }
    let units = found.compactMap { entry in
      if case .unit(let unit) = entry.notation { unit } else { nil }
    }
    let areUnits = units.count == 1 || units.allSatisfy(NumberNotation.knownUnits.contains)
    if !areUnits || units.count == found.count && names.count < 3 {
      found.removeAll { $0.notation.isUnit }
    }
    rows += found.reduce(0) { $0 + $1.rows }
    guard rows * 2 > all else { return nil }
    return found.max { $0.rows < $1.rows }?.notation
  }
}
