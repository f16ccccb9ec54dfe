import Testing
import YAMLLite

@testable import Experiments
@testable import Records

/// What a plan counts.
@Suite struct CensusTests {
  @Test func `points, exclusions, duplicates and runs are counted`() throws {
    let sweep = try sweep(
      """
      dataset: digits
      repeats: 2
      blocks:
        a: {grid: {batch_size: [8, 16, 32]}, exclude: {batch_size: 8}}
        b: {grid: {batch_size: [32, 64]}}
      """)
    let census = SweepCensus(sweep)
    #expect(census.points == 4)
    #expect(census.excluded == 1)
    #expect(census.duplicates == 1)
    #expect(census.trajectories.count == 6)
    #expect(census.blocks.map(\.name) == ["a", "b"])
    #expect(census.shapes.count == 3)
  }

  @Test func `its runs are those of the sweep, on every split and with every seed`() throws {
    let sweep = try sweep(
      """
      dataset: digits
      split: {draws: 2}
      repeats: 3
      steps: 100
      grid: {batch_size: [8, 16], learning_rate: [0.1, 1e-3]}
      """)
    let census = SweepCensus(sweep)
    #expect(census.trajectories.map(\.id) == sweep.map(\.id))
    #expect(census.trajectories.map(\.position) == Array(sweep.indices))
    #expect(sweep.map { census.number(of: $0.id) } == Array(sweep.indices))
  }

  @Test func `several lengths are one training`() throws {
    let census = SweepCensus(try sweep("dataset: digits\ngrid: {epochs: [10, 30, 20]}"))
    #expect(census.points == 3)
    #expect(census.duplicates == 0)
    #expect(census.trajectories.map(\.epochs) == [30])
    #expect(
      [10, 20, 30, 40].map { census.asks(for: PointKey(id: census.trajectories[0].id, epochs: $0)) }
        == [true, true, true, false])
  }

  @Test func `warnings name what is probably not meant`() throws {
    let sweep = try sweep(
      """
      dataset: digits
      grid: {batch_size: [32], learning_rate: [0.1, 100], activations: [relu/softmax, relu/tanh]}
      where: batch_size < 100
      exclude: {learning_rate: 7}
      """)
    #expect(
      sweep.warnings == [
        "'batch_size' has one value only", "the condition 'batch_size < 100' leaves out nothing",
        "what 'exclude' says of learning_rate leaves out nothing",
        "tanh outputs are no probabilities of classes",
        "learning_rate 100 with batch_size 32 and sgd nearly always diverges",
      ])
    let nothing = try Experiments.Sweep(
      ExperimentFile(
        SourceFile(path: "a.exp", text: "dataset: digits\nwhere: batch_size > 100")),
      for: digitsFacts)
    #expect(nothing.isEmpty)
    #expect(nothing.warnings == ["the conditions leave out every point"])
  }

  @Test func `defaults are listed with what they come to`() throws {
    let defaults = try sweep("dataset: digits\ngrid: {activations: [tanh/softmax, relu/softmax]}")
      .defaults.map { "\($0.name) \($0.value)" }
    #expect(
      defaults == [
        "hidden 30", "learning_rate 0.1", "batch_size 32", "loss cross_entropy", "optimizer sgd",
        "scale unit", "schedule constant", "warmup_epochs 0", "weight_decay 0", "dropout 0",
        "class_weights none", "epochs 20", "stop none",
        "split validation 0.2, test 0.2, seed 0", "seed 1",
      ])
  }

  @Test(arguments: ShippedFiles.all.map(\.text))
  func `a shipped experiment begins with its question`(text: String) {
    #expect(text.prefix { $0 != "\n" }.wholeMatch(of: /# [A-Z].*\?.*/) != nil)
  }

  @Test(arguments: ShippedFiles.all.map(\.text))
  func `the canonical form asks for the same`(text: String) throws {
    let facts = ShippedFiles.facts(of: text)
    let one = try ExperimentFile(SourceFile(path: "a.exp", text: text))
    let two = try ExperimentFile(SourceFile(path: "a.exp", text: one.canonicalForm))
    let ids = try sweep(text, for: facts).map(\.id)
    #expect(try sweep(one.canonicalForm, for: facts).map(\.id) == ids)
    #expect(two.canonicalForm == one.canonicalForm)
  }

  @Test func `keys and texts that need quotes keep them in the canonical form`() throws {
    let text = #"""
      "name": tidy
      description: "bell\a return\r next\N nothing\0 mark\uFEFF line\L tab\t quote\" é \U0001F600"
      dataset: digits
      blocks: {"on": {batch_size: 8}, "y": {}, "null": {}, "a: b": {}, "#": {}, "\r": {}, "é": {}, "16": {}}
      """#
    let one = try ExperimentFile(SourceFile(path: "a.exp", text: text))
    let two = try ExperimentFile(SourceFile(path: "a.exp", text: one.canonicalForm))
    #expect(two.description == one.description)
    #expect(two.blocks.map(\.name) == one.blocks.map(\.name))
    #expect(two.canonicalForm == one.canonicalForm)
    #expect(one.canonicalForm.hasPrefix("name: tidy\n"))
  }
}
