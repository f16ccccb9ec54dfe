/// Whether numbers that are read as fractions may be whole ones, with a point between groups of
/// their digits: `1.344` in a column that also has `850`.
struct PointedGroups {
  /// Whether a number can only be meant as it is read.
  private var isRuledOut = false
  /// How many may be in groups, and how many have three digits; the first of each.
  private var grouped: (count: Int, first: String) = (0, "")
  private var plain: (count: Int, first: String) = (0, "")

  /// One column of thousands has so many numbers above 999 for one below, at most.
  private static let mostGrouped = 50

  /// Takes in a field that is a number.
  mutating func add(_ field: ArraySlice<UInt8>) {
    guard !isRuledOut else { return }
    let digits = field.first == UInt8(ascii: "-") ? field.dropFirst() : field
    let point = digits.firstIndex(of: UInt8(ascii: "."))
    let whole = digits[..<(point ?? digits.endIndex)]
    let rest = point.map { digits[($0 + 1)...] }
    let beginsWithZero = whole.first == UInt8(ascii: "0")
    isRuledOut =
      !(1...3).contains(whole.count) || !Self.areDigits(whole)
      || rest.map { $0.count != 3 || !Self.areDigits($0) || beginsWithZero } ?? false
    if isRuledOut { return }
    if rest != nil {
      Self.count(field, in: &grouped)
    } else if whole.count == 3, !beginsWithZero {
      Self.count(field, in: &plain)
    }
  }

  private static func areDigits(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
  }

  private static func count(
    _ field: ArraySlice<UInt8>, in numbers: inout (count: Int, first: String)
  ) {
    if numbers.count == 0 { numbers.first = String(decoding: field, as: UTF8.self) }
    numbers.count += 1
  }

  /// What looks wrong in the column: every number with a point has three digits behind it and one to
  /// three, no zero first, before it, and others have three and no point. Fractions of three places
  /// have a zero last now and then, which is not written, and are rarely whole.
  func finding(_ column: String) -> DataFinding? {
    guard !isRuledOut, grouped.count > 0, plain.count * Self.mostGrouped >= grouped.count else {
      return nil
    }
    let meant = grouped.first.replacing(".", with: "")
    return DataFinding(
      "\(column) has \(plain.first) and \(grouped.first), which may be meant as \(meant)",
      cure: "if it is, write it without the point")
  }
}
