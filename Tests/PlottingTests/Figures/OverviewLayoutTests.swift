import Records
import Testing

@testable import Plotting

/// How an overview is laid out where it is narrow, or parted by an axis.
@Suite struct OverviewLayoutTests {
  private func overview(_ set: SampleSets, _ change: (inout PlotOptions) -> Void) -> Figure {
    var options = PlotOptions()
    change(&options)
    return PlotKind.overview.figure(of: set.records.results(set.curves), options)
  }

  @Test(arguments: [SampleSets.grid, .someDiverged, .manySettings, .oneAxis, .withoutMomentum])
  func `in a column nothing is cut, and it fits a page`(_ set: SampleSets) {
    let figure = overview(set) { $0 = PlotOptions(millimeters: 85) }
    let texts = figure.headings + figure.panels.flatMap { $0.labels + $0.axisTitles }
    #expect(texts.allSatisfy { !$0.text.contains("…") })
    #expect(texts.allSatisfy { $0.size >= Layout.remark || $0.text.allSatisfy(\.isNumber) })
    let millimeters = figure.canvas.height * 85 / figure.canvas.width
    #expect(millimeters < 280)
    for (upper, lower) in zip(figure.panels, figure.panels.dropFirst()) {
      #expect(upper.frame.bottom > lower.frame.top || upper.frame.right < lower.frame.left)
    }
  }

  @Test func `an axis parts the curves, which all stand on one scale`() {
    for width in [nil, 85.0] {
      let figure = overview(.manySettings) {
        $0 = PlotOptions(millimeters: width)
        $0.facet = .batchSize
      }
      let facets = figure.panels.filter { ["10", "32"].contains($0.name) }
      #expect(facets.map(\.name) == ["10", "32"])
      #expect(facets[0].labels.contains { $0.text == "How did it go, by batch?" })
      #expect(Set(facets.map(\.y)).count == 1)
      #expect(!figure.panels.contains { $0.name == "where it is good" })
    }
  }

  @Test func `of many values four parts are shown`() {
    let figure = overview(.manySettings) { $0.facet = .learningRate }
    #expect(figure.panels.count { $0.name.contains(" – ") } == 4)
  }
}

/// Where things stand that must not cover others.
@Suite struct FreePlaceTests {
  private func panel(_ layers: [Layer]) -> Panel {
    var panel = Panel(
      name: "", frame: .init(left: 0, right: 400, bottom: 0, top: 400),
      x: .linear(title: "", [0, 10], within: 0...10, format: "%g"),
      y: .linear(title: "", [0, 10], within: 0...10, format: "%g"))
    panel.layers = layers
    return panel
  }

  private let middle = Panel.Frame(left: 180, right: 220, bottom: 190, top: 210)

  @Test func `a line, a dot, a bar and a word take their places`() {
    #expect(panel([]).isFree(middle))
    let line = Layer(
      "", .lines(Palette.ink, width: 1), [DataBlock("", columns: 2, values: [0, 0, 10, 10])])
    #expect(!panel([line]).isFree(middle))
    #expect(panel([line]).isFree(.init(left: 180, right: 220, bottom: 20, top: 40)))
    let dot = Layer(
      "", .points(.disk, Palette.ink, size: 1), [DataBlock("", columns: 2, values: [5, 5])])
    #expect(!panel([dot]).isFree(middle))
    let bar = Layer(
      "", .boxes(Palette.ink), [DataBlock("", columns: 4, values: [4, 6, 0, 9])])
    #expect(!panel([bar]).isFree(middle))
    #expect(panel([bar]).isFree(.init(left: 10, right: 50, bottom: 190, top: 210)))
    var written = panel([])
    written.labels = [TextLabel(text: "word", x: .canvas(200), y: .canvas(200))]
    #expect(!written.isFree(middle))
    #expect(!panel([]).isFree(.init(left: 390, right: 430, bottom: 190, top: 210)))
  }
}

/// Curves of runs that a rule may end early.
@Suite struct StoppedCurveTests {
  /// Ten settings; the last two go on for 200 epochs, and the best where that is asked for; the others
  /// end by 30.
  private func results(isBestLong: Bool = false) -> SweepResults {
    var records = SampleRecords(
      axes: [(.batchSize, (1...10).map { .number(Double($0)) })], epochs: 200)
    records.quality = { 0.9 - ($0[.batchSize]?.number ?? 0) / 100 }
    let curves = records.curves.map { curve in
      var curve = curve
      curve.run.stop = StopRule(patience: 5)
      let isLong = curve.run.position >= 8 || isBestLong && curve.run.position == 0
      let last = isLong ? 200 : 20 + curve.run.position
      curve.epochs = Array(curve.epochs.prefix(last))
      curve.run.result = curve.epochs[last - 5]
      curve.run.lastEpoch = last
      return curve
    }
    return records.results(curves)
  }

  @Test func `the axis ends where most curves have ended`() throws {
    let figure = PlotKind.score.figure(of: results())
    let panel = try #require(figure.panels.first)
    #expect(panel.x.upper == 25)
    #expect(figure.subtitles[0].contains("some runs go on to epoch 200"))
    // Nothing that is named stands beyond it, and the numbers are still there.
    #expect(panel.rules.allSatisfy { if case .data(let x) = $0.fromX { x <= 25 } else { true } })
    #expect(panel.layers.contains { $0.blocks.contains { $0.values.contains(200) } })
  }

  @Test func `the axis of the only setting that is drawn ends with it`() {
    let panels = PlotKind.learning.figure(of: results()).panels
    #expect(panels.map(\.x.upper) == [20, 20])
  }

  @Test func `a label says the result's loss, not that of the last epoch`() throws {
    let results = results()
    let best = try #require(results.ranked.first)
    let loss = try #require(best.surviving.first?.run.result?.validation.loss)
    #expect(best.surviving.first?.epochs.last?.validation.loss != loss)
    let labels = try #require(PlotKind.loss.figure(of: results).panels.first).labels
    #expect(labels.contains { $0.text.hasPrefix(String.threeDigits(loss)) })
  }

  @Test func `where results crowd at the left, epochs are apart by their ratio`() throws {
    // The axis cannot end where most do.
    let results = results(isBestLong: true)
    let figure = PlotKind.score.figure(of: results)
    let scale = try #require(figure.panels.first).x
    #expect(scale.kind == .logarithmic && scale.lower == 1 && scale.upper == 200)
    #expect(scale.title == "epoch (log scale)")
    #expect(!figure.subtitles[0].contains("some runs go on"))
    guard case .listed(let ticks) = scale.ticks else { return #expect(Bool(false)) }
    #expect(ticks.map(\.label) == ["1", "2", "5", "10", "20", "50", "100", "200"])
    // What is thinned elsewhere is whole at the beginning.
    let points = try #require(results.settings.last?.curve(.score, .validation))
    #expect(Array(points.thinned(to: 40).map(\.epoch).prefix(12)) == Array(1...11) + [16])
  }

  @Test func `without a rule every epoch is shown`() throws {
    let records = SampleRecords(axes: [(.batchSize, [8, 16].map { .number($0) })], epochs: 30)
    let panel = try #require(PlotKind.score.figure(of: records.results()).panels.first)
    #expect(panel.x.upper == 30)
  }
}
