import Records
import Testing

@testable import Plotting

/// Differences seed by seed.
@Suite struct PairedSettingsTests {
  /// Two networks and two optimizers, of which one has a knob that goes with it.
  private func results(_ seeds: [UInt64] = [1, 2, 3]) -> SweepResults {
    var records = SampleRecords(
      axes: [
        (.hidden, [.text("8"), .text("16")]),
        (.optimizer, [.text("sgd"), .text("adam")]),
      ])
    records.seeds = seeds
    records.epochs = 3
    records.quality = {
      0.7 + ($0[.hidden] == .text("16") ? 0.1 : 0) + ($0[.optimizer] == .text("adam") ? 0.05 : 0)
    }
    let curves = records.curves.map { curve in
      var curve = curve
      if curve.run.settings[.optimizer] == .text("adam") {
        curve.run.settings[.beta1] = .number(0.9)
      }
      return curve
    }
    return records.results(curves)
  }

  @Test func `two values are compared where all else is equal, with what goes with them`() throws {
    let results = results()
    let axis = try #require(results.axes.first { $0.axis == .optimizer })
    let pairs = try #require(PairedSettings(of: axis, in: results, limit: 10))
    #expect(pairs.left == "adam" && pairs.right == "sgd")
    #expect(pairs.rows.map(\.isSum) == [true, false, false])
    #expect(pairs.rows.allSatisfy { $0.differences.count == 3 && $0.mean > 0 })
    #expect(pairs.rows.dropFirst().map(\.name) == ["16 units", "8 units"])
    let mean = pairs.rows.dropFirst().reduce(0) { $0 + $1.mean } / 2
    #expect(abs(pairs.rows[0].mean - mean) < 1e-12)
  }

  @Test func `the others stand beside the best, and what is worse is below zero`() throws {
    let pairs = try #require(PairedSettings(besideBest: results(), limit: 2))
    #expect(pairs.rows.count == 2 && pairs.total == 3)
    #expect(pairs.rows.allSatisfy { $0.mean < 0 })
    #expect(pairs.rows.allSatisfy { ($0.interval?.contains($0.mean)) ?? false })
  }

  @Test func `one seed has differences and no interval`() throws {
    let pairs = try #require(PairedSettings(besideBest: results([1]), limit: 9))
    #expect(pairs.rows.count == 3 && pairs.rows.allSatisfy { $0.interval == nil })
  }

  @Test func `a single setting has nothing beside it`() {
    #expect(PairedSettings(besideBest: SampleSets.oneRun.records.results(), limit: 9) == nil)
  }

  @Test func `the sides of zero say who is better there`() throws {
    var options = PlotOptions()
    options.color = .optimizer
    let panel = try #require(PlotKind.compare.figure(of: results(), options).panels.first)
    let texts = panel.labels.map(\.text)
    #expect(texts.contains("adam is better →"))
    guard case .listed(let ticks) = panel.x.ticks else {
      Issue.record("ticks have signs")
      return
    }
    #expect(ticks.count >= 3 && ticks.contains { $0.label == "0" })
  }
}
