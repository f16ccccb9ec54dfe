import Kernels
import Testing

@testable import Networks

@Suite struct TrainingTests {
  static let settings = TrainingSettings(
    [2, 8, 3], [.tanh, .softmax], .crossEntropy, rate: 0.1, batch: 7)

  @Test(
    arguments: [
      TrainingSettings([2, 4, 1], [.tanh, .sigmoid], .crossEntropy, rate: 1),
      TrainingSettings([2, 8, 2], [.relu, .softmax], .crossEntropy, .heNormal),
      TrainingSettings([2, 4, 2], [.sigmoid, .sigmoid], .quadratic, .standardNormal, rate: 5),
      TrainingSettings([2, 8, 2], [.gelu, .softmax], .quadratic, .heNormal, rate: 1),
    ])
  func `exclusive or is learned`(_ settings: TrainingSettings) {
    var training = Problem.xor.training(settings)
    let outcome = training.epochs(1000)
    #expect(outcome.tally.accuracy == 1)
    #expect(outcome.loss < 0.05)
  }

  @Test func `a line is learned`() {
    let problem = Problem.line(60)
    var training = problem.training(
      TrainingSettings([3, 1], [.identity], .quadratic, rate: 0.1, batch: 8))
    let outcome = training.epochs(60)
    #expect(outcome.tally.unexplained < 1e-4)
    #expect(outcome.tally.correct == 0)
    let evaluation = training.evaluate(problem.examples, problem.targets)
    #expect(evaluation.tally.unexplained < 1e-4)
    #expect(evaluation.tally.squaredErrors < 1e-4 * Double(evaluation.tally.count))
    #expect(evaluation.confusion.isEmpty)
  }

  @Test func `the same seed gives the same bits, another seed others`() {
    let problem = Problem.clusters(40)
    func parameters(seed: UInt64) -> [LayerValues] {
      var settings = Self.settings
      settings.seed = seed
      var training = problem.training(settings)
      _ = training.epochs(5)
      return training.parameters
    }
    #expect(parameters(seed: 1) == parameters(seed: 1))
    #expect(parameters(seed: 1) != parameters(seed: 2))
  }

  @Test func `evaluating in between changes nothing`() {
    let problem = Problem.clusters(40)
    let others = Problem.clusters(200, seed: 4)
    var undisturbed = problem.training(Self.settings)
    var disturbed = problem.training(Self.settings)
    for number in 1...4 {
      _ = disturbed.evaluate(others.examples, others.targets)
      let outcome = disturbed.epoch(number) { false }
      _ = disturbed.evaluate(problem.examples, problem.targets)
      #expect(undisturbed.epoch(number) { false } == outcome)
    }
    #expect(disturbed.parameters == undisturbed.parameters)
  }

  @Test func `every batch is a step along its own mean, the short last one too`() {
    let problem = Problem.clusters(5)
    let settings = TrainingSettings(
      [2, 4, 3], [.tanh, .softmax], .quadratic, .standardNormal, rate: 0.5, batch: 3, seed: 6)
    var training = problem.training(settings)
    let outcome = training.epoch(2) { false }

    var order: [Int32] = [0, 1, 2, 3, 4]
    var source = RandomSource(seed: 6, .order, 2)
    source.shuffle(&order)
    var batch = InputBatch(examples: problem.examples, capacity: 3)
    var targets = TargetBatch(problem.targets, outputs: 3, capacity: 3)
    var parameters = problem.training(settings).parameters
    var losses: [Float] = []
    for rows in [order[0..<3], order[3..<5]] {
      var network = Network(settings.architecture, parameters, capacity: 3)
      batch.gather(rows)
      targets.gather(rows)
      network.forward(batch, targets)
      network.backward(targets, times: 1 / Float(rows.count))
      let gradients = network.gradients(batch)
      losses += network.scores.losses[0..<rows.count]
      for index in parameters.indices { parameters[index].step(gradients[index], rate: 0.5) }
    }

    #expect(abs(outcome.loss - losses.reduce(0) { $0 + Double($1) } / 5) < 1e-6)
    for (values, expected) in zip(training.parameters, parameters) {
      expectClose(values.weights, expected.weights.map(Double.init), "weights")
      expectClose(values.biases, expected.biases.map(Double.init), "biases")
    }
  }

  @Test func `it asks whether to stop before each batch`() {
    var training = Problem.clusters(10).training(
      TrainingSettings([2, 3], [.softmax], .crossEntropy, batch: 4))
    var asked = 0
    let whole = training.epoch(1) {
      asked += 1
      return false
    }
    #expect(asked == 3)
    #expect(!whole.interrupted)

    let part = training.epoch(2) {
      asked += 1
      return asked == 5
    }
    #expect(asked == 5)
    #expect(part.interrupted)
    #expect(part.divergence == nil)
  }

  @Test func `8-bit rows train as the same numbers would`() {
    let bytes: [UInt8] = [0, 255, 128, 7, 30, 200]
    let half = Scaling(offsets: [0], scales: [1.0 / 256])
    let targets = Targets.labels([0, 1, 1], classes: 2)
    let settings = TrainingSettings([2, 3, 2], [.relu, .softmax], .crossEntropy, batch: 2)
    var small = Training(
      settings, examples: Examples(bytes: bytes, columns: 2, scaling: half), targets: targets)
    var large = Training(
      settings, examples: Examples(floats: bytes.map(Float.init), columns: 2, scaling: half),
      targets: targets)
    #expect(small.epochs(3) == large.epochs(3))
    #expect(small.parameters == large.parameters)
  }

  @Test(arguments: [1, 6])
  func `places of shared rows train as copied rows would`(oneIn one: Int) {
    var source = RandomSource(seed: 6, .data)
    let bytes = (0..<80 * 90).map { _ in
      source.below(one) == 0 ? UInt8(source.below(256)) : 0
    }
    let places = (0..<80).filter { $0 % 3 != 1 }.map { Int32($0) }
    let copied = places.flatMap { bytes[90 * Int($0)..<90 * Int($0) + 90] }
    let targets = Targets.labels(places.map { $0 % 3 }, classes: 3)
    let settings = TrainingSettings([90, 12, 3], [.relu, .softmax], .crossEntropy, batch: 8)
    for scaling in [
      Scaling(offsets: [0], scales: [1.0 / 255]),
      Scaling(offsets: (0..<90).map { Float($0) }, scales: (0..<90).map { 1 / Float($0 + 100) }),
    ] {
      for (shared, own) in [
        (
          SharedRows(bytes: bytes[...], columns: 90),
          Examples(bytes: copied, columns: 90, scaling: scaling)
        ),
        (
          SharedRows(floats: bytes.map(Float.init), columns: 90),
          Examples(floats: copied.map(Float.init), columns: 90, scaling: scaling)
        ),
      ] {
        let examples = Examples(rows: shared, places: places, scaling: scaling)
        var first = Training(settings, examples: examples, targets: targets)
        var second = Training(settings, examples: own, targets: targets)
        #expect(first.epochs(2) == second.epochs(2))
        #expect(first.parameters == second.parameters)
        #expect(first.evaluate(examples, targets) == second.evaluate(own, targets))
      }
    }
  }

  @Test func `leaving zeros out changes no bit`() {
    var source = RandomSource(seed: 5, .data)
    let bytes = (0..<50 * 90).map { _ in
      source.below(5) == 0 ? UInt8(source.below(256)) : 0
    }
    let examples = Examples(
      bytes: bytes, columns: 90, scaling: Scaling(offsets: [0], scales: [1.0 / 255]))
    let targets = Targets.labels((0..<50).map { Int32($0 % 3) }, classes: 3)
    let settings = TrainingSettings([90, 20, 3], [.relu, .softmax], .crossEntropy, batch: 8)
    var free = Training(settings, examples: examples, targets: targets)
    var dense = Training(settings, examples: examples, targets: targets, forceDense: true)
    #expect(free.epochs(3) == dense.epochs(3))
    #expect(free.evaluate(examples, targets) == dense.evaluate(examples, targets))
    #expect(free.parameters == dense.parameters)
  }
}

extension LayerValues {
  /// One step of plain gradient descent.
  fileprivate mutating func step(_ gradient: LayerValues, rate: Float) {
    for index in weights.indices { weights[index] -= rate * gradient.weights[index] }
    for index in biases.indices { biases[index] -= rate * gradient.biases[index] }
  }
}
