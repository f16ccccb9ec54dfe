import Kernels
import Testing

@testable import Formulas

@Suite struct SignificantDigitsTests {
  static let values: [(Double, String)] = [
    (0.1 * 3, "0.3"), (0.1 + 0.7, "0.8"), (1.0 / 3, "0.333333333333"),
    (2e20 / 3, "66666666666700000000"),
    (123_456_789_012_345.6, "123456789012000"), (999_999_999_999.5, "1e12"), (-0.1 * 3, "-0.3"),
    (0.99999999999949, "0.999999999999"), (0.9999999999995, "1"), (0, "0"),
    (1e-300 / 3, "3.33333333333e-301"),
    (.leastNonzeroMagnitude, "5e-324"), (1.7976931348623157e308, "1.79769313486e308"),
    (12_345, "12345"),
  ]

  @Test(arguments: values)
  func `twelve digits stay`(value: Double, expected: String) throws {
    #expect(value.roundedToSignificantDigits == Double(expected))
  }

  @Test func `what is not finite stays`() {
    #expect(Double.infinity.roundedToSignificantDigits == .infinity)
    #expect(Double.nan.roundedToSignificantDigits.isNaN)
  }

  @Test func `rounding moves little, once, and leaves few digits`() {
    var random = RandomSource(seed: 1, .data)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next() & ~(1 << 62))
      guard value.isNormal else { continue }
      let rounded = value.roundedToSignificantDigits
      #expect((rounded - value).magnitude <= 5.0001e-12 * value.magnitude)
      #expect(rounded.roundedToSignificantDigits == rounded)
      let mantissa = "\(rounded)".prefix { $0 != "e" }.filter(\.isNumber)
      let digits = String(mantissa.drop { $0 == "0" }.reversed().drop { $0 == "0" })
      #expect(digits.count <= 12, "\(rounded)")
    }
  }

  static let pairs: [(Double, Double, Int)] = [
    (0.1 * 3, 0.3, 0), (1, 1 + 1e-13, 0), (1, 1 + 1e-11, -1), (2, 1, 1), (-1, 1, -1), (0, -0.0, 0),
    (0, 1e-300, -1), (1e300, 1e300 * (1 + 1e-14), 0),
  ]

  @Test(arguments: pairs)
  func `order is that of twelve digits`(left: Double, right: Double, order: Int) {
    #expect(left.order(to: right) == order)
    #expect(right.order(to: left) == -order)
  }
}
