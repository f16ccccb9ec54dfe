import Statistics
import Testing

@testable import Statistics

@Suite struct StudentTTests {
  /// Published two-sided 95 % points, to the digits that tables print.
  @Test(arguments: [
    (1.0, 12.7062), (2, 4.30265), (4, 2.77645), (9, 2.26216), (24, 2.0639), (30, 2.04227),
    (120, 1.97993), (1e6, 1.95997),
  ])
  func `reaches are those of the printed tables`(freedom: Double, reach: Double) {
    let found = StudentT.reach(confidence: 0.95, freedom: freedom)
    #expect((found - reach).magnitude < 1e-5 * reach)
  }

  /// With one degree of freedom the share is 1/2 + arctan(t)/π; with two it is
  /// 1/2 + t / (2 √(2 + t²)).
  @Test(arguments: [0.0, 0.1, 1, 3, 40, -2.5])
  func `shares are those of the closed forms`(t: Double) {
    let two = 0.5 + t / (2 * (2 + t * t).squareRoot())
    #expect((StudentT.share(below: t, freedom: 2) - two).magnitude < 1e-13)
    let known: [Double: Double] = [0: 0.5, 1: 0.75]
    if let one = known[t] {
      #expect((StudentT.share(below: t, freedom: 1) - one).magnitude < 1e-13)
    }
  }

  @Test func `half of the confidence lies on each side`() {
    for freedom in [1.0, 3, 4, 24, 99, 5000] {
      for confidence in [0.5, 0.9, 0.95, 0.999] {
        let reach = StudentT.reach(confidence: confidence, freedom: freedom)
        let inside =
          StudentT.share(below: reach, freedom: freedom)
          - StudentT.share(below: -reach, freedom: freedom)
        #expect((inside - confidence).magnitude < 1e-10)
      }
    }
  }

  /// ln 9! and ln √π.
  @Test func `the gamma function is that of factorials`() {
    #expect((Gamma.log(10) - 12.801827480081469).magnitude < 1e-12)
    #expect((Gamma.log(0.5) - 0.5723649429247001).magnitude < 1e-13)
    #expect(Gamma.log(1).magnitude < 1e-13)
  }
}
