import Kernels
import Testing

@testable import Networks

/// Weights of classes and of examples.
@Suite struct WeightTests {
  private func settings(_ weights: ClassWeights, batch: Int) -> TrainingSettings {
    var settings = TrainingSettings(
      [2, 6, 3], [.tanh, .softmax], .crossEntropy, rate: 0.3, batch: batch)
    settings.classWeights = weights
    return settings
  }

  /// The largest distance of two sets of parameters.
  private func distance(_ left: [LayerValues], _ right: [LayerValues]) -> Float {
    zip(left, right).flatMap { zip($0.weights + $0.biases, $1.weights + $1.biases) }
      .map { ($0 - $1).magnitude }.max() ?? 0
  }

  @Test func `balanced is examples over classes times the examples of the class`() {
    let labels: [Int32] = [0, 0, 0, 0, 0, 0, 2, 2, 2]
    // Two classes are there: 9 / (2 · 6) and 9 / (2 · 3).
    #expect(ClassWeights.balanced.weights(of: labels, classes: 3) == [0.75, 1, 1.5])
    #expect(ClassWeights.none.weights(of: labels, classes: 3) == nil)
    #expect(ClassWeights.given([1, 2, 0.1]).weights(of: labels, classes: 3) == [1, 2, 0.1])
  }

  @Test func `the mean of balanced weights over the training part is 1`() throws {
    let labels = (0..<1000).map { Int32($0 % 97 % 5 % 4) }
    let weights = try #require(ClassWeights.balanced.weights(of: labels, classes: 4))
    let mean = labels.reduce(0.0) { $0 + Double(weights[Int($1)]) } / Double(labels.count)
    #expect((mean - 1).magnitude < 1e-6)
  }

  @Test func `a weight of 2 is the rows of that class twice`() {
    let base = Problem.clusters(30)
    guard case .labels(let labels, _) = base.targets else { return }
    let rows = labels.indices.map { base.examples.row($0) }
    let twice = labels.indices.filter { labels[$0] == 1 }
    let doubled = Problem(
      rows: rows + twice.map { rows[$0] },
      .labels(labels + twice.map { labels[$0] }, classes: 3))
    // One step an epoch over all rows; the mean divides by 40 there, by 30 here.
    var weighted = settings(.given([1, 2, 1]), batch: 30)
    weighted.learningRate *= 30.0 / 40
    var left = base.training(weighted)
    var right = doubled.training(settings(.none, batch: 40))
    _ = left.epochs(20)
    _ = right.epochs(20)
    #expect(distance(left.parameters, right.parameters) < 1e-5)
    var plain = base.training(settings(.none, batch: 30))
    _ = plain.epochs(20)
    #expect(distance(left.parameters, plain.parameters) > 1e-2)
  }

  @Test func `a weight of 0 is the row left out`() {
    let base = Problem.clusters(30)
    guard case .labels(let labels, _) = base.targets else { return }
    let kept = (0..<30).filter { $0 % 5 != 0 }
    let rest = Problem(
      rows: kept.map { base.examples.row($0) }, .labels(kept.map { labels[$0] }, classes: 3))
    var settings = settings(.none, batch: 30)
    settings.learningRate *= 30.0 / 24
    var left = Training(
      settings, examples: base.examples, targets: base.targets,
      weights: (0..<30).map { $0 % 5 == 0 ? 0 : 1 })
    var right = rest.training(self.settings(.none, batch: 24))
    _ = left.epochs(20)
    _ = right.epochs(20)
    #expect(distance(left.parameters, right.parameters) < 1e-5)
  }

  @Test func `weights of 1 change no bit`() {
    let base = Problem.clusters(40)
    var plain = base.training(settings(.none, batch: 8))
    var weighted = Training(
      settings(.given([1, 1, 1]), batch: 8), examples: base.examples, targets: base.targets,
      weights: Array(repeating: 1, count: 40))
    #expect(plain.epochs(5) == weighted.epochs(5))
    #expect(plain.parameters == weighted.parameters)
  }

  @Test func `losses and scores are told without weights`() {
    let base = Problem.clusters(40)
    var plain = base.training(settings(.none, batch: 40))
    var weighted = base.training(settings(.given([1, 50, 1]), batch: 40))
    // Taken before the first update.
    #expect(plain.epochs(1) == weighted.epochs(1))
    #expect(plain.parameters != weighted.parameters)
    var same = base.training(settings(.none, batch: 40))
    same.take(from: weighted)
    #expect(
      same.evaluate(base.examples, base.targets) == weighted.evaluate(base.examples, base.targets))
  }

  @Test func `numbers to predict take weights of rows`() {
    let line = Problem.line(30)
    var settings = TrainingSettings([3, 1], [.identity], .huber, rate: 0.1, batch: 30)
    settings.clipNorm = 0.5
    let weights = (0..<30).map { Float($0 % 3) }
    var training = Training(
      settings, examples: line.examples, targets: line.targets, weights: weights)
    var twin = Training(
      settings, examples: line.examples, targets: line.targets, weights: weights,
      isBlank: true)
    _ = training.epochs(3)
    let restored = twin.restore(training.state)
    #expect(restored)
    _ = training.epoch(4) { false }
    _ = twin.epoch(4) { false }
    #expect(training.parameters == twin.parameters)
  }
}
