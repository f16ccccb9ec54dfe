import Foundation
import Testing

@testable import Kernels

/// The scalar functions against the C library in Double; the kernels equal them bit for bit.
@Suite struct FunctionTests {
  /// Every 997th finite Float of a range of exponents, both signs.
  private static let samples: [Float] = stride(from: 0x0000_0001, to: 0x7F80_0000, by: 99_991)
    .flatMap { [Float(bitPattern: UInt32($0)), -Float(bitPattern: UInt32($0))] }

  /// The largest error in units in the last place of the true value.
  private func worst(
    _ samples: [Float], _ got: (Float) -> Float, _ truth: (Double) -> Double
  ) -> (error: Double, at: Float) {
    var worst = (error: 0.0, at: Float(0))
    for x in samples {
      let value = got(x)
      let expected = truth(Double(x))
      let rounded = Float(expected)
      if value == rounded { continue }
      guard rounded.isFinite else { return (.infinity, x) }
      let error = (Double(value) - expected).magnitude / Double(rounded.ulp)
      if !(error <= worst.error) { worst = (error, x) }
    }
    return worst
  }

  @Test func `errors in units in the last place stay below their bounds`() {
    let samples = Self.samples
    // Below, e^−x is infinite or the result denormal.
    let moderate = samples.filter { $0.magnitude > 1e-30 && $0 > -87 && $0 < 110 }
    #expect(worst(samples, Reference.exp, Foundation.exp).error < 1)
    #expect(worst(samples, Reference.tanh, Foundation.tanh).error < 1.8)
    #expect(worst(samples.filter { $0 > 0 }, Reference.log, Foundation.log).error < 0.7)
    #expect(worst(moderate, Reference.sigmoid) { 1 / (1 + Foundation.exp(-$0)) }.error < 2)
    #expect(worst(moderate, Reference.softplus) { log1p(Foundation.exp($0)) }.error < 1.8)
    let mish = { Reference.value(of: .mish, $0) }
    #expect(worst(moderate, mish) { $0 * Foundation.tanh(log1p(Foundation.exp($0))) }.error < 3.5)
  }

  @Test func `a slope is the derivative`() {
    for function in ElementWise.Function.allCases {
      for z in stride(from: Float(-6.3), through: 6, by: 0.37) {
        let h: Float = 0.01
        let difference =
          (Reference.value(of: function, z + h) - Reference.value(of: function, z - h)) / (2 * h)
        let source = function.slopeNeedsPreactivation ? z : Reference.value(of: function, z)
        let slope = Reference.slope(of: function, source)
        #expect((difference - slope).magnitude < 2e-3, "\(function) at \(z)")
      }
    }
  }

  @Test func `a slope far out is that of a line`() {
    for function in ElementWise.Function.allCases {
      for z in [-3e38, -1e20, -1e10, 1e10, 1e20, 3e38] as [Float] {
        func slope(_ z: Float) -> Float {
          let source = function.slopeNeedsPreactivation ? z : Reference.value(of: function, z)
          return Reference.slope(of: function, source)
        }
        #expect(slope(z) == slope(z < 0 ? -100 : 100), "\(function) at \(z)")
      }
    }
  }
}
