import Records
import Testing

@testable import Plotting

/// The blocks of a file in figures: one axis under their name.
@Suite struct BlockTests {
  /// Two rates in each of two blocks, each with an optimizer of its own.
  private func results() -> SweepResults {
    var records = SampleRecords(
      axes: [
        (.block, [.text("plain"), .text("heavy")]),
        (.learningRate, [0.1, 0.5].map { .number($0) }),
      ])
    records.seeds = [1, 2, 3]
    records.epochs = 3
    records.quality = {
      0.6 + ($0[.block] == .text("heavy") ? 0.2 : 0) + ($0[.learningRate]?.number ?? 0) / 10
    }
    let curves = records.curves.map { curve in
      var curve = curve
      let isHeavy = curve.run.settings[.block] == .text("heavy")
      curve.run.settings[.optimizer] = .text(isHeavy ? "momentum" : "sgd")
      return curve
    }
    return records.results(curves)
  }

  @Test func `the name of the block stands for what it fixes`() throws {
    let results = results()
    #expect(results.axes.map(\.axis) == [.block, .learningRate])
    #expect(results.ranked.first.map { results.words($0) } == "heavy, rate 0.5")
    let verdict = try #require(results.verdicts.first)
    #expect(verdict.axes.map(\.axis.name) == ["block", "learning_rate"])
    #expect(results.effects.map(\.axis) == [.block, .learningRate])
    let effects = PlotKind.effects.figure(of: results).panels
    #expect(effects.map(\.name) == ["what block does", "what learning_rate does"])
    #expect(
      effects[0].x.ticks
        == .listed([
          .init(position: 0, label: "plain"), .init(position: 1, label: "heavy"),
        ]))
    let map = try #require(HeatMap(results))
    #expect([map.x.axis, map.y.axis] == [.learningRate, .block])
  }

  @Test func `curves are colored and parted by blocks, and by what they fix`() {
    let results = results()
    #expect(results.variedAxes == [.block, .learningRate, .optimizer])
    for (axis, names) in [
      (Axis.block, ["block plain", "block heavy"]),
      (.optimizer, ["optimizer sgd", "optimizer momentum"]),
    ] {
      var options = PlotOptions()
      (options.facet, options.color) = (axis, axis)
      let figure = PlotKind.score.figure(of: results, options)
      #expect(figure.panels.map(\.name) == names)
      #expect(figure.panels[0].legend?.title == axis.rawValue)
    }
  }

  @Test func `two of them are compared where all else is equal`() throws {
    let results = results()
    for axis in [Axis.block, .optimizer] {
      let varied = try #require(results.varied(axis))
      let pairs = try #require(PairedSettings(of: varied, in: results, limit: 10))
      #expect(pairs.rows.map(\.isSum) == [true, false, false])
      #expect(pairs.rows.dropFirst().map(\.name) == ["rate 0.5", "rate 0.1"])
    }
  }
}
