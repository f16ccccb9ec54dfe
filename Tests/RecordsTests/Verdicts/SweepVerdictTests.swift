import Datasets
import Statistics
import Testing

@testable import Records

@Suite struct SweepVerdictTests {
  private typealias Samples = VerdictSamples

  private func verdict(
    _ scores: [SettingScores], rows: Int = 200
  ) throws -> SweepVerdict {
    try #require(SweepVerdict.all(of: try Samples.experiment(rows: rows), scores).first)
  }

  @Test func `settings far behind are left out, close ones may be as good`() throws {
    let found = try verdict([
      Samples.scores(Samples.setting("16", 0.1), [0.95, 0.96, 0.94]),
      Samples.scores(Samples.setting("8", 0.1), [0.94, 0.96, 0.945]),
      Samples.scores(Samples.setting("4", 0.1), [0.80, 0.81, 0.79]),
    ])
    #expect(found.settings.map(\.isContender) == [nil, true, false])
    #expect(found.contenders?.map(\.settings) == [Samples.setting("8", 0.1)])
    let mean = try #require(found.best.mean)
    #expect((mean - 0.95).magnitude < 1e-12)
    #expect(found.best.rows?.contains(0.95) == true)
    #expect((found.settings[2].difference?.mean ?? 0) > 0.14)
    #expect(!found.isTie)
  }

  @Test func `with one seed there is no set, but what the rows cannot tell is counted`() throws {
    let found = try verdict([
      Samples.scores(Samples.setting("16", 0.1), [0.95]),
      Samples.scores(Samples.setting("8", 0.1), [0.945]),
      Samples.scores(Samples.setting("4", 0.1), [0.6]),
    ])
    #expect(found.contenders == nil)
    #expect(found.settings.allSatisfy { $0.isContender == nil && $0.interval == nil })
    // |0.95 − 0.945| · 200 = 1 ≤ 1.645 √(10 + 11); 70 > 1.645 √90.
    #expect(found.closeOnRows == 1)
    #expect(found.expectation == nil)
  }

  @Test func `settings that are equal on every seed tie`() throws {
    let found = try verdict(
      ["16", "8", "4"].map { Samples.scores(Samples.setting($0, 0.1), [1, 0.99]) })
    #expect(found.isTie)
    #expect(found.axes.allSatisfy { !$0.isClaimed })
  }

  @Test func `what diverged or collapsed counts as chance in differences and is counted`() throws {
    let found = try verdict([
      Samples.scores(Samples.setting("16", 0.1), [0.95, 0.96, 0.94]),
      Samples.scores(Samples.setting("8", 0.1), [0.95, 0.3, 0.5]),
      Samples.scores(Samples.setting("4", 0.1), [0.95, nil, 0.94]),
    ])
    #expect(found.settings.map(\.collapsed) == [0, 2, 0])
    #expect(found.settings.map(\.diverged) == [0, 0, 1])
    // (0 + 0.46 + 0.44) / 3 and (0 + 0.46 + 0) / 3, since chance is 0.5.
    #expect(((found.settings[1].difference?.mean ?? 0) - 0.9 / 3).magnitude < 1e-12)
    #expect(((found.settings[2].difference?.mean ?? 0) - 0.46 / 3).magnitude < 1e-12)
  }

  @Test func `seeds of one split are no further samples`() throws {
    let numbers = [SplitNumber(draw: 1), SplitNumber(draw: 2)]
    let facts = SplitFacts(
      counts: .init(training: 80, validation: 20, test: 0),
      classes: [
        .init(training: 40, validation: 10, test: 0), .init(training: 40, validation: 10, test: 0),
      ])
    let experiment = try Samples.experiment(
      rows: 20, splits: ExperimentSplits(numbers: numbers, facts: [facts, facts]))
    func scores(_ hidden: String, _ merits: [[Double]]) -> SettingScores {
      SettingScores(
        settings: Samples.setting(hidden, 0.1), parameters: 10,
        runs: zip(numbers, merits).flatMap { split, merits in
          merits.enumerated().map { seed, merit in
            .init(Replicate(seed: UInt64(seed + 1), split: split), merit: merit)
          }
        })
    }
    let found = try #require(
      SweepVerdict.all(
        of: experiment,
        [scores("8", [[0.9, 0.8], [0.7, 0.6]]), scores("4", [[0.7, 0.7], [0.6, 0.6]])]
      ).first)
    #expect(found.sample == .splits(2))
    #expect(found.rows == nil)
    // Differences of the splits: 0.15 and 0.05; ± t(0.975; 1) · s · √(1/2 + 1/4).
    let reach = 12.706204736 * 0.0707106781 * 0.75.squareRoot()
    let difference = try #require(found.settings[1].difference)
    #expect((difference.mean - 0.1).magnitude < 1e-12)
    #expect((try #require(difference.reach) - reach).magnitude < 1e-6)
  }

  @Test func `the choice is repeated without what it is scored on`() throws {
    let found = try verdict([
      Samples.scores(Samples.setting("16", 0.1), [0.96, 0.90]),
      Samples.scores(Samples.setting("8", 0.1), [0.90, 0.95]),
    ])
    // Without the first seed the second setting is chosen: 0.90; and the other way round.
    #expect(try #require(found.expectation) == 0.9)
  }

  @Test func `what is below chance is expected as it is`() throws {
    let found = try verdict([
      Samples.scores(Samples.setting("16", 0.1), [0.75, 0.25]),
      Samples.scores(Samples.setting("8", 0.1), [0.25, 0.25]),
    ])
    // Chance is 0.5; the first setting is chosen both times.
    #expect(try #require(found.expectation) == 0.5)
    let none = try verdict([
      Samples.scores(Samples.setting("16", 0.1), [0.25, 0.375]),
      Samples.scores(Samples.setting("8", 0.1), [0.25, 0.125]),
    ])
    #expect(try #require(none.expectation) == 0.3125)
  }

  @Test func `errors are compared the other way round`() throws {
    let experiment = try Samples.experiment(score: .logLoss)
    let found = try #require(
      SweepVerdict.all(
        of: experiment,
        [
          Samples.scores(Samples.setting("16", 0.1), [-0.2, -0.21]),
          Samples.scores(Samples.setting("8", 0.1), [-0.5, -0.51]),
        ]
      ).first)
    #expect(((found.best.mean ?? 0) - 0.205).magnitude < 1e-12)
    #expect(found.settings[1].isContender == false)
    #expect(try #require(found.expectation) > 0)
  }

  @Test func `nothing is said of an experiment without finished runs`() throws {
    let experiment = try Samples.experiment()
    #expect(SweepVerdict.all(of: experiment, []).isEmpty)
    let lost = [Samples.scores(Samples.setting("16", 0.1), [nil, nil])]
    #expect(SweepVerdict.all(of: experiment, lost).isEmpty)
  }
}
