import Foundation
import Records
import Testing

@testable import Plotting

/// Scores as figures order and color them.
@Suite struct LevelTests {
  @Test func `quantiles lie between neighbors`() {
    let quantiles = Quantiles([3, 1, .nan, 2])
    #expect(quantiles.median == 2 && quantiles[0] == 1 && quantiles[1] == 3)
    #expect(quantiles[0.25] == 1.5)
    #expect(Quantiles([]).median.isNaN)
  }

  @Test func `the expected best of many draws is the best, of one the mean`() {
    let scores = [0.2, 0.4, 0.9]
    #expect(abs(BudgetPanel.expectedBest(of: 1, scores) - 0.5) < 1e-12)
    // Of two draws: 1/9 of 0.2, 3/9 of 0.4, 5/9 of 0.9.
    #expect(abs(BudgetPanel.expectedBest(of: 2, scores) - (0.2 + 1.2 + 4.5) / 9) < 1e-12)
    #expect(abs(BudgetPanel.expectedBest(of: 200, scores) - 0.9) < 1e-9)
  }

  @Test func `what diverged or is worse than chance counts as chance`() throws {
    var records = SampleRecords(axes: [(.batchSize, [1, 2, 3].map { .number($0) })])
    records.noise = 0
    records.quality = { $0[.batchSize] == .number(1) ? 0.9 : 0.02 }
    records.divergence = { settings, _ in settings[.batchSize] == .number(3) ? 2 : nil }
    let results = records.results()
    #expect(results.settings.map { results.isCollapsed($0) } == [false, true, false])
    #expect(results.settings.dropFirst().map { results.counted($0) } == [0.1, 0.1])
    #expect(results.contenders == nil)
    // What shows other numbers than the ranked panel says so.
    let note = try #require(results.countedNote)
    #expect(EffectPanels(results: results).note.hasSuffix(note))
    records.quality = { _ in 0.9 }
    records.divergence = { _, _ in nil }
    #expect(records.results().countedNote == nil)
  }
}
