import Records
import Testing

@testable import Plotting

@Suite struct LayoutTests {
  @Test func `labels that would overlap move apart, as little as possible`() {
    let heights = EndLabels.spread([500, 300, 299, 298], gap: 20, within: 0...600)
    #expect(heights == [500, 319, 299, 279])
  }

  @Test func `labels stay within their bounds`() {
    #expect(EndLabels.spread([600, 599, 10], gap: 20, within: 50...590) == [590, 570, 50])
    #expect(EndLabels.spread([60, 59, 58], gap: 20, within: 50...590) == [90, 70, 50])
  }

  @Test func `ticks stand at round steps`() {
    #expect(Scale.step(over: 25, atMost: 8) == 5)
    #expect(Scale.step(over: 0.3, atMost: 8) == 0.05)
    #expect(Scale.epochs(to: 30).ticks == .every(5, format: "%g"))
    #expect(Scale.epochs(to: 3).ticks == .every(1, format: "%g"))
    #expect(
      labels(Scale.logarithmic(title: "", [0.04, 3])) == ["0.05", "0.1", "0.2", "0.5", "1", "2"])
    #expect(
      labels(Scale.logarithmic(title: "", [0.02, 9])) == ["0.03", "0.1", "0.3", "1", "3", "10"])
    #expect(
      labels(Scale.logarithmic(title: "", [1e-30, 1])) == [
        "1e-28", "1e-24", "1e-20", "1e-16", "1e-12", "1e-08", "0.0001", "1",
      ])
  }

  private func labels(_ scale: Scale) -> [String] {
    if case .listed(let ticks) = scale.ticks { ticks.map(\.label) } else { [] }
  }

  @Test func `an accuracy scale leaves out the first climb but no curve's end`() {
    let format = ScoreFormat(isRegression: false, best: 0.97)
    let climb = [10.0, 60] + Array(repeating: 96, count: 38)
    let scale = CurveScale.score(climb, ends: [96], format)
    #expect(scale.lower > 55 && scale.upper <= 100)
    #expect(CurveScale.score(climb, ends: [96, 20], format).lower < 20)
    #expect(CurveScale.score([100, 100], ends: [], format).upper > 100)
  }

  @Test func `hopeless R² does not squeeze the rest`() {
    let format = ScoreFormat(isRegression: true, best: 0.9)
    let scale = CurveScale.score([-1e30, -5, -0.5, 0.5, 0.9], ends: [-5, 0.9], format)
    #expect(scale.lower > -0.6 && scale.upper <= 1)
  }

  @Test func `losses that span decades get a logarithmic scale, whatever they are`() {
    #expect(!CurveScale.loss([0.5, 1], ends: []).isLogarithmic)
    #expect(CurveScale.loss([0.01, 1], ends: []).isLogarithmic)
    #expect(CurveScale.loss([0, 1e-3, 1], ends: []).lower > 0)
    #expect(CurveScale.loss([1, .greatestFiniteMagnitude], ends: [1]).upper.isFinite)
    #expect(CurveScale.loss([0], ends: [0]).upper > 0)
    #expect(CurveScale.loss([], ends: []).upper == 1.04)
  }

  @Test func `many numbers share colors with their neighbors`() throws {
    let results = SampleSets.manySettings.records.results()
    let rates = try #require(results.axes.first { $0.axis == .learningRate })
    let coloring = Coloring(rates, results.settings)
    #expect(
      coloring.groups.map(\.label) == [
        "0.1 – 0.2", "0.3 – 0.5", "0.6 – 0.7", "0.8 – 1", "1.1 – 1.2", "1.3 – 1.5", "1.6 – 1.7",
        "1.8 – 2",
      ])
    #expect(Set(coloring.groups.map(\.color)).count == 8)
  }

  @Test func `names beyond the eight colors share a gray, the worst of them`() {
    var records = SampleRecords()
    records.axes = [(.initializer, (0..<10).map { .text("name-\($0)") })]
    records.noise = 0
    records.quality = {
      Double($0[.initializer]?.description.suffix(1) ?? "0").map { $0 / 10 } ?? 0
    }
    let results = records.results()
    let coloring = Coloring(results.axes[0], results.settings)
    #expect(coloring.groups.map(\.label) == (3...9).map { "name-\($0)" } + ["3 others"])
  }

  @Test func `a legend has at most twelve entries`() {
    for set in SampleSets.allCases {
      for kind in PlotKind.allCases {
        let figure = kind.figure(of: set.records.results(set.curves))
        #expect(figure.panels.allSatisfy { ($0.legend?.entries.count ?? 0) <= 12 })
      }
    }
  }

  @Test func `a band is cut where an edge crosses the end of its scale`() {
    let linear = Scale.linear(title: "", [0.2, 0.8], within: 0.2...0.8, format: "%g")
    let cut = Band(scale: linear).cut([(1, 0.6, 0.7), (2, -0.2, 0.5), (3, 0.2, 0.9), (4, 0.3, 0.4)])
    #expect(cut.map(\.x).map { ($0 * 1000).rounded() / 1000 } == [1, 1.5, 2, 2.75, 3, 3.2, 4])
    #expect(cut.allSatisfy { 0.2...0.8 ~= $0.low && 0.2...0.8 ~= $0.high })
    #expect(abs(cut[1].high - 0.6) < 1e-12 && cut[0].low == 0.6 && cut[2].high == 0.5)
    let logarithmic = Scale.logarithmic(title: "", [0.01 * 1.15, 10 / 1.15])
    let loss = Band(scale: logarithmic).cut([(1, 1, 1), (2, 0.0001, 1), (3, 0, 0.1)])
    #expect(loss.count == 4 && abs(loss[1].x - 1.5) < 1e-12 && loss[1].high == 1)
    #expect(Band(scale: linear).cut([]).isEmpty)
  }

  @Test func `a cell shows what ranks first, and marks it where a run diverged`() throws {
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
    // Of the best cell the better setting, and of the worst both.
    records.divergence = { settings, seed in
      let isBest = settings[.hidden] == .text("64") && settings[.learningRate] == .number(0.1)
      let isWorst = settings[.hidden] == .text("4") && settings[.learningRate] == .number(0.5)
      let isTanh = settings[.activations] == .text("tanh/softmax")
      return seed == 2 && (isBest && isTanh || isWorst) ? 4 : nil
    }
    let map = PlotKind.overview.figure(of: records.results()).panels[1]
    let texts = map.labels.compactMap { label -> String? in
      guard case .data = label.x else { return nil }
      return label.text
    }
    // From bottom to top.
    #expect(map.y.title == "hidden" && texts == ["65.0", "54.9 ×", "90.0", "85.0"])
    #expect(map.labels.contains { $0.text.hasSuffix(" · ×: runs diverged · framed: best") })
    #expect(map.layers.last?.blocks[0].values.prefix(2) == [-0.5, 0.5])
  }

  @Test func `a map too tight for numbers marks cells where a run diverged`() {
    var records = SampleRecords(
      axes: [
        (.batchSize, (1...20).map { .number(Double($0)) }),
        (.learningRate, (1...22).map { .number(Double($0)) }),
      ], epochs: 2)
    records.quality = { 0.5 + ($0[.learningRate]?.number ?? 0) / 100 }
    records.divergence = { settings, _ in settings[.batchSize] == .number(3) ? 2 : nil }
    let map = PlotKind.overview.figure(of: records.results()).panels[1]
    #expect(map.labels.count { $0.text == "×" } == 22)
    #expect(
      map.labels.contains { $0.text.hasSuffix(" · ×: runs diverged · framed: best · dark: good") })
  }

  @Test func `counts are grouped in threes`() {
    #expect([0, 999, 1000, 1_234_567].map(\.grouped) == ["0", "999", "1,000", "1,234,567"])
  }
}
