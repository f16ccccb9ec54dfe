import CKernels
import Testing

private let least = Double.leastNonzeroMagnitude
private let leastFloat = Float.leastNonzeroMagnitude

/// The length of a vector, which stands in for the C library's.
@Suite struct HypotTests {
  @Test(arguments: [
    (3.0, 4.0, 5.0), (-5, 12, 13), (0, -0.0, 0), (-0.0, -2, 2), (1, 1, 1.414_213_562_373_095_1),
    (3e300, -4e300, 5e300), (3 * least, 4 * least, 5 * least),
    (0x3p40 * least, 0x4p40 * least, 0x5p40 * least),
    (1e200, 1e-200, 1e200), (1, 0x1p-27, 1), (1.7e308, 1.7e308, .infinity),
    (.infinity, .nan, .infinity), (.nan, -.infinity, .infinity), (1, .infinity, .infinity),
  ])
  func `it is right where squares leave the range, too`(x: Double, y: Double, length: Double) {
    #expect(ck_hypot(x, y) == length)
    #expect(ck_hypot(y, x) == length)
  }

  @Test func `it is NaN where either is`() {
    #expect(ck_hypot(.nan, 1).isNaN && ck_hypot(0, .nan).isNaN && ck_hypot(.nan, .nan).isNaN)
    #expect(ck_hypotf(.nan, 1).isNaN && ck_hypotf(0, .nan).isNaN)
    #expect(ck_hypotf(.nan, -.infinity) == .infinity)
  }

  @Test(
    arguments: [
      (3, 4, 5), (3e38, 3e38, Float.infinity), (3 * leastFloat, 4 * leastFloat, 5 * leastFloat),
      (3e37, -4e37, 5e37),
      (1, 1, 1.414_213_5),
    ] as [(Float, Float, Float)])
  func `so is that of floats`(x: Float, y: Float, length: Float) {
    #expect(ck_hypotf(x, y) == length)
  }

  #if arch(x86_64)
    @Test func `it is the closest number nearly everywhere, and never the second closest`() {
      var (state, inexact): (UInt64, Int) = (1, 0)
      func next(_ exponents: ClosedRange<Int>) -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let exponent = exponents.lowerBound + Int(state >> 33) % exponents.count
        return Double(
          sign: .plus, exponent: exponent, significand: 1 + Double(state >> 12) * 0x1p-52)
      }
      for _ in 0..<100_000 {
        let x = next(-40...40)
        let y = next(-40...40)
        let exact = (Float80(x) * Float80(x) + Float80(y) * Float80(y)).squareRoot()
        let difference = (Float80(ck_hypot(x, y)) - exact).magnitude
        let unit = Float80(Double(exact).ulp)
        #expect(difference < 0.501 * unit, "\(x) \(y)")
        if ck_hypot(x, y) != Double(exact) { inexact += 1 }
      }
      #expect(inexact < 100)
    }
  #endif
}
