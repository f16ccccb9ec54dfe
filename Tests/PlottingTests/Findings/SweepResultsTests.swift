import Records
import Testing

@testable import Plotting

@Suite struct SweepResultsTests {
  @Test func `settings rank by mean, those with a diverged run later, those without score last`() {
    var records = SampleRecords(axes: [(.batchSize, [1, 2, 3, 4].map { .number($0) })])
    records.seeds = [1, 2]
    records.noise = 0
    records.quality = { [1: 0.7, 2: 0.9, 3: 0.99, 4: 0.5][$0[.batchSize]?.number ?? 0] ?? 0 }
    records.divergence = { settings, seed in
      let size = settings[.batchSize]?.number
      return size == 4 || (size == 3 && seed == 1) ? 2 : nil
    }
    let results = records.results()
    #expect(results.settings.map(results.label) == ["2", "1", "3", "4"])
    #expect(results.ranked.count == 3)
    #expect(results.seeds == 2)
  }

  @Test func `a run without a result does not make the mean curve jump`() throws {
    let records = SampleRecords(
      axes: [(.batchSize, [1, 2].map { .number($0) })], seeds: [1, 2], epochs: 8)
    let curves = records.curves.map { curve in
      var curve = curve
      let size = curve.run.settings[.batchSize]?.number
      if size == 2 || curve.run.replicate.seed == 2 {
        curve.run.state = .running
        curve.run.result = nil
        curve.epochs = Array(curve.epochs.prefix(curve.run.replicate.seed == 2 ? 3 : 5))
      }
      return curve
    }
    let settings = records.results(curves).settings
    let lengths = settings.map { $0.curve(.score, .validation).points.count }
    #expect(lengths == [8, 3])
    #expect(settings[0].curve(.score, .validation).last?.mean == settings[0].score?.mean)
    #expect(settings[0].surviving.map(\.run.replicate.seed) == [1])
  }

  @Test func `a training that two settings ask for counts for each, and as one run`() {
    let records = SampleRecords(axes: [(.batchSize, [1, 2, 3].map { .number($0) })])
    var curves = records.curves
    var other = curves[0].run.settings
    other[.batchSize] = .number(4)
    curves[0].run.aliases = [PointRecord.Alias(settings: other, position: 3)]
    let results = SweepResults(experiment: records.experiment, curves: curves)
    #expect(results.runs.count == 3)
    #expect(results.axes[0].values == [1, 2, 3, 4].map { .number($0) })
    #expect(Set(results.settings.map(results.label)) == ["1", "2", "3"])
    #expect(Set(results.cells.map(results.label)) == ["1", "2", "3", "4"])
    let same = results.cells.filter { ["1", "4"].contains(results.label($0)) }
    #expect(same[0].score == same[1].score)
  }

  @Test func `equal scores rank by loss, as in the leaderboard`() {
    let records = SampleRecords(axes: [(.batchSize, [1, 2].map { .number($0) })])
    let curves = records.curves.map { curve in
      var curve = curve
      let size = curve.run.settings[.batchSize]?.number ?? 0
      curve.run.result?.validation = PartMetrics(loss: 1 / size, score: 0.9)
      return curve
    }
    let results = SweepResults(experiment: records.experiment, curves: curves)
    #expect(results.settings.map(results.label) == ["2", "1"])
  }

  @Test func `where a stop rule ended runs, dots show where results were taken`() {
    let records = SampleRecords(
      axes: [(.batchSize, [1, 2].map { .number($0) })], epochs: 50)
    let curves = records.curves.map { curve in
      var curve = curve
      curve.epochs = Array(curve.epochs.prefix(12))
      curve.run.stop = StopRule(patience: 4)
      curve.run.lastEpoch = 12
      curve.run.result = curve.epochs[7]
      return curve
    }
    let results = SweepResults(experiment: records.experiment, curves: curves)
    #expect(results.lastEpoch == 12)
    #expect(Verdict(results).scope == "sample on digits: 2 settings, one seed, at most 50 epochs")
    let layers = CurveLayers(results: results, metric: .loss)
      .taken(results.settings) { _ in Palette.ink }
    let epochs = stride(from: 0, to: 4, by: 2).map { layers[0].blocks[0].values[$0] }
    #expect(epochs == [8, 8])
  }

  @Test func `values of an axis are in a sensible order`() {
    var records = SampleRecords()
    records.axes = [
      (.learningRate, [10, 0.5, 2].map { .number($0) }),
      (.hidden, ["100", "16-16", "[]", "30", "9-100"].map { .text($0) }),
      (.activations, ["tanh/softmax", "elu/softmax"].map { .text($0) }),
    ]
    let results = records.results()
    #expect(
      results.axes.map { $0.values.map($0.label) } == [
        ["no hidden layer", "30", "100", "9-100", "16-16"], ["tanh/softmax", "elu/softmax"],
        ["0.5", "2", "10"],
      ])
  }

  @Test func `the axis with the largest main effect comes first`() {
    var records = SampleRecords()
    records.axes = [
      (.batchSize, [1, 2].map { .number($0) }), (.learningRate, [1, 2].map { .number($0) }),
    ]
    records.noise = 0
    records.quality = {
      0.5 + 0.1 * ($0[.learningRate]?.number ?? 0) + 0.02 * ($0[.batchSize]?.number ?? 0)
    }
    let effects = records.results().effects
    #expect(effects.map(\.axis) == [.learningRate, .batchSize])
    // With one seed nothing is tested.
    #expect(effects.map(\.isClaimed) == [nil, nil])
    // By rate z is 0.1 / 0.3 apart or so, by batch size a fifth of that.
    #expect((effects[0].share ?? 0) > 0.9)
    #expect((effects[1].share ?? 1) < 0.1 && (effects[1].share ?? 0) > 0.01)
  }

  @Test func `an axis that only decides about divergence matters`() throws {
    var records = SampleRecords()
    records.axes = [
      (.batchSize, [1, 2].map { .number($0) }), (.learningRate, [1, 2, 3].map { .number($0) }),
    ]
    records.noise = 0
    records.quality = { 0.9 - 0.01 * ($0[.batchSize]?.number ?? 0) }
    records.divergence = { settings, _ in settings[.learningRate]?.number == 3 ? 2 : nil }
    let effects = records.results().effects
    let rate = try #require(effects.first { $0.axis == .learningRate })
    #expect((rate.share ?? 0) > 0.1)
  }

  @Test func `an axis whose effect is no larger than that of seeds is not claimed`() {
    var records = SampleRecords(axes: [(.batchSize, [1, 2, 3].map { .number($0) })])
    records.seeds = [1, 2, 3, 4]
    records.noise = 0.05
    #expect(records.results().effects.map(\.isClaimed) == [false])
  }

  @Test func `a mean leaves out epochs in which a run has no finite value`() {
    var curves = SampleSets.grid.curves
    curves[1].epochs[2].validation.score = .nan
    let curve = PooledCurve(Array(curves[0...1]), .score, .validation)
    #expect(curve.points.map(\.epoch) == [1, 2, 4])
    #expect(curve.points.allSatisfy { $0.lowest <= $0.mean && $0.mean <= $0.highest })
  }

  @Test func `a run that has ended counts on with its result in the mean of later epochs`() throws {
    var curves = Array(SampleSets.grid.curves[0...1])
    curves[0].epochs.removeLast(2)
    curves[0].run.result = curves[0].epochs[0]
    let held = curves[0].epochs[0].validation.score
    let last = curves[1].epochs[3].validation.score
    let end = try #require(PooledCurve(curves, .score, .validation).last)
    #expect(end.epoch == 4)
    #expect(end.mean == (held + last) / 2)
  }

  @Test func `thinned curves keep their last point`() {
    let curves = SampleSets.grid.curves
    let curve = PooledCurve([curves[0]], .loss, .training)
    #expect(curve.thinned(to: 2).map(\.epoch) == [1, 3, 4])
    #expect(curve.thinned(to: 4) == curve.points)
  }

  @Test(arguments: PlotKind.allCases, SampleSets.allCases)
  func `test scores play no part in any figure`(_ kind: PlotKind, _ set: SampleSets) {
    let curves = set.curves
    var others = curves
    for index in others.indices {
      others[index].run.result?.test = PartMetrics(loss: 7, score: 0.99)
      for epoch in others[index].epochs.indices {
        others[index].epochs[epoch].test = PartMetrics(loss: .nan, score: Double(index))
      }
    }
    let records = set.records
    #expect(
      GnuplotScript(kind.figure(of: records.results(curves)))
        == GnuplotScript(kind.figure(of: records.results(others))))
  }
}
