import Testing

@testable import Networks

@Suite struct InitializerTests {
  @Test(arguments: Initializer.allCases)
  func `weights have the mean and variance of their formula`(_ initializer: Initializer) {
    let values = initializer.values(inputs: 300, outputs: 200, seed: 1, layer: 0)
    let weights = values.weights.map(Double.init)
    let count = Double(weights.count)
    let mean = weights.reduce(0, +) / count
    let variance = weights.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let expected: Double =
      switch initializer {
      case .standardNormal: 1
      case .lecunNormal: 1.0 / 300
      case .glorotUniform, .glorotNormal: 2.0 / 500
      case .heNormal, .heUniform: 2.0 / 300
      case .zeros: 0
      }
    #expect(abs(mean) <= 4 * (expected / count).squareRoot())
    #expect(abs(variance - expected) <= 0.03 * expected)
  }

  @Test(arguments: [(Initializer.glorotUniform, 6.0 / 500), (.heUniform, 6.0 / 300)])
  func `uniform weights fill their interval`(_ initializer: Initializer, _ squaredBound: Double) {
    let weights = initializer.values(inputs: 300, outputs: 200, seed: 1, layer: 0).weights
    let bound = Float(squaredBound.squareRoot())
    #expect(weights.allSatisfy { abs($0) <= bound })
    #expect(weights.max()! > 0.99 * bound && weights.min()! < -0.99 * bound)
  }

  @Test(arguments: Initializer.allCases)
  func `biases are zero except with standard_normal`(_ initializer: Initializer) {
    let biases = initializer.values(inputs: 3, outputs: 50, seed: 1, layer: 0).biases
    #expect(biases.count == 50)
    #expect(biases.allSatisfy { ($0 != 0) == (initializer == .standardNormal) })
  }

  @Test func `values follow from seed and layer alone`() {
    func values(seed: UInt64, layer: Int) -> LayerValues {
      Initializer.heNormal.values(inputs: 8, outputs: 8, seed: seed, layer: layer)
    }
    #expect(values(seed: 1, layer: 1) == values(seed: 1, layer: 1))
    #expect(values(seed: 1, layer: 1) != values(seed: 2, layer: 1))
    #expect(values(seed: 1, layer: 1) != values(seed: 1, layer: 2))

    let deep = Architecture(
      layers: [8, 8, 8], activations: [.relu, .softmax], loss: .crossEntropy)
    let network = Network(deep, .heNormal, seed: 1, capacity: 1)
    #expect(network.parameters[1] == values(seed: 1, layer: 1))
  }

  @Test func `the first weights of a seed stay what they are`() {
    let values = Initializer.standardNormal.values(inputs: 2, outputs: 1, seed: 1, layer: 0)
    #expect(values.weights == [-0.4225506, -0.625272])
    #expect(values.biases == [-0.45319352])
  }
}
