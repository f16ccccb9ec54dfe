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

  @Test func `many numbers share colors with their neighbors`() throws {
    let results = SampleSets.manySettings.records.results()
    let rates = try #require(results.axes.first { $0.axis == .learningRate })
    let coloring = AxisColors(rates, results.settings)
    #expect(
      coloring.groups.map(\.label) == [
        "0.1 – 0.2", "0.3 – 0.5", "0.6 – 0.7", "0.8 – 1", "1.1 – 1.2", "1.3 – 1.5", "1.6 – 1.7",
        "1.8 – 2",
      ])
    #expect(Set(coloring.groups.map(\.color)).count == 8)
  }

  @Test func `names beyond the six colors share a gray, the worst of them`() {
    var records = SampleRecords()
    records.axes = [(.initializer, (0..<10).map { .text("name-\($0)") })]
    records.noise = 0
    records.quality = {
      Double($0[.initializer]?.description.suffix(1) ?? "0").map { $0 / 10 } ?? 0
    }
    let results = records.results()
    let coloring = AxisColors(results.axes[0], results.settings)
    #expect(coloring.groups.map(\.label) == (5...9).map { "name-\($0)" } + ["5 others"])
  }

  @Test func `a legend has at most twelve entries`() {
    for set in SampleSets.allCases {
      for kind in PlotKind.allCases {
        let figure = kind.figure(of: set.records.results(set.curves))
        #expect(figure.panels.allSatisfy { ($0.legend?.entries.count ?? 0) <= 12 })
      }
    }
  }

  /// Somebody removed them all.
  @Test(arguments: PlotKind.allCases)
  func `an experiment without runs has a figure`(kind: PlotKind) throws {
    let set = try #require(SampleSets.allCases.first)
    #expect(!kind.figure(of: set.records.results([])).panels.isEmpty)
  }

  @Test(arguments: SampleSets.allCases)
  func `every panel stands on the canvas, in any width`(_ set: SampleSets) {
    let results = set.records.results(set.curves)
    for options in [PlotOptions(), PlotOptions(millimeters: 85)] {
      for kind in PlotKind.allCases {
        let figure = kind.figure(of: results, options)
        for panel in figure.panels {
          let frame = panel.frame
          #expect(frame.width > 40 && frame.height > 20, "\(kind) of \(set)")
          #expect(frame.left >= 0 && frame.right <= figure.canvas.width, "\(kind) of \(set)")
          #expect(frame.bottom >= 0 && frame.top <= figure.canvas.height, "\(kind) of \(set)")
        }
      }
    }
  }
}

/// What an overview says of many axes.
@Suite struct OverviewTests {
  @Test func `four axes have room, and the others are named`() {
    let two = [1, 2].map { AxisValue.number(Double($0)) }
    let axes: [Axis] = [.learningRate, .batchSize, .dropout, .momentum, .gamma]
    let records = SampleRecords(axes: axes.map { ($0, two) }, epochs: 2)
    let figure = PlotKind.overview.figure(of: records.results())
    #expect(figure.panels.count { $0.name.hasPrefix("what ") } == 4)
    #expect(figure.panels.contains { $0.labels.contains { $0.text.contains("1 more: plot") } })
    #expect(PlotKind.effects.figure(of: records.results()).panels.count == 5)
  }

  @Test func `a single setting shows what it gets wrong, where that is known`() {
    var results = SampleSets.severalSeeds.records.results()
    #expect(PlotKind.overview.needsConfusion(results) && !PlotKind.ranked.needsConfusion(results))
    #expect(PlotKind.overview.figure(of: results).panels.count == 2)
    results.confusion = (0..<100).map { $0 % 11 == 0 ? 9 : 1 }
    let panels = PlotKind.overview.figure(of: results).panels
    #expect(panels.count == 3)
    #expect(panels[2].labels.contains { $0.text.hasPrefix("90 of 180 validation rows wrong") })
  }

  @Test func `contenders are black and others gray`() throws {
    let set = SampleSets.someDiverged
    let results = set.records.results(set.curves)
    #expect(results.contenders?.count == 2)
    let panel = try #require(PlotKind.ranked.figure(of: results).panels.first)
    let means = panel.layers.filter { $0.name.hasPrefix("means") }.map(\.style)
    #expect(
      means
        == [Palette.distinct[0], Palette.ink, Palette.context].map {
          .points(.disk, $0, size: 0.95)
        })
    #expect(panel.labels.contains { $0.text.contains("black: may be as good as the best") })
  }
}

/// What people choose of curves.
@Suite struct CurveFigureTests {
  private func figure(_ kind: PlotKind, _ set: SampleSets, _ options: PlotOptions) -> Figure {
    kind.figure(of: set.records.results(set.curves), options)
  }

  @Test func `each kind of loss has a panel`() {
    var records = SampleRecords(
      axes: [
        (.loss, [.text("quadratic"), .text("cross_entropy")]),
        (.batchSize, [8, 16].map { .number($0) }),
      ])
    records.epochs = 3
    let panels = PlotKind.loss.figure(of: records.results()).panels
    #expect(panels.map(\.y.title) == ["nats an example", "half the squared error"])
    #expect(PlotKind.score.figure(of: records.results()).panels.count == 1)
  }

  @Test func `an axis parts the panels, on one scale`() {
    var options = PlotOptions()
    options.facet = .hidden
    let panels = figure(.score, .manySettings, options).panels
    #expect(panels.map(\.name) == ["8", "16", "30", "64", "128"].map { "hidden \($0)" })
    #expect(Set(panels.map(\.y)).count == 1)
  }

  @Test func `a chosen spacing and color win`() {
    var options = PlotOptions()
    options.scale = .linear
    options.color = .batchSize
    let panel = figure(.score, .manySettings, options).panels[0]
    #expect(panel.y.kind == .linear && panel.legend?.title == "batch")
    options.scale = .log
    #expect(figure(.score, .manySettings, options).panels[0].y.kind != .linear)
  }

  @Test func `nothing that is drawn is cut off`() {
    for kind in [PlotKind.score, .loss] {
      let panel = figure(kind, .grid, PlotOptions()).panels[0]
      let heights = panel.layers.flatMap(\.heights)
      #expect(heights.allSatisfy { panel.y.lower <= $0 && $0 <= panel.y.upper })
    }
  }

  @Test func `seconds run across instead of epochs`() {
    var options = PlotOptions()
    options.across = .seconds
    let panel = figure(.score, .grid, options).panels[0]
    #expect(panel.x.title == "seconds of processor time")
    // Four epochs of a tenth of a second.
    #expect(abs(panel.x.upper - 0.4) < 1e-9)
  }
}
