import Records
import Testing

@testable import nn_sweep

/// Both ends of an interval have the digits of their score.
@Suite struct DifferenceTextTests {
  @Test func `a small end is written as the other one`() {
    #expect(DifferenceText(ScoreText(.determination))(-0.0139, 0.00034) == "-0.0139 to 0.0003")
    #expect(DifferenceText(ScoreText(.accuracy))(-0.00001, 0.0125) == "0.00 to 1.25 points")
    #expect(DifferenceText(ScoreText(.logLoss))(-3, 2.5) == "-3.0000 to 2.5000")
    #expect(DifferenceText(ScoreText(.rmse))(-41.21, 3.1e-6) == "-41.21 to 3.1e-06")
  }

  @Test func `no interval is wider than two scores can be apart`() {
    #expect(DifferenceText(ScoreText(.accuracy))(-7, 0.2) == "-100.00 to 20.00 points")
  }
}
