import Records
import Testing

@testable import nn_sweep

@Suite struct VerdictTextTests {
  /// What is said of others where 8 units score 90 % and 92 % with two seeds, and 2 units these.
  private func doubt(_ merits: [Double]) throws -> String? {
    let scores = [("8", 20, [0.9, 0.92]), ("2", 5, merits)].map { hidden, parameters, merits in
      SettingScores(
        settings: Settings([.hidden: .text(hidden)]), parameters: parameters,
        runs: merits.enumerated().map { .init(Replicate(seed: UInt64($0)), merit: $1) })
    }
    let verdict = try #require(SweepVerdict.all(of: Samples.classes, scores).first)
    return VerdictText(verdict, Samples.classes).findings.dropFirst().first?.plain
  }

  @Test func `a smaller setting that few seeds cannot tell from the best comes with its score`()
    throws
  {
    #expect(
      try doubt([0.6, 0.95])
        == "1 other may be as good (one by one, 95 %); smallest: 2 units with 77.5%, which 2 seeds"
        + " cannot tell from the best")
    #expect(
      try doubt([0.92, 0.9]) == "1 other may be as good (one by one, 95 %); smallest: 2 units")
    #expect(try doubt([0.6, 0.62]) == "no other may be as good (one by one, 95 %)")
  }
}
