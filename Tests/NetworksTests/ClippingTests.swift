import Kernels
import Testing

@testable import Networks

@Suite struct ClippingTests {
  static let optimizers: [Optimizer] = Optimizer.defaults

  /// One step over all examples, so that the gradient is the whole one.
  private func settings(_ optimizer: Optimizer, clip: Double) -> TrainingSettings {
    var settings = TrainingSettings(
      [2, 8, 3], [.tanh, .softmax], .crossEntropy, rate: 0.1, batch: 40)
    settings.optimizer = optimizer
    settings.clipNorm = clip
    return settings
  }

  /// How far one step goes.
  private func distance(_ settings: TrainingSettings) -> Double {
    var training = Problem.clusters(40).training(settings)
    let before = training.parameters
    _ = training.epochs(1)
    var squares = 0.0
    for (old, new) in zip(before, training.parameters) {
      for (a, b) in zip(old.weights + old.biases, new.weights + new.biases) {
        squares += Double(b - a) * Double(b - a)
      }
    }
    return squares.squareRoot()
  }

  @Test(arguments: optimizers)
  func `a limit that nothing reaches changes no bit`(optimizer: Optimizer) {
    var free = Problem.clusters(40).training(settings(optimizer, clip: .infinity))
    var limited = Problem.clusters(40).training(settings(optimizer, clip: 1e6))
    #expect(free.epochs(5) == limited.epochs(5))
    #expect(free.parameters == limited.parameters)
  }

  @Test(arguments: [0.001, 0.01])
  func `a step of plain descent is as long as the limit times the rate`(clip: Double) {
    #expect(distance(settings(.sgd, clip: .infinity)) > 0.1 * clip)
    let ratio = distance(settings(.sgd, clip: clip)) / (0.1 * clip)
    #expect((0.999...1.001).contains(ratio))
  }

  @Test func `momentum takes the same first step`() {
    let ratio = distance(settings(.momentum(), clip: 0.01)) / (0.1 * 0.01)
    #expect((0.999...1.001).contains(ratio))
  }
}
