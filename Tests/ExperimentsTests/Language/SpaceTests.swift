import Networks
import Testing

@testable import Experiments
@testable import Records

/// Which points a file asks for.
@Suite struct SpaceTests {
  @Test func `a derived rate follows its formula`() throws {
    let text = """
      let: {base: [0.01, 0.03]}
      grid: {batch_size: [16, 64]}
      derive: {learning_rate: base * batch_size / 32}
      """
    #expect(
      try lines(text, [.variable("base"), .batchSize, .learningRate]) == [
        "0.01 16 0.005", "0.01 64 0.02", "0.03 16 0.015", "0.03 64 0.06",
      ])
  }

  @Test func `derived settings may use derived settings in any order`() throws {
    let text = """
      derive: {learning_rate: batch_size / 100, batch_size: round(base * 2)}
      let: {base: [8, 16]}
      """
    #expect(try lines(text, [.batchSize, .learningRate]) == ["16 0.16", "32 0.32"])
  }

  @Test func `conditions see axes, variables and the network`() throws {
    let text = """
      grid: {hidden: [[], 8, 64, 30-20], learning_rate: [0.1, 0.5]}
      where:
        - parameters <= 3000 and not (depth == 0 and learning_rate > 0.2)
        - width != 8 or learning_rate in [0.5]
      """
    #expect(
      try lines(text, [.hidden, .learningRate]) == ["[] 0.1", "8 0.5", "30-20 0.1", "30-20 0.5"])
  }

  @Test func `sizes may stand in quotes, as they have to in JSON`() throws {
    let text = "{\"dataset\": \"digits\", \"grid\": {\"hidden\": [8, \"30-20\", [16, 4]]}}"
    let hidden = try sweep(text).map {
      Array($0.training.architecture.layers.dropFirst().dropLast())
    }
    #expect(hidden == [[8], [30, 20], [16, 4]])
  }

  @Test(arguments: [
    ("hidden == 8", "8"), ("hidden in [[], 30-20]", "[] 30-20"), ("hidden != [30, 20]", "[] 8 64"),
    ("hidden == '64'", "64"), ("layers == 64-8-10", "8"),
  ])
  func `sizes in a condition are written as in the grid`(where: String, left: String) throws {
    let text = "grid: {hidden: [[], 8, 64, 30-20]}\nwhere: \(`where`)"
    #expect(try lines(text, [.hidden]).joined(separator: " ") == left)
  }

  @Test func `a sample draws the width or the depth of generated layers`() throws {
    func hidden(_ generator: String, points: Int) throws -> [[Int]] {
      try sweep(
        "dataset: digits\nsample: {points: \(points)}\ngrid: {hidden: {\(generator)}}"
      ).map { Array($0.training.architecture.layers.dropFirst().dropLast()) }
    }
    let drawn = try hidden("width: {int_uniform: [8, 128]}, depth: 2", points: 40)
    #expect(Set(drawn).count == 40)
    #expect(drawn.allSatisfy { $0.count == 2 && $0[0] == $0[1] && (8...128).contains($0[0]) })
    let all = try hidden("width: {int_uniform: [8, 10]}, depth: 1", points: 3)
    #expect(Set(all) == [[8], [9], [10]])
    let depths = try hidden("width: 16, depth: {int_uniform: [0, 2]}", points: 3)
    #expect(Set(depths) == [[], [16], [16, 16]])
  }

  @Test func `exclude leaves partial points out, include adds whole ones`() throws {
    let text = """
      grid: {batch_size: [16, 32], learning_rate: [0.1, 0.5, 1]}
      exclude:
        - {batch_size: 32, learning_rate: [0.5, 1]}
        - {learning_rate: 0.1}
      include:
        - {batch_size: 8, learning_rate: 0.1}
      """
    #expect(try lines(text, [.batchSize, .learningRate]) == ["16 0.5", "16 1", "8 0.1"])
  }

  @Test(arguments: [
    ("hidden: [16, 32]", "[] 16-32 64"), ("hidden: [16-32, [64]]", "[] 16 32"),
    ("hidden: 16-32", "[] 16 32 64"), ("hidden: [[16, 32]]", "[] 16 32 64"),
    ("hidden: []", "16 32 16-32 64"), ("hidden: [[], 16]", "32 16-32 64"),
    ("layers: [64-16-10, 64-10]", "32 16-32 64"), ("layers: [[64, 16, 10]]", "[] 32 16-32 64"),
    ("activations: [relu/softmax, tanh/softmax]", ""),
    ("activations: [[tanh, softmax]]", "[] 16 32 16-32 64"),
  ])
  func `a list in exclude is many values`(part: String, left: String) throws {
    let text = "grid: {hidden: [[], 16, 32, 16-32, 64]}\nexclude: {\(part)}"
    #expect(try lines(text, [.hidden]).joined(separator: " ") == left)
  }

  @Test func `what is added escapes where`() throws {
    let text = """
      grid: {batch_size: [16, 32]}
      where: batch_size > 16
      include: {batch_size: 4}
      """
    #expect(try lines(text, [.batchSize]) == ["32", "4"])
  }

  @Test(arguments: [
    "scale: standard\ngrid: {batch_size: [8, 16]}\ninclude: {batch_size: 4, scale: none}",
    "grid: {scale: [standard]}\ninclude: {scale: none}",
    "scale: standard\ngrid: {batch_size: [8]}\ninclude: [{batch_size: 4}, {batch_size: 2, scale: unit}]",
    "scale: none\ninclude: {scale: standard}\nblocks: {a: {scale: unit}}",
  ])
  func `the data are there as every point wants them`(text: String) throws {
    let sweep = try sweep("dataset: digits\n" + text)
    let asked = Set(sweep.indices.map { sweep.resolution(at: $0).scale })
    #expect(Set(sweep.file.forms.map(\.scale)) == asked)
  }

  @Test func `an optimizer takes the knobs that it has`() throws {
    let sweep = try sweep(
      """
      dataset: digits
      momentum: 0.5
      beta1: 0.8
      epsilon: 1e-4
      grid: {optimizer: [sgd, momentum, nesterov, rmsprop, adam, adamw, lion]}
      """)
    #expect(
      sweep.map(\.training.optimizer) == [
        .sgd, .momentum(momentum: 0.5), .nesterov(momentum: 0.5),
        .rmsprop(decay: 0.99, epsilon: 1e-4), .adam(beta1: 0.8, beta2: 0.999, epsilon: 1e-4),
        .adamw(beta1: 0.8, beta2: 0.999, epsilon: 1e-4), .lion(beta1: 0.8, beta2: 0.99),
      ])
    #expect(sweep[0].settings[.momentum] == nil)
    #expect(
      sweep[1].canonicalText.contains("optimizer momentum\nmomentum 0.5\nlearning_rate 0.1\n"))
  }

  @Test func `a loss takes the knob that it has`() throws {
    let sweep = try sweep(
      """
      dataset: {csv: prices.csv, target: price}
      grid: {loss: [quadratic, huber], delta: [1, 0.5]}
      """, for: pricesFacts)
    #expect(sweep.map(\.training.huberDelta) == [1, 1, 1, 0.5])
    #expect(
      sweep.map { $0.settings[.setting(.delta)] } == [nil, nil, .number(1), .number(0.5)])
    #expect(Set(sweep.map(\.id)).count == 3)
    #expect(!sweep[1].canonicalText.contains("delta"))
    let text = sweep[2].canonicalText
    #expect(text.contains("\nloss huber\n"))
    #expect(text.contains("\nlearning_rate 0.1\ndelta 1\nbatch_size 32\n"))
  }

  @Test func `a delta is there for formulas where the loss has it`() throws {
    let sweep = try sweep(
      """
      dataset: {csv: prices.csv, target: price}
      loss: huber
      let: {reach: [1, 2]}
      derive: {delta: reach / 2}
      where: delta < 1
      """, for: pricesFacts)
    #expect(sweep.map(\.training.huberDelta) == [0.5])
  }

  @Test func `a knob without effect makes no second run`() throws {
    let sweep = try sweep(
      "dataset: digits\ngrid: {optimizer: [sgd, momentum], momentum: [0.5, 0.9]}")
    #expect(Set(sweep.map(\.id)).count == 3)
    #expect(sweep[0].settings == sweep[1].settings)
  }

  @Test func `weight decay of zero is no part of the id`() throws {
    let plain = try sweep("dataset: digits")[0]
    let zero = try sweep("dataset: digits\nweight_decay: 0")[0]
    let some = try sweep("dataset: digits\nweight_decay: 0.01")[0]
    #expect(plain.id == zero.id)
    #expect(plain.id != some.id)
    #expect(some.training.weightDecay == 0.01)
    #expect(plain.settings[.weightDecay] == nil)
    #expect(zero.settings[.weightDecay] == .number(0))
  }

  @Test func `several lengths of a run are one trajectory`() throws {
    let sweep = try sweep("dataset: digits\ngrid: {epochs: [10, 20, 50]}")
    #expect(Set(sweep.map(\.id)).count == 1)
    #expect(sweep.map(\.epochs) == [10, 20, 50])
    #expect(sweep.map { $0.settings[.epochs] } == [.number(10), .number(20), .number(50)])
    #expect(try first("epochs: 30").settings[.epochs] == nil)
  }

  private func first(_ text: String) throws -> PointSpec {
    try sweep("dataset: digits\n" + text)[0]
  }

  @Test func `layers may have activations of their own`() throws {
    let spec = try first("hidden: 16-8\nactivations: tanh/relu/softmax")
    #expect(spec.training.architecture.activations == [.tanh, .relu, .softmax])
    #expect(spec.training.initializer == .glorotUniform)
    #expect(spec.settings[.activations] == .text("tanh/relu/softmax"))
    let pair = try first("hidden: 16-8\nactivations: relu/softmax")
    let all = try first("hidden: 16-8\nactivations: [relu, relu, softmax]")
    #expect(pair.id == all.id)
  }

  @Test(arguments: ["random", "sobol"])
  func `a sample is drawn without repetition and grows at its end`(method: String) throws {
    let text = { (points: Int) in
      """
      dataset: digits
      repeats: 2
      sample: {points: \(points), seed: 3, method: \(method)}
      grid:
        learning_rate: {log_uniform: [0.001, 1]}
        batch_size: {int_uniform: [8, 64]}
        hidden: [8, 16, 32]
      where: learning_rate * batch_size < 20
      """
    }
    let sweep = try sweep(text(20))
    #expect(sweep.count == 40)
    #expect(Set(sweep.map(\.id)).count == 40)
    for spec in sweep {
      let rate = spec.training.learningRate
      #expect((0.001...1).contains(rate))
      #expect(rate * Double(spec.training.batchSize) < 20)
    }
    let longer = try Self.ids(text(25))
    #expect(Array(longer.prefix(40)) == sweep.map(\.id))
  }

  private static func ids(_ text: String) throws -> [TrajectoryID] { try sweep(text).map(\.id) }

  @Test func `a sample is drawn from more settings than could be trained`() throws {
    let sweep = try sweep(
      """
      dataset: digits
      sample: {points: 5}
      grid:
        learning_rate: {from: 0.001, to: 1, count: 1000}
        batch_size: {from: 1, to: 1000}
        dropout: {from: 0, to: 0.5, count: 1000}
      """)
    #expect(Set(sweep.map(\.id)).count == 5)
  }

  @Test func `a sample of a finite grid stops when all is drawn`() throws {
    let sweep = try sweep("dataset: digits\nsample: {points: 50}\ngrid: {batch_size: [1, 2, 3]}")
    #expect(Set(sweep.map(\.training.batchSize)) == [1, 2, 3])
    #expect(sweep.count == 3)
  }
}
