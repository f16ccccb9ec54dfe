import Records
import Testing

@testable import Plotting

/// Settings that have no value on an axis in which others differ: blocks need not give the same.
@Suite struct MissingValueTests {
  private func panels(_ set: SampleSets, _ kind: PlotKind) -> [Panel] {
    kind.figure(of: set.records.results(set.curves)).panels
  }

  private func labels(_ scale: Scale) -> [String] {
    if case .listed(let ticks) = scale.ticks { ticks.map(\.label) } else { [] }
  }

  private func layer(_ name: String, of panel: Panel) throws -> Layer {
    try #require(panel.layers.first { $0.name == name })
  }

  @Test func `a map has a row for them, and frames the best among them`() throws {
    let map = panels(.withoutMomentum, .heatmap)[0]
    #expect(map.y.title == "momentum")
    #expect(labels(map.y) == ["–", "0.5", "0.98"])
    #expect(try layer("cells", of: map).blocks[0].values.count == 5 * 12)
    let corner = try layer("best cell", of: map).blocks[0].values.prefix(2)
    #expect(corner == [1.5, -0.5])
    let note = "frame: the best setting is here · –: no momentum"
    #expect(map.labels.contains { $0.text.hasSuffix(note) })
  }

  @Test func `they have a color and a legend entry of their own`() throws {
    let set = SampleSets.withoutMomentum
    let results = set.records.results(set.curves)
    let axis = try #require(results.axes.first { $0.axis == .momentum })
    let coloring = AxisColors(axis, results.settings)
    #expect(coloring.groups.map(\.label) == ["–", "0.5", "0.98"])
    #expect(Set(coloring.groups.map(\.color)).count == 3)
    for setting in results.settings {
      #expect(
        coloring.groups[coloring.place(of: setting)].label
          == axis.label(setting.settings[.momentum]))
    }
  }

  @Test func `names have a color for them, also where some share the gray of the others`() {
    let names = (0..<10).map { AxisValue.text("schedule-\($0)") }
    let records = SampleRecords(axes: [(.schedule, names)])
    var curves = records.curves
    curves[4].run.settings[.schedule] = nil
    curves[4].run.result?.validation.score = 0.99
    let results = records.results(curves)
    let coloring = AxisColors(results.axes[0], results.settings)
    #expect(coloring.groups.first?.label == "–" && coloring.groups.last?.label == "5 others")
    #expect(coloring.place(of: results.settings[0]) == 0)
  }

  @Test func `slices have a place for them, and the verdict words`() throws {
    let records = SampleRecords(axes: [(.dropout, [0.2, 0.5].map { .number($0) })])
    let curves = records.curves.map { curve in
      var curve = curve
      if curve.run.settings[.dropout] == .number(0.2) { curve.run.settings[.dropout] = nil }
      return curve
    }
    let results = records.results(curves)
    let figure = PlotKind.effects.figure(of: results)
    #expect(labels(figure.panels[0].x) == ["–", "0.5"])
    let best = try layer("best", of: figure.panels[0])
    #expect(best.blocks.flatMap(\.values).count == 2 * 2)
    let words = results.settings.map { results.words($0) }
    #expect(Set(words) == ["dropout 0.5", "no dropout"])
  }

  @Test func `no bin mixes them with numbers`() {
    let rates = (1...40).map { AxisValue.number(Double($0) / 100) }
    let records = SampleRecords(axes: [(.dropout, rates)])
    var curves = records.curves
    curves[7].run.settings[.dropout] = nil
    let bins = records.results(curves).axes[0].bins
    #expect(bins.labels.prefix(2) == ["–", "0.01 – 0.04"] && bins.labels.count == 9)
    #expect(bins.place(of: nil) == 0 && bins.place(of: rates[0]) == 1)
  }

  @Test func `of axes that move together one that every setting has stands for all`() throws {
    let records = SampleRecords(
      axes: [
        (.epochs, [5, 10, 15].map { .number($0) }), (.batchSize, [8, 16, 32].map { .number($0) }),
      ])
    let curves = records.curves.map { curve in
      var curve = curve
      let epochs = curve.run.settings[.epochs]?.number ?? 0
      curve.run.settings[.dropout] = epochs == 5 ? nil : .number(epochs / 30)
      curve.run.result?.validation.score = 0.5 + epochs / 37
      return curve
    }
    let results = records.results(curves)
    #expect(results.effects.map(\.axis) == [.epochs, .batchSize])
    #expect(results.effects.map(\.name) == ["dropout and epochs", "batch_size"])
    let panels = PlotKind.effects.figure(of: results).panels
    #expect(panels.count == 2)
    #expect(panels[0].labels.contains { $0.text == "dropout and epochs" })
  }
}
