/// Numbers as CSV files write them.
enum DecimalNumber {
  /// The number that a text is: sign, digits with a point, exponent; also `nan` and `inf`, so that
  /// they can be refused by name. nil for anything else, such as hexadecimal numbers.
  ///
  /// Up to 19 digits with a small exponent are converted here, exactly as Clinger (1990) showed:
  /// digits that fit 53 bits times or divided by an exact power of ten round once. It is several
  /// times faster than making a String first.
  static func value(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    var place = range.lowerBound
    let end = range.upperBound
    guard place < end else { return nil }
    let negative = bytes[place] == UInt8(ascii: "-")
    if negative || bytes[place] == UInt8(ascii: "+") { place += 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var scale = 0
    var seenPoint = false
    while place < end {
      let digit = bytes[place] &- UInt8(ascii: "0")
      if digit < 10 {
        // Beyond 18 digits the slow way decides; the sum here must only not overflow.
        if digits < 18 { mantissa = mantissa * 10 + UInt64(digit) }
        digits += 1
        if seenPoint { scale -= 1 }
      } else if bytes[place] == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
      } else {
        break
      }
      place += 1
    }
    guard digits > 0 else { return named(bytes, range) }
    if place < end {
      guard let exponent = exponent(bytes, place..<end) else { return nil }
      scale += exponent
    }
    guard digits <= 18, mantissa <= 1 << 53, abs(scale) < exactPowers.count else {
      return Double(String(decoding: bytes[range], as: UTF8.self))
    }
    let magnitude = Double(mantissa)
    let value = scale < 0 ? magnitude / exactPowers[-scale] : magnitude * exactPowers[scale]
    return negative ? -value : value
  }

  /// 10⁰…10²², the powers of ten that a Double holds exactly.
  private static let exactPowers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// `e5`, `E-3`: an exponent, kept within ±100,000, where every number is 0 or infinite.
  private static func exponent(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard bytes[range.lowerBound] | 0x20 == UInt8(ascii: "e") else { return nil }
    var place = range.lowerBound + 1
    guard place < range.upperBound else { return nil }
    let negative = bytes[place] == UInt8(ascii: "-")
    if negative || bytes[place] == UInt8(ascii: "+") { place += 1 }
    guard place < range.upperBound else { return nil }
    var value = 0
    for byte in bytes[place..<range.upperBound] {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = min(value * 10 + Int(digit), 100_000)
    }
    return negative ? -value : value
  }

  /// `nan`, `inf`, `infinity` in any case, with or without a sign.
  private static func named(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    guard range.count <= 9 else { return nil }
    var word = String(decoding: bytes[range], as: UTF8.self).lowercased()[...]
    if word.first == "-" || word.first == "+" { word.removeFirst() }
    switch word {
    case "nan": return .nan
    case "inf", "infinity": return .infinity
    default: return nil
    }
  }
}
