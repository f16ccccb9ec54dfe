import Records
import Testing

@testable import Plotting

@Suite struct HeatMapTests {
  private func texts(_ panel: Panel) -> [String] {
    panel.labels.compactMap { label in
      guard case .data = label.x else { return nil }
      return label.text
    }
  }

  private func map(_ records: SampleRecords) throws -> Panel {
    let figure = PlotKind.heatmap.figure(of: records.results())
    return try #require(figure.panels.first)
  }

  @Test func `a cell shows the median, and marks where a run diverged`() throws {
    var records = SampleRecords(
      axes: [
        (.hidden, ["4", "64"].map { .text($0) }), (.learningRate, [0.1, 0.5].map { .number($0) }),
        (.activations, ["relu/softmax", "tanh/softmax"].map { .text($0) }),
      ], seeds: [1, 2])
    records.noise = 0
    records.quality = {
      (0.5 + ($0[.hidden] == .text("64") ? 0.3 : 0)) + ($0[.learningRate] == .number(0.1) ? 0.1 : 0)
        + ($0[.activations] == .text("tanh/softmax") ? 0.05 : 0)
    }
    records.divergence = { settings, seed in
      let isWorst = settings[.hidden] == .text("4") && settings[.learningRate] == .number(0.5)
      return seed == 2 && isWorst ? 4 : nil
    }
    let map = try map(records)
    let texts = texts(map)
    #expect(map.y.title == "hidden" && texts.count == 4)
    #expect(texts.map { $0.hasSuffix("×") } == [false, true, false, false])
    #expect(map.labels.contains { $0.text.contains("median over activations") })
    // The best cell: 64 and 0.1.
    #expect(map.layers.last?.blocks[0].values.prefix(2) == [-0.5, 0.5])
  }

  @Test func `a map too tight for numbers marks cells where a run diverged`() throws {
    var records = SampleRecords(
      axes: [
        (.batchSize, (1...24).map { .number(Double($0)) }),
        (.learningRate, (1...24).map { .number(Double($0)) }),
      ], epochs: 2)
    records.quality = { 0.5 + ($0[.learningRate]?.number ?? 0) / 100 }
    records.divergence = { settings, _ in settings[.batchSize] == .number(3) ? 2 : nil }
    var options = PlotOptions(millimeters: 150)
    options.scale = nil
    let figure = PlotKind.heatmap.figure(of: records.results(), options)
    #expect(texts(figure.panels[0]).count { $0 == "×" } == 24)
  }

  @Test func `colors never span less than chance would`() throws {
    var records = SampleRecords(
      axes: [
        (.batchSize, (1...4).map { .number(Double($0)) }),
        (.learningRate, (1...4).map { .number(Double($0)) }),
      ], seeds: [1, 2, 3])
    records.quality = { _ in 0.9 }
    records.noise = 0.02
    let colors = try #require(try map(records).colors)
    // One standard error of a cell is far below the noise of a seed.
    let span = colors.values.upper - colors.values.lower
    #expect(span > 1 && span < 10)
  }

  @Test func `the palest color stands for the tenth percentile and below, and says so`() throws {
    var records = SampleRecords(
      axes: [
        (.batchSize, (1...5).map { .number(Double($0)) }),
        (.learningRate, (1...5).map { .number(Double($0)) }),
      ])
    records.noise = 0
    records.quality = { $0[.batchSize] == .number(1) ? 0.2 : 0.9 }
    let colors = try #require(try map(records).colors)
    guard case .listed(let ticks) = colors.values.ticks else { return }
    #expect(ticks.first?.label.hasPrefix("≤ ") == false)
    records.quality = {
      $0[.batchSize] == .number(1) && $0[.learningRate] == .number(1)
        ? 0.2 : 0.8 + ($0[.batchSize]?.number ?? 0) / 50
    }
    let others = try #require(try map(records).colors)
    guard case .listed(let lower) = others.values.ticks else { return }
    #expect(lower.first?.label.hasPrefix("≤ ") == true && others.values.lower > 50)
  }

  @Test func `the pair is the one that decides most together, not by each alone`() throws {
    var records = SampleRecords(
      axes: [
        (.batchSize, (1...4).map { .number(Double($0)) }),
        (.learningRate, (1...4).map { .number(Double($0)) }),
        (.dropout, [0, 0.1, 0.2].map { .number($0) }),
      ])
    records.noise = 0
    // Rates and batches have no main effect, but have to be equal.
    records.quality = {
      let isEqual = $0[.batchSize] == $0[.learningRate]
      return (isEqual ? 0.9 : 0.5) + ($0[.dropout]?.number ?? 0) / 20
    }
    let map = try #require(HeatMap(records.results()))
    #expect(Set([map.x.axis, map.y.axis]) == [.batchSize, .learningRate])
  }

  @Test func `where less is better the darkest color stands for the lowest`() throws {
    var records = SampleRecords(
      axes: [
        (.batchSize, (1...3).map { .number(Double($0)) }),
        (.learningRate, (1...3).map { .number(Double($0)) }),
      ])
    records.classes = []
    records.quality = { ($0[.batchSize]?.number ?? 0) / 4 }
    let results = SweepResults(
      experiment: records.experiment.ranked(by: .rmse),
      curves: records.curves.map { curve in
        var curve = curve
        let score = curve.run.result?.validation.score ?? 0
        let measured = MeasuredScore(Measure(.rmse), validation: 2 - score, test: 0)
        curve.run.result?.scores = [measured]
        for index in curve.epochs.indices { curve.epochs[index].scores = [measured] }
        return curve
      })
    let figure = PlotKind.heatmap.figure(of: results)
    let colors = try #require(figure.panels[0].colors)
    #expect(colors.values.lower > colors.values.upper)
    #expect(colors.color(colors.values.upper) == Palette.cells[4])
    #expect(GnuplotScript(figure).text.contains("shade1(value) = -log(value)"))
  }
}
