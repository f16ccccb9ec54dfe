import Foundation
import Kernels
import Testing

/// The C library stands in for the truth: it is good to well under one unit in the last place.
@Suite struct ElementaryTests {
  private static let steps = (-4000...4000).map { Double($0) * 0.1773 }

  private func error(_ got: Double, _ expected: Double) -> Double {
    if got == expected || (got.isNaN && expected.isNaN) { return 0 }
    return (got - expected).magnitude / expected.ulp
  }

  @Test func `functions agree with the C library to three units in the last place`() {
    for x in Self.steps {
      #expect(error(Elementary.exp(x), Foundation.exp(x)) <= 1, "exp \(x)")
      #expect(error(Elementary.log(x), Foundation.log(x)) <= 1, "log \(x)")
      #expect(error(Elementary.tanh(x / 100), Foundation.tanh(x / 100)) <= 3, "tanh \(x / 100)")
      #expect(error(Elementary.sin(x), Foundation.sin(x)) <= 1.5, "sin \(x)")
      #expect(error(Elementary.cos(x), Foundation.cos(x)) <= 1.5, "cos \(x)")
    }
  }

  @Test func `a logarithm near one is exact to one unit`() {
    for step in -1000...1000 {
      let x = 1 + Double(step) * 0x1p-30
      #expect(error(Elementary.log(x), Foundation.log(x)) <= 1, "log \(x)")
    }
  }

  @Test func `powers hold fourteen digits`() {
    for base in [0.5, 2, 10, 1e-3, 7.25] {
      for y in [-12.5, -3, -1, -0.5, 0, 0.1, 1, 2.5, 9] {
        let expected = Foundation.pow(base, y)
        let got = Elementary.pow(base, y)
        #expect((got - expected).magnitude <= 1e-14 * expected, "\(base) ^ \(y)")
      }
    }
  }

  @Test func `edges behave`() {
    #expect(Elementary.exp(.infinity) == .infinity)
    #expect(Elementary.exp(-.infinity) == 0)
    #expect(Elementary.exp(.nan).isNaN)
    #expect(Elementary.exp(709.782712893384) == Foundation.exp(709.782712893384))
    #expect(Elementary.exp(-745.1) == .leastNonzeroMagnitude)
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-1).isNaN)
    #expect(Elementary.log(.infinity) == .infinity)
    #expect(Elementary.log(.leastNonzeroMagnitude) == Foundation.log(.leastNonzeroMagnitude))
    #expect(Elementary.tanh(.infinity) == 1)
    #expect(Elementary.tanh(-400) == -1)
    #expect(Elementary.tanh(-0.0).sign == .minus)
    #expect(Elementary.tanh(.nan).isNaN)
    #expect(Elementary.sin(.infinity).isNaN)
    #expect(Elementary.pow(0, 2) == 0)
    #expect(Elementary.pow(-2, 0) == 1)
  }
}
