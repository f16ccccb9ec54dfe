import Records
import Testing

@testable import Plotting

/// Curves of many settings, parted into panels.
@Suite struct PartedCurveTests {
  private func figure(hidden: Int, rates: Int) -> Figure {
    var records = SampleRecords(
      axes: [
        (.hidden, (1...hidden).map { .text("\(8 * $0)") }),
        (.learningRate, (1...rates).map { .number(Double($0) / 10) }),
      ], epochs: 3)
    records.quality = { 0.6 + ($0[.learningRate]?.number ?? 0) / 5 }
    var options = PlotOptions()
    (options.facet, options.color) = (.hidden, .learningRate)
    return PlotKind.score.figure(of: records.results(), options)
  }

  private func blackCurves(_ panel: Panel) -> Int {
    panel.layers.count { if case .lines(Palette.ink, _, _, _) = $0.style { true } else { false } }
  }

  @Test func `where panels have few curves each keeps its color`() {
    let figure = figure(hidden: 3, rates: 3)
    #expect(figure.panels.count == 3 && figure.panels.allSatisfy { blackCurves($0) == 0 })
    #expect(figure.panels[0].legend?.entries.count == 3)
    #expect(figure.subtitles == ["color: a line a setting by rate"])
  }

  @Test func `the best three of all panels are black, not those of each`() {
    let figure = figure(hidden: 3, rates: 4)
    #expect(figure.panels.reduce(0) { $0 + blackCurves($1) } == 3)
    #expect(figure.subtitles[0].hasPrefix("black: the best three of all settings"))
  }

  @Test func `a spread ends where most curves of unfinished runs do`() throws {
    var curves = SampleRecords(axes: [(.batchSize, [1, 2, 3].map { .number($0) })]).curves
    for index in 1...2 {
      curves[index].run.result = nil
      curves[index].epochs = Array(curves[index].epochs.prefix(5))
    }
    func last() -> Int? {
      let pooled = curves.map { PooledCurve([$0], .score, .validation) }
      return CurveSpread(pooled, share: 0.1).points.last?.epoch
    }
    #expect(last() == 5)
    // What a stop rule has ended counts on.
    for index in 1...2 { curves[index].run.result = curves[index].epochs.last }
    #expect(last() == 20)
  }

  @Test func `labels shorten words, not values`() {
    for (value, width) in [("0.5", 102.0), ("0.9", 102)] {
      let text = PlotText.shortened(
        "97.2%  tanh, momentum \(value)", width: width, size: 16, bold: true, lines: 3)
      #expect(text.hasPrefix("97.2%  tanh, mo") && text.hasSuffix("… \(value)"), "\(text)")
      let lines = PlotText.wrapped(text, width: width, size: 16, bold: true, lines: 3)
      #expect(lines.last?.hasSuffix(value) == true)
    }
    let short = "97.2%  30 units"
    #expect(PlotText.shortened(short, width: 200, size: 16, bold: false, lines: 3) == short)
  }

  @Test func `a title is not smaller than what stands above panels`() {
    let results = SampleSets.manySettings.records.results()
    let figure = PlotKind.overview.figure(of: results, PlotOptions(millimeters: 85))
    let title = figure.headings.first { $0.isBold }
    #expect(title?.size == Layout.panelTitle)
  }

  @Test func `what diverged at once has its cross inside the frame, and its color a word`() throws {
    var records = SampleRecords(
      axes: [
        (.hidden, ["4", "8", "16", "32"].map { .text($0) }),
        (.learningRate, [0.1, 0.5, 3].map { .number($0) }),
      ], seeds: [1, 2])
    records.divergence = { settings, _ in settings[.learningRate]?.number == 3 ? 1 : nil }
    var options = PlotOptions()
    options.color = .learningRate
    for kind in [PlotKind.loss, .score] {
      let panel = kind.figure(of: records.results(), options).panels[0]
      let crosses = try #require(panel.layers.first { $0.name.hasPrefix("diverged ends") })
      #expect(crosses.heights.count == 8)
      #expect(crosses.heights.allSatisfy { panel.y.share($0) > 0.01 && panel.y.share($0) < 0.99 })
      #expect(panel.legend?.entries.map(\.label) == ["0.1", "0.5", "3: diverged"])
    }
  }

  @Test func `in a column every row has its whole name`() {
    var records = SampleRecords(
      axes: [
        (.hidden, ["16", "32-16"].map { .text($0) }), (.dropout, [0, 0.25].map { .number($0) }),
        (.learningRate, [0.001, 0.003, 0.01].map { .number($0) }),
        (.initializer, ["glorot_uniform", "he_normal"].map { .text($0) }),
      ], seeds: [1, 2])
    records.noise = 0.02
    let options = PlotOptions(millimeters: 85)
    for kind in [PlotKind.ranked, .compare] {
      let figure = kind.figure(of: records.results(), options)
      let cut = figure.panels[0].labels.map(\.text).filter { $0.contains("…") }
      #expect(cut.isEmpty, "\(kind): \(cut)")
    }
  }

  @Test func `ticks of a terminal do not run into one another`() throws {
    var records = SampleRecords(
      axes: [(.hidden, ["8", "16", "30"].map { .text($0) })], seeds: [1, 2])
    records.classes = []
    records.quality = { $0[.hidden] == .text("8") ? 0.7 : 0.9 }
    func count(_ columns: Int) throws -> Int {
      let figure = PlotKind.compare.figure(of: records.results())
      let script = TerminalScript(figure, columns: columns, isColored: false).text
      let ticks = try #require(script.split(separator: "\n").first { $0.hasPrefix("set xtics") })
      #expect(ticks.contains("'0' 0"), "\(ticks)")
      return ticks.split(separator: ",").count
    }
    #expect(try count(40) < count(200))
  }

  @Test func `text says what its marks are`() {
    for (kind, words) in [
      (PlotKind.learning, ["'training'", "'validation'"]), (.ranked, ["'each seed'", "'means'"]),
    ] {
      let set = SampleSets.someDiverged
      let figure = kind.figure(of: set.records.results(set.curves))
      let script = TerminalScript(figure, columns: 80, isColored: false).text
      #expect(script.contains("set key below"))
      for word in words { #expect(script.contains("title \(word)"), "\(word)") }
    }
  }
}

/// What pictures say where the runs have nothing for them.
@Suite struct LackTests {
  @Test func `two values that never differ alone are not compared`() {
    var records = SampleRecords(
      axes: [
        (.hidden, ["8", "16"].map { .text($0) }), (.batchSize, [1, 2].map { .number($0) }),
      ])
    records.seeds = [1, 2]
    let curves = records.curves.map { curve in
      var curve = curve
      let isSmall = curve.run.settings[.hidden] == .text("8")
      let batch = curve.run.settings[.batchSize]?.number ?? 0
      curve.run.settings[.learningRate] = .number(batch + (isSmall ? 0 : 2))
      return curve
    }
    let results = records.results(curves)
    var options = PlotOptions()
    #expect(PlotKind.compare.lack(of: results, options) == nil)
    options.color = .hidden
    let reason = "no two settings with a seed in common differ in hidden alone"
    #expect(PlotKind.compare.lack(of: results, options) == reason)
    #expect(
      PlotKind.allCases.filter { $0.lack(of: SampleSets.grid.records.results()) != nil }
        == [.confusion, .boundary, .weights])
  }

  @Test func `a kind that would be empty frames says why there is no picture`() {
    let set = SampleSets.nothingYet
    let results = set.records.results(set.curves)
    for kind in PlotKind.allCases {
      #expect(kind.lack(of: results) == "no run has finished yet", "\(kind)")
    }
    let one = SampleSets.oneRun.records.results()
    #expect(PlotKind.budget.lack(of: one) == "a search needs at least two settings")
    var numeric = SampleRecords()
    numeric.classes = []
    #expect(
      PlotKind.confusion.lack(of: numeric.results())
        == "there are no classes: the target is a number")
    // Curves show that all diverged; nothing else does.
    let diverged = SampleSets.allDiverged.records.results()
    #expect(PlotKind.score.lack(of: diverged) == nil)
    #expect(PlotKind.ranked.lack(of: diverged) == "all 12 runs diverged")
  }
}
