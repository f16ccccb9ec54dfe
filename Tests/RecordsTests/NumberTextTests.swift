import Foundation
import Testing

@testable import Records

@Suite struct NumberTextTests {
  @Test func `places are counted in order`() {
    #expect(
      [1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(NumberText.ordinal) == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th",
      ])
  }

  @Test(
    arguments: [
      (0.0, "0.0000"), (0.04123, "0.0412"), (2.30259, "2.303"), (41.2149, "41.21"),
      (1234.5, "1234"), (98765.4, "98765"), (3.14e-6, "3.1e-06"), (1.5e12, "1.5e+12"),
      (-0.5, "-0.5000"), (Double.infinity, "inf"), (Double.nan, "–"),
    ])
  func `losses have four significant digits`(value: Double, expected: String) {
    #expect(NumberText.rounded(value) == expected)
  }

  /// Ties, what lies a step beside them, all magnitudes and both zeros, against C's own.
  @Test(arguments: 0...5)
  func `decimals are those of printf`(decimals: Int) {
    var values = [
      0, -0.0, 0.5, 1, 0x1p51, 0x1p52 + 0.5, 1e300, .leastNonzeroMagnitude, .infinity, .nan,
    ]
    var bits: UInt64 = 1
    for exponent in -20...60 {
      for _ in 0..<20 {
        bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        values.append(Double(sign: .plus, exponent: exponent, significand: Double(bits) * 0x1p-64))
      }
    }
    for place in 0..<2000 {
      let tie = (Double(place) + 0.5) / pow(10, Double(decimals))
      values += [tie, tie.nextUp, tie.nextDown, Double(place) / 64]
    }
    let wrong = values.flatMap { [$0, -$0] }
      .filter { NumberText.fixed($0, decimals) != String(format: "%.\(decimals)f", $0) }
    #expect(wrong.isEmpty)
  }

  @Test(
    arguments: [
      (0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "-1,000"),
    ])
  func `counts have thousands apart`(value: Int, expected: String) {
    #expect(NumberText.count(value) == expected)
  }

  @Test(
    arguments: [
      (0.0, "0"), (869.7, "870"), (9876.5, "9,880"), (52_349, "52,300"), (1_239_000, "1.24M"),
      (45_678_000, "45.7M"), (456_780_000, "457M"), (Double.infinity, "–"),
    ])
  func `rates have three digits or so`(value: Double, expected: String) {
    #expect(NumberText.rate(value) == expected)
  }

  @Test(
    arguments: [
      (0, "0.0 s"), (4e-7, "0 µs"), (3.8e-4, "380 µs"), (9.996e-4, "1.0 ms"), (3.84e-3, "3.8 ms"),
      (0.0384, "38 ms"), (0.0994, "99 ms"), (0.0996, "0.1 s"), (9.94, "9.9 s"), (9.96, "10 s"),
      (59.4, "59 s"), (59.6, "1 min 00 s"),
      (270, "4 min 30 s"), (3720, "1 h 02 min"), (273_600, "3 d 4 h"), (-1, "–"),
      (Double.nan, "–"),
    ])
  func `durations are written in two units`(seconds: Double, expected: String) {
    #expect(NumberText.duration(seconds) == expected)
  }

  @Test(
    arguments: [
      (0.2, "1 s"), (18.4, "19 s"), (23, "25 s"), (58, "1 min 00 s"), (118, "2 min 00 s"),
      (123, "2 min 10 s"), (754, "13 min"), (3599, "1 h 00 min"), (4000, "1 h 10 min"),
      (Double.infinity, "–"),
    ])
  func `estimates are coarser the longer they are`(seconds: Double, expected: String) {
    #expect(NumberText.estimate(seconds) == expected)
  }
}
