import Datasets
import Records
import Testing

@testable import Plotting

/// What notes beside panels say of what is drawn.
@Suite struct NoteTests {
  private func text(_ panel: Panel) -> String { panel.labels.map(\.text).joined(separator: " ") }

  @Test func `what an axis does not reach is counted at its edge`() {
    let results = SampleSets.regression.records.results()
    let ranked = PlotKind.ranked.figure(of: results).panels[0]
    #expect(text(ranked).contains("← 4 runs lie left of the frame"), "\(text(ranked))")
    #expect(ranked.labels.count { $0.text == "←" } == 2)
    for kind in [PlotKind.score, .pareto] {
      let panel = kind.figure(of: results).panels[0]
      #expect(text(panel).contains("↓ 2 settings lie below the frame"), "\(kind): \(text(panel))")
    }
    let all = PlotKind.ranked.figure(of: SampleSets.grid.records.results()).panels[0]
    #expect(!text(all).contains("←"))
  }

  @Test func `an interval that goes on beyond the axis has an arrow at its end`() throws {
    var records = SampleRecords(
      axes: [(.hidden, ["8", "16", "30"].map { .text($0) })], seeds: [1, 2])
    records.quality = { $0[.hidden] == .text("8") ? 0.75 : 0.9 }
    records.noise = 0.05
    let results = records.results()
    for kind in [PlotKind.ranked, .compare] {
      let panel = kind.figure(of: results).panels[0]
      let ends = panel.layers.filter { $0.name.hasPrefix("95 percent") }.flatMap(\.blocks)
        .map { ($0.values[0], $0.values[2]) }
      let left = ends.count { $0.0 < panel.x.lower }
      let right = ends.count { $0.1 > panel.x.upper }
      #expect(left + right > 0, "\(kind)")
      #expect(panel.labels.count { $0.text == "←" } == left)
      #expect(panel.labels.count { $0.text == "→" } == right)
      let marks = (left > 0 ? ["←"] : []) + (right > 0 ? ["→"] : [])
      let note = marks.joined(separator: " ") + ": the interval continues beyond the edge"
      #expect(text(panel).contains(note), "\(text(panel))")
      let script = TerminalScript(kind.figure(of: results), columns: 80, isColored: false).text
      #expect(marks.allSatisfy { script.contains("set label '\($0)' at graph ") }, "\(script)")
    }
  }

  @Test func `an axis that is not spaced by equal steps says so`() {
    let near = SampleSets.grid.records.results()
    for kind in [PlotKind.score, .ranked, .pareto, .budget] {
      let panel = kind.figure(of: near).panels[0]
      let titles = [panel.x, panel.y].map(\.title)
      #expect(titles.contains { $0.hasPrefix("accuracy, % (log-error scale)") }, "\(titles)")
    }
    #expect(text(PlotKind.learning.figure(of: near).panels[0]).contains("% (log-error scale)"))
    #expect(PlotKind.effects.figure(of: near).subtitles[0].contains("% (log-error scale)"))
    #expect(PlotKind.pareto.figure(of: near).panels[0].x.title.hasSuffix(" (log scale)"))
    var options = PlotOptions()
    options.scale = .linear
    #expect(PlotKind.score.figure(of: near, options).panels[0].y.title == "accuracy, %")
  }

  @Test func `what is counted has no half`() {
    let panel = PlotKind.budget.figure(of: SampleSets.grid.records.results()).panels[0]
    guard case .listed(let ticks) = panel.x.ticks else { return #expect(Bool(false)) }
    #expect(ticks.map(\.label) == ["1", "2", "3", "4", "5"])
    let steps = Scale(title: "steps", lower: 0, upper: 2, ticks: .every(0.5, format: "%g"))
    #expect(steps.whole.ticks == .every(1, format: "%g"))
  }

  @Test func `a mean that leaves its band says why`() {
    func note(_ quality: @escaping @Sendable (Settings) -> Double) -> String {
      var records = SampleRecords(
        axes: [(.learningRate, (1...20).map { AxisValue.number(Double($0)) })])
      records.quality = quality
      records.noise = 0.001
      return BudgetPanel(results: records.results()).note
    }
    let words = " · the line leaves it where few searches are far from the others"
    let far = note { settings in settings[.learningRate]?.number == 1 ? 0.2 : 0.9 }
    let even = note { settings in 0.5 + (settings[.learningRate]?.number ?? 0) / 50 }
    #expect(far.hasSuffix(words) && !even.contains("leaves"), "\(far); \(even)")
  }

  @Test func `the seeds of the best are in the caption`() {
    var records = SampleSets.manySettings.records
    records.seeds = [1, 2]
    records.epochs = 5
    let caption = PlotKind.score.figure(of: records.results()).subtitles[0]
    #expect(caption.contains("black: the best three   ·   thin gray: each seed of the best"))
  }

  @Test func `captions for a terminal say nothing of colors and lines`() {
    let set = SampleSets.manySettings
    for kind in PlotKind.allCases {
      for subtitle in kind.figure(of: set.records.results()).subtitles {
        let words = TerminalScript.caption(subtitle)
        for look in ["blue", "black", "gray", "color", "band", "bar:"] {
          #expect(!words.contains(look), "\(kind): \(words)")
        }
      }
    }
    #expect(
      TerminalScript.caption("accuracy, % · blue: the best with this value · ×: some diverged")
        == "accuracy, % · ×: some diverged")
  }

  /// Two seeds on three folds are six runs, and three samples.
  @Test func `where seeds and folds are several, a mark is a run`() {
    let curves = [1, 2, 3].flatMap { fold in
      SampleSets.grid.records.curves.map { curve in
        var curve = curve
        curve.run.replicate.split.fold = fold
        return curve
      }
    }
    let results = SampleSets.grid.records.results(curves)
    let ranked = PlotKind.ranked.figure(of: results).panels[0]
    #expect(text(ranked).contains("ring: a run · dot: mean"), "\(text(ranked))")
    let score = PlotKind.score.figure(of: results)
    #expect(score.subtitles.joined().contains("thin: each run of the best three"))
    let first = score.panels[0].layers.first { $0.name.hasSuffix("each run") }
    #expect(first?.blocks.last?.comment.hasSuffix(", seed 2, fold 3") == true)
    let compare = PlotKind.compare.figure(of: results).panels[0]
    #expect(text(compare).contains("fold by fold"), "\(text(compare))")
    #expect(text(compare).contains("ring: a fold, dot: mean"), "\(text(compare))")
  }

  @Test func `few rows make a low picture`() {
    for kind in [PlotKind.ranked, .compare] {
      let figure = kind.figure(of: SampleSets.twoSettings.records.results())
      #expect(figure.canvas.height < 500)
      let below = figure.panels[0].frame.bottom - Layout.belowAxis - figure.body.bottom
      #expect((0..<1).contains(below))
    }
    #expect(PlotKind.ranked.figure(of: SampleSets.manySettings.records.results()).canvas == .slide)
  }

  @Test func `counts of few rows that differ much differ in color`() throws {
    var results = SampleSets.oneRun.records.results()
    var counts = (0..<100).map { $0 % 11 == 0 ? 9 : 0 }
    // Of the first class nine of ten are right, of the second four; the rest is one mistake, or six.
    counts.replaceSubrange(0...1, with: [9, 1])
    counts.replaceSubrange(11...12, with: [4, 6])
    results.confusion = counts
    let panel = try #require(PlotKind.confusion.figure(of: results).panels.first)
    func color(_ row: Int, _ column: Int) -> Color? {
      panel.layers.first { layer in
        layer.blocks[0].values.indices.contains {
          $0 % 4 == 0 && layer.blocks[0].values[$0] == Double(column) - Layout.halfCell
            && layer.blocks[0].values[$0 + 2] == Double(9 - row) - Layout.halfCell
        }
      }.flatMap { if case .boxes(let color) = $0.style { color } else { nil } }
    }
    let brightness = [(0, 0), (1, 1), (0, 1), (1, 2)].compactMap { color($0.0, $0.1)?.brightness }
    try #require(brightness.count == 4)
    #expect(brightness[1] - brightness[0] > 0.2, "\(brightness)")
    #expect(brightness[2] - brightness[3] > 0.2, "\(brightness)")
  }
}
