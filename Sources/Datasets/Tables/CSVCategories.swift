/// The different texts of a column, numbered as they appear and sorted at the end.
struct CSVCategories {
  /// More different texts are a name or a number, hardly a category.
  static let limit = 1000

  private var numbers: [String: Int32] = [:]
  private var names: [String] = []

  var count: Int { names.count }

  /// The number of a text, a new one when it was never seen.
  mutating func number(of text: String) -> Int32 {
    if let number = numbers[text] { return number }
    let number = Int32(names.count)
    numbers[text] = number
    names.append(text)
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
