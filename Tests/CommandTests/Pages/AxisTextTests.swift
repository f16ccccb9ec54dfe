import Records
import Testing

@testable import nn_sweep

@Suite struct AxisTextTests {
  /// What is said where rate 0.8 is best with 90 % and 0.2, inside the range, has `inner`.
  private func lines(inner: Double, confirmed rate: Double? = nil) throws -> [String] {
    let settings = [0.8, 0.2, 0.05].map { Settings([.learningRate: .number($0)]) }
    let scores = zip(settings, [0.9, inner, 0.6]).map { settings, merit in
      SettingScores(
        settings: settings, parameters: 10,
        runs: (0..<3).map { .init(Replicate(seed: UInt64($0)), merit: merit + 0.01 * Double($0)) })
    }
    let verdict = try #require(SweepVerdict.all(of: Samples.classes, scores).first)
    let confirmed = rate.map { Settings([.learningRate: .number($0)]) }
    return AxisText(verdict, SettingWords(settings), confirmed: confirmed).lines
  }

  private static let advice = "rate 0.8 is the edge of 0.05–0.8: try higher"

  @Test func `the best at an edge asks for more, unless one inside ties with it`() throws {
    #expect(try lines(inner: 0.8).last == Self.advice)
    #expect(try !lines(inner: 0.9).contains(Self.advice))
  }

  @Test func `a confirmation that chose another value takes the advice back`() throws {
    #expect(try lines(inner: 0.8, confirmed: 0.8).last == Self.advice)
    #expect(try !lines(inner: 0.8, confirmed: 0.2).contains(Self.advice))
  }
}
