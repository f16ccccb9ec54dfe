import Testing

@testable import Records

@Suite struct ErrorScaleTests {
  @Test func `a tenth of the error is as far everywhere`() {
    let scale = ErrorScale(.logLoss, rows: 1)
    #expect((scale(0.01) - scale(0.1) - (scale(0.1) - scale(1))).magnitude < 1e-12)
  }

  @Test func `no error at all is half an example`() {
    let scale = ErrorScale(.accuracy, rows: 200)
    #expect((scale(1) - 5.991464547107982).magnitude < 1e-12)
    #expect(scale(0.995) < scale(1))
  }

  @Test(arguments: Score.allCases)
  func `more is better, nothing is infinite, and values come back`(score: Score) {
    let scale = ErrorScale(score, rows: 100)
    let values = [0.1, 0.5, 0.9]
    let heights = values.map { scale($0) }
    #expect(heights == (score.isHigherBetter ? heights.sorted() : heights.sorted(by: >)))
    for (value, height) in zip(values, heights) {
      #expect((scale.value(at: height) - value).magnitude < 1e-12)
    }
    #expect(scale(1).isFinite && scale(0).isFinite && scale(1e308).isFinite)
    #expect(scale(.nan).isNaN)
  }

  @Test func `models without hope are equal`() {
    let scale = ErrorScale(.determination, rows: 10)
    #expect(scale(-5) == scale(-1e9))
  }
}
