import Statistics
import Testing

@testable import Records

@Suite struct ConfirmationTests {
  private typealias Samples = VerdictSamples

  private func scores(_ hidden: String, _ merits: [Double?]) -> SettingScores {
    Samples.scores(Samples.setting(hidden, 0.1), merits, firstSeed: 1_000_001)
  }

  @Test func `one half of the seeds chooses and the other reports`() throws {
    // The first leads on the seeds that choose, the second on those that report.
    let found = try #require(
      Confirmation.all(
        of: try Samples.experiment(),
        [scores("8", [0.95, 0.95, 0.90, 0.91]), scores("4", [0.94, 0.94, 0.96, 0.96])]
      ).first)
    #expect(found.choice == Samples.setting("8", 0.1))
    #expect(found.choosing == 2 && found.reporting == 2)
    #expect(((found.mean ?? 0) - 0.905).magnitude < 1e-12)
    #expect(found.interval.map { $0.low < 0.905 && $0.high > 0.905 } == true)
    #expect(found.rivals.map(\.isBeaten) == [false])
    #expect(try #require(found.rivals.first).test.mean < 0)
    // What comes last with the seeds that report is not confirmed, and does not lead.
    #expect(found.outcome == .fails && found.place(of: found.choice) == 2)
    #expect(found.leader == Samples.setting("4", 0.1))
    #expect(((found.leaderMean ?? 0) - 0.95).magnitude < 1e-12)
  }

  @Test func `a claim holds for all comparisons together`() throws {
    let best = [0.95, 0.951, 0.95, 0.951, 0.95, 0.952, 0.951, 0.95]
    let found = try #require(
      Confirmation.all(
        of: try Samples.experiment(rows: 10_000),
        [
          scores("8", best), scores("4", best.map { $0 - 0.05 }),
          scores("2", [0.951, 0.95, 0.949, 0.952, 0.949, 0.953, 0.95, 0.95]),
        ]
      ).first)
    #expect(found.rivals.map(\.settings).last == Samples.setting("4", 0.1))
    #expect(found.rivals.last?.isBeaten == true)
    #expect(found.rivals.first?.isBeaten == false)
    #expect(found.outcome == .leads || found.outcome == .fails)
  }

  @Test func `a choice is confirmed where it is better than each other`() throws {
    func found(_ others: [SettingScores]) throws -> Records.Confirmation {
      let best = [0.95, 0.951, 0.95, 0.951, 0.95, 0.952, 0.951, 0.95]
      return try #require(
        Confirmation.all(
          of: try Samples.experiment(rows: 10_000), [scores("8", best)] + others
        ).first)
    }
    let far = (0..<8).map { 0.9 + 0.001 * Double($0 % 2) }
    let sure = try found([scores("4", far)])
    #expect(sure.outcome == .confirmed && sure.leader == sure.choice)
    let near = (0..<8).map { 0.9493 + 0.002 * Double($0 % 2) }
    let open = try found([scores("4", far), scores("2", near)])
    #expect(open.outcome == .leads && open.place(of: open.choice) == 1)
    #expect(try found([]).outcome == .alone)
  }

  @Test func `the best of the sweep is the setting that was asked for first`() throws {
    let settings = [
      scores("8", [0.95, 0.95, 0.95, 0.95]), scores("4", [0.9, 0.9, 0.9, 0.9]),
      scores("2", [0.8, 0.8, 0.8, 0.8]),
    ]
    let asked = [2, 0, 1].map { settings[$0].settings }
    let found = try #require(
      Confirmation.all(of: try Samples.experiment(), settings, asked: asked).first)
    #expect(found.choice[.hidden] == .text("8"))
    #expect(found.sweepBest?[.hidden] == .text("2"))
    #expect(found.sweepBest.flatMap(found.place) == 3)
  }

  @Test func `three seeds are too few`() throws {
    let few = [scores("8", [0.9, 0.9, 0.9])]
    #expect(Confirmation.all(of: try Samples.experiment(), few).isEmpty)
  }

  @Test func `what diverged counts as chance, but is no part of the mean`() throws {
    let found = try #require(
      Confirmation.all(
        of: try Samples.experiment(),
        [scores("8", [0.9, nil, 0.9, 0.9]), scores("4", [0.8, 0.8, nil, 0.8])]
      ).first)
    #expect(found.choice == Samples.setting("4", 0.1))
    #expect(found.mean == 0.8 && found.sample == .seeds(1) && found.interval == nil)
    #expect(found.diverged == 2 && found.collapsed == 0)
    #expect(found.rivals.first?.mean == 0.9 && found.outcome == .fails)
  }

  @Test func `what is below chance is ranked as it is`() throws {
    let found = try #require(
      Confirmation.all(
        of: try Samples.experiment(),
        [scores("8", [0.9, 0.9, 0.1, 0.7]), scores("4", [0.8, 0.8, 0.55, 0.6])]
      ).first)
    #expect(((found.mean ?? 0) - 0.4).magnitude < 1e-12 && found.beatsBaseline == false)
    #expect(found.interval?.mean == found.mean && found.baseline?.value == 0.5)
    #expect(found.collapsed == 1 && found.diverged == 0)
    #expect(found.place(of: found.choice) == 2 && found.leader != found.choice)
    #expect(((found.leaderMean ?? 0) - 0.6875).magnitude < 1e-12)
    #expect(((found.rivals.first?.mean ?? 0) - 0.575).magnitude < 1e-12)
  }

  @Test func `settings that score the same share a place`() throws {
    func isTied(_ other: Double) throws -> Bool? {
      Confirmation.all(
        of: try Samples.experiment(),
        [scores("8", [0.9, 0.9, 0.8, 0.8]), scores("4", [0.7, 0.7, other, 0.8])]
      ).first?.isTied
    }
    #expect(try isTied(0.8) == true)
    #expect(try isTied(0.7) == false)
  }

  @Test func `each of the data has a winner of its own`() throws {
    var experiment = try Samples.experiment()
    experiment.data.append(experiment.data[0])
    experiment.data[1].name = "other.csv"
    func scores(_ dataset: String, _ hidden: String, _ merits: [Double]) -> SettingScores {
      Samples.scores(
        Samples.setting(hidden, 0.1, extra: [.dataset: .text(dataset)]), merits,
        firstSeed: 1_000_001)
    }
    let found = Confirmation.all(
      of: experiment,
      [
        scores("table.csv", "8", [0.9, 0.9, 0.9, 0.9]),
        scores("other.csv", "8", [0.7, 0.7, 0.7, 0.7]),
        scores("table.csv", "4", [0.8, 0.8, 0.8, 0.8]),
        scores("other.csv", "4", [0.8, 0.8, 0.8, 0.8]),
      ])
    #expect(found.map(\.dataset) == ["table.csv", "other.csv"])
    #expect(found.map { $0.choice[.hidden] } == [.text("8"), .text("4")])
    #expect(found.map(\.rivals.count) == [1, 1])
  }
}
