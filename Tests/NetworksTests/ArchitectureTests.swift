import Testing

@testable import Networks

@Suite struct ArchitectureTests {
  @Test func `parameters and flops are counted`() {
    let architecture = Architecture(
      layers: [784, 30, 10], activations: [.sigmoid, .sigmoid], loss: .quadratic)
    #expect(architecture.parameters == 784 * 30 + 30 + 30 * 10 + 10)
    #expect(architecture.flops == 4 * 784 * 30 + 6 * 30 * 10)
  }

  @Test(
    arguments: [
      ([4], [], Loss.quadratic, "a network needs at least inputs and outputs"),
      (
        [4, 0, 2], [.relu, .identity], .quadratic,
        "a layer of 0 units is not between 1 and 65536"
      ),
      (
        [4, 70_000, 2], [.relu, .identity], .quadratic,
        "a layer of 70000 units is not between 1 and 65536"
      ),
      (
        [65_536, 65_536], [.identity], .quadratic,
        "4295032832 weights and biases are more than 268435456"
      ),
      ([4, 3, 2], [.relu], .quadratic, "1 activations for 2 layers"),
      ([4, 3, 2], [.softmax, .softmax], .crossEntropy, "softmax on a hidden layer"),
      ([4, 3, 1], [.relu, .softmax], .crossEntropy, "softmax over a single output is always 1"),
      (
        [4, 3, 2], [.relu, .tanh], .crossEntropy,
        "cross_entropy needs outputs that are probabilities: "
          + "a sigmoid or softmax output layer, not tanh"
      ),
    ] as [([Int], [Activation], Loss, String)])
  func `a shape that no network can have is refused`(
    _ layers: [Int], _ activations: [Activation], _ loss: Loss, _ refusal: String
  ) {
    #expect(
      Architecture(layers: layers, activations: activations, loss: loss).refusal == refusal)
  }

  @Test(arguments: Activation.allCases)
  func `cross-entropy follows only probabilities, the other losses anything`(
    _ activation: Activation
  ) {
    #expect(Loss.quadratic.refusal(after: activation) == nil)
    #expect(Loss.huber.refusal(after: activation) == nil)
    let isProbability = activation == .sigmoid || activation == .softmax
    #expect((Loss.crossEntropy.refusal(after: activation) == nil) == isProbability)
  }

  @Test func `rectifiers and their smooth kin are relu-like`() {
    #expect(
      Activation.allCases.filter(\.isReLULike)
        == [.relu, .leakyReLU, .elu, .gelu, .silu, .softplus, .mish])
  }

  @Test func `canonical bytes are little-endian and know no negative zero`() {
    let values = LayerValues(inputs: 2, outputs: 1, weights: [1, -0.0], biases: [-2])
    #expect(values.canonicalBytes == [0, 0, 0x80, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0xC0])
  }

  @Test func `parameters of another shape do not fit`() {
    let architecture = Architecture(
      layers: [2, 1], activations: [.identity], loss: .quadratic)
    let values = LayerValues(inputs: 2, outputs: 1, weights: [1, 2], biases: [3])
    #expect(architecture.fits([values]))
    #expect(!architecture.fits([]))
    #expect(!architecture.fits([values, values]))
    #expect(
      !architecture.fits([LayerValues(inputs: 1, outputs: 1, weights: [1], biases: [3])]))
    #expect(
      !architecture.fits([LayerValues(inputs: 2, outputs: 1, weights: [1], biases: [3])]))
  }
}
