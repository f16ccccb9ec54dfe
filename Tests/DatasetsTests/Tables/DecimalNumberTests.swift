import Kernels
import Testing

@testable import Datasets

@Suite struct DecimalNumberTests {
  private func value(_ text: String) -> Double? {
    DecimalNumber.value(Array(text.utf8), 0..<text.utf8.count)
  }

  @Test(arguments: [
    "0", "-0", "+7", "1.", ".5", "-.25", "1e5", "1E-3", "12345678901234567890", "0.1", "1e22",
    "1e23", "9007199254740993", "123456789012345678", "4.9e-324", "1e-400", "2.5e+3",
    "00000000000000000000000000001.5", "0.000000000000000000000000000001",
    "179769313486231570000e289",
  ])
  func `numbers are what the standard library makes of them`(text: String) {
    #expect(value(text)?.bitPattern == Double(text)?.bitPattern)
  }

  @Test(arguments: [
    "", "-", ".", "e5", "1e", "1e+", "1.2.3", "0x10", "1 2", "1,5", "12a", "--1", "1e5.0", "nano",
    "infinite", "-.e1",
  ])
  func `anything else is none`(text: String) {
    #expect(value(text) == nil)
  }

  @Test(arguments: ["nan", "-NaN", "inf", "-Infinity", "+INF", "1e999"])
  func `what is not finite is told apart from text`(text: String) {
    #expect(value(text)?.isFinite == false)
  }

  @Test func `random numbers are rounded to the nearest`() {
    var random = RandomSource(seed: 1, .data)
    for _ in 0..<20_000 {
      let digits = String(random.next() >> random.below(64))
      let point = random.below(digits.count + 1)
      let exponent = random.below(60) - 30
      let text = "\(digits.prefix(point)).\(digits.dropFirst(point))e\(exponent)"
      #expect(value(text) == Double(text), "\(text)")
    }
  }
}
