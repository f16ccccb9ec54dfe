import Kernels
import Networks

/// A network whose training is measured.
struct BenchNetwork: Sendable {
  /// Sizes from the inputs to the outputs, as they stand in the report.
  var name: String { settings.architecture.layers.map(String.init).joined(separator: "-") }
  var batch: Int { settings.batchSize }
  let settings: TrainingSettings
  let data: Part

  /// What a network is trained on.
  enum Part { case images, digits, blobs, xor }

  private init(
    _ layers: [Int], _ hidden: Activation, _ output: Activation, _ loss: Loss, batch: Int,
    on data: Part = .images
  ) {
    self.data = data
    let hidden = Array(repeating: hidden, count: layers.count - 2)
    settings = TrainingSettings(
      architecture: Architecture(layers: layers, activations: hidden + [output], loss: loss),
      // The rate is no matter, but numbers have to stay ordinary.
      initializer: .glorotUniform, learningRate: 1e-4, batchSize: batch, seed: 1)
  }

  static let all = [
    BenchNetwork([784, 30, 10], .sigmoid, .sigmoid, .quadratic, batch: 10),
    BenchNetwork([784, 128, 64, 10], .relu, .softmax, .crossEntropy, batch: 32),
    BenchNetwork([64, 15, 10], .sigmoid, .sigmoid, .quadratic, batch: 15, on: .digits),
    BenchNetwork([2, 8, 3], .tanh, .softmax, .crossEntropy, batch: 10, on: .blobs),
    BenchNetwork([2, 4, 1], .sigmoid, .sigmoid, .quadratic, batch: 4, on: .xor),
    BenchNetwork([784, 512, 512, 10], .relu, .softmax, .crossEntropy, batch: 128),
    BenchNetwork([784, 1024, 1024, 10], .relu, .softmax, .crossEntropy, batch: 128),
  ]
}
