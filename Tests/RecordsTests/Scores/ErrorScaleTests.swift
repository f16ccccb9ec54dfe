import Foundation
import Records
import Testing

@Suite struct ErrorScaleTests {
  @Test func `z counts what is missing, with half a row for perfect`() throws {
    let accuracy = ErrorScale(.accuracy, rows: 100)
    #expect(abs(accuracy.z(0.9) + log(0.105)) < 1e-12)
    #expect(abs(accuracy.z(1) + log(0.005)) < 1e-12)
    #expect(accuracy.z(1).isFinite && accuracy.z(0.99) < accuracy.z(1))
    let other = ErrorScale(.determination, rows: nil)
    #expect(abs(other.z(0.5) - log(2)) < 1e-5 && other.z(-1e30) == other.z(-1))
    let error = ErrorScale(.rmse, rows: 10)
    #expect(error.z(0.5) > error.z(2) && error.limit == nil)
    let deviation = try #require(accuracy.deviation(at: 0.9))
    #expect(abs(deviation - 0.3) < 1e-12)
  }

  @Test(arguments: Score.allCases)
  func `more is better, and nothing is infinite`(score: Score) {
    let scale = ErrorScale(score, rows: 100)
    let heights = [0.1, 0.5, 0.9].map { scale.z($0) }
    #expect(heights == (score.isHigherBetter ? heights.sorted() : heights.sorted(by: >)))
    #expect(scale.z(1).isFinite && scale.z(0).isFinite && scale.z(1e308).isFinite)
    #expect(scale.z(.nan).isNaN)
  }
}
