import Foundation

/// How the values of an axis are written in figures and tables. Numbers from random samplers have more digits
/// than anyone reads, but different values must not look the same. Whole numbers stay whole.
public struct AxisFormat: Sendable, Hashable {
  /// Significant digits of a rounded number.
  private let digits: Int
  /// The most characters of a number that is not rounded.
  private let length: Int

  /// The fewest digits, from `digits` up, with which `isClear` holds, or as many as a number has.
  public init(from digits: Int, over length: Int, where isClear: (AxisFormat) -> Bool) {
    let most = 17
    let fewest = (digits..<most).first { isClear(AxisFormat(digits: $0, length: length)) }
    self.init(digits: fewest ?? most, length: length)
  }

  /// Tells all the values apart, which are different, with four digits at least.
  public init(telling values: [AxisValue?]) {
    self.init(from: 4, over: 8) { format in
      var seen: Set<String> = []
      return values.allSatisfy { seen.insert(format.text($0)).inserted }
    }
  }

  private init(digits: Int, length: Int) {
    self.digits = digits
    self.length = length
  }

  /// The value, or that there is none as tables show it.
  public func text(_ value: AxisValue?) -> String {
    guard let value else { return NumberText.missing }
    let text = value.words
    guard let number = value.number, text.count > length, Int(exactly: number) == nil else {
      return text
    }
    let rounded = Double(String(format: "%.\(digits - 1)e", number)) ?? number
    return AxisValue.number(rounded).description
  }
}
