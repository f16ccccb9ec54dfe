import Foundation
import Records
import Testing

@testable import Plotting

/// Axes with more values than a picture can tell apart, and axes that hang together.
@Suite struct AxisBinsTests {
  private func results(_ curves: [PointCurve]) -> SweepResults {
    SweepResults(experiment: SampleRecords().experiment, curves: curves)
  }

  @Test func `many numbers are put together with their neighbors, few are not`() {
    let records = SampleRecords(axes: [(.learningRate, (1...40).map { .number(Double($0) / 100) })])
    let axis = records.results().axes[0]
    #expect(
      axis.bins(limit: 24).labels == [
        "0.01 – 0.05", "0.06 – 0.1", "0.11 – 0.15", "0.16 – 0.2", "0.21 – 0.25", "0.26 – 0.3",
        "0.31 – 0.35", "0.36 – 0.4",
      ])
    #expect(axis.bins(limit: 24).place(of: .number(0.06)) == 1)
    let few = axis.bins(limit: 40)
    #expect(few.labels.count == 40 && !few.isCoarse)
    #expect(few.place(of: .number(7)) == nil)
  }

  @Test func `different values look different, with as few digits as that takes`() {
    func labels(_ values: [Double]) -> [String] {
      let axis = SampleRecords(axes: [(.learningRate, values.map { .number($0) })]).results().axes[
        0]
      return axis.values.map(axis.label)
    }
    #expect(labels([0.123456781, 0.234567812]) == ["0.1235", "0.2346"])
    #expect(labels([0.123456781, 0.123456782, 0.5]) == ["0.123456781", "0.123456782", "0.5"])
    #expect(labels([0.1235, 0.123462345]) == ["0.12346", "0.1235"])
    #expect(labels([123_456_789, 123_456_790]) == ["123456789", "123456790"])
    #expect(labels([0.1, 0.1.nextUp]) == ["0.1", "0.10000000000000002"])
  }

  @Test func `of very many values, neighbors may look the same`() {
    var rates: [Double] = (0..<100).map { Double($0) / 100 + 0.333_333_333 }
    rates.append(0.833_333_334)
    let axis = SampleRecords(axes: [(.learningRate, rates.map { .number($0) })]).results().axes[0]
    #expect(axis.label(.number(rates[10])) == "0.4333")
  }

  @Test func `different bins look different`() {
    func labels(_ values: [Double]) -> [String] {
      let axis = SampleRecords(axes: [(.learningRate, values.map { .number($0) })]).results().axes[
        0]
      return axis.bins(limit: 24).labels
    }
    #expect(labels((1...40).map { 10_000 + Double($0) })[1] == "10006 – 10010")
    #expect(labels((1...40).map { 0.12 + Double($0) / 1e5 })[1] == "0.12006 – 0.1201")
    #expect(labels((1...40).map { sqrt(Double($0)) })[1] == "2.4 – 3.2")
  }

  @Test func `names are never put together`() {
    let names = (1...40).map { AxisValue.text("name\($0)") }
    let axis = SampleRecords(axes: [(.activations, names)]).results().axes[0]
    #expect(axis.bins(limit: 24).labels == names.map(\.description))
  }

  @Test func `an axis does not matter because each of its values occurs once`() {
    var records = SampleRecords(
      axes: [
        (.batchSize, (1...100).map { .number(Double($0)) }), (.optimizer, [.text("sgd")]),
      ])
    // Quality that jumps from one batch size to the next: what a chance axis looks like.
    records.quality = { Int($0[.batchSize]?.number ?? 0).isMultiple(of: 2) ? 0.5 : 0.9 }
    let effect = records.results().effects[0]
    #expect(effect.axis == .batchSize)
    #expect((effect.share ?? 1) < 0.05)
  }

  @Test func `the map shows axes whose pairs occur, not one derived from the others`() throws {
    var records = SampleRecords(
      axes: [
        (.batchSize, [8, 16, 32, 64].map { .number($0) }),
        (.variable("base"), [1, 2, 4, 8].map { .number($0) }),
      ])
    records.quality = { 0.5 + ($0[.learningRate]?.number ?? 0) / 2000 }
    let curves = records.curves.map { curve in
      var curve = curve
      let factors = [Axis.batchSize, .variable("base")].map {
        curve.run.settings[$0]?.number ?? 0
      }
      curve.run.settings[.learningRate] = .number(factors[0] * factors[1])
      return curve
    }
    let map = try #require(HeatMap(results(curves)))
    #expect(Set([map.x.axis, map.y.axis]) == [.batchSize, .variable("base")])
    #expect(map.others == [])
  }

  @Test func `chosen runs are told in the figure`() {
    let records = SampleRecords(axes: [(.learningRate, [0.1, 0.2].map { .number($0) })])
    let chosen = SweepResults(
      experiment: records.experiment, curves: records.curves, condition: "learning_rate < 0.3")
    #expect(
      Verdict(chosen).scope
        == "sample on digits: 2 settings, one seed, 20 epochs; only where learning_rate < 0.3")
  }
}
