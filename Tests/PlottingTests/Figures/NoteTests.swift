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
