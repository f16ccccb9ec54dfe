import Kernels
import Testing

@testable import Networks

/// Every gradient against differences of the loss in Double.
@Suite struct GradientTests {
  /// Every allowed pair of hidden and output activation, with every loss that may follow.
  static let architectures: [Architecture] = Activation.allCases.flatMap { hidden in
    Activation.allCases.flatMap { output in
      Loss.allCases.map { loss in
        Architecture(layers: [4, 5, 6, 3], activations: [hidden, hidden, output], loss: loss)
      }
    }
  }.filter { $0.refusal == nil }

  /// Some misses are larger and some smaller.
  private static let huberDelta = 0.625

  @Test(arguments: architectures)
  func `gradients are the slopes of the loss`(_ architecture: Architecture) {
    check(architecture, dropout: 0)
  }

  @Test(arguments: architectures)
  func `gradients are the slopes of the loss under a mask`(_ architecture: Architecture) {
    check(architecture, dropout: 0.3)
  }

  @Test(arguments: architectures)
  func `gradients are the slopes of the weighted loss, divided by the count`(
    _ architecture: Architecture
  ) {
    check(
      architecture, dropout: 0.3,
      ExampleWeights(classes: [0.5, 4, 1], examples: [1, 0, 2.5, 0.25, 1, 3, 0.5]))
  }

  private func check(
    _ architecture: Architecture, dropout: Double, _ weights: ExampleWeights = .none
  ) {
    let labels: [Int32] = [2, 0, 1, 1, 2, 0, 2]
    let values = normals(labels.count * 4, seed: 9)
    let examples = Examples(floats: values, columns: 4, scaling: .none)
    let parameters = network(architecture).parameters
    let targets = TargetBatch(
      .labels(labels, classes: 3), outputs: 3, capacity: labels.count, weights: weights)
    let weight = labels.indices.map { example in
      Double(weights.classes?[Int(labels[example])] ?? 1) * Double(weights.examples?[example] ?? 1)
    }

    let (gradients, masks) = gradients(
      architecture, parameters, examples, targets, dropout: dropout)

    let reference = ReferenceNetwork(architecture, parameters, huberDelta: Self.huberDelta)
    let inputs = labels.indices.map { examples.row($0).map(Double.init) }
    let oneHot = labels.map { label in (0..<3).map { $0 == Int(label) ? 1.0 : 0 } }
    func mean(_ network: ReferenceNetwork) -> Double {
      labels.indices.reduce(0) {
        $0 + weight[$1] * network.loss(inputs[$1], oneHot[$1], masks: masks[$1])
      } / Double(labels.count)
    }
    for (index, layer) in gradients.enumerated() {
      let weights = (0..<layer.inputs).flatMap { input in
        (0..<layer.outputs).map { output in
          slope(reference, of: mean) { $0.parameters[index].weights[input][output] += $1 }
        }
      }
      let biases = (0..<layer.outputs).map { output in
        slope(reference, of: mean) { $0.parameters[index].biases[output] += $1 }
      }
      expectClose(layer.weights, weights, "weights of layer \(index + 1)")
      expectClose(layer.biases, biases, "biases of layer \(index + 1)")
    }
  }

  /// Small weights and biases that are not zero.
  private func network(_ architecture: Architecture) -> Network {
    var parameters = Network(architecture, .glorotNormal, seed: 4, capacity: 1).parameters
    for index in parameters.indices {
      parameters[index].biases = normals(parameters[index].outputs, seed: UInt64(index)).map {
        $0 / 8
      }
    }
    return Network(architecture, parameters, capacity: 1)
  }

  /// A batch's gradients, and for each of its examples the masks of the hidden layers.
  private func gradients(
    _ architecture: Architecture, _ parameters: [LayerValues], _ examples: Examples,
    _ targets: consuming TargetBatch, dropout: Double
  ) -> ([LayerValues], masks: [[[Double]]]) {
    var network = Network(
      architecture, parameters, capacity: examples.count, dropout: dropout,
      huberDelta: Self.huberDelta)
    var batch = InputBatch(examples: examples, capacity: examples.count)
    batch.gather(0..<examples.count)
    targets.gather(0..<examples.count)
    var source = RandomSource(seed: 2, .dropout, 1, 1)
    let masks = masks(architecture, rows: examples.count, dropout, source)
    network.forward(batch, targets, dropping: &source)
    network.backward(targets, times: 1 / Float(examples.count))
    return (network.gradients(batch), masks)
  }

  /// What the hidden layers' masks are, drawn one layer after the other.
  private func masks(
    _ architecture: Architecture, rows: Int, _ dropout: Double, _ source: RandomSource
  ) -> [[[Double]]] {
    var (source, masks) = (source, [[[Double]]](repeating: [], count: rows))
    for width in architecture.layers.dropFirst().dropLast() {
      var mask = Matrix(rows: rows, columns: width)
      DropoutMask.draw(into: &mask, rows: rows, dropping: dropout, from: &source)
      for row in 0..<rows { masks[row].append((0..<width).map { Double(mask[row, $0]) }) }
    }
    return masks
  }

  /// The central difference of a loss as `change` moves one parameter.
  private func slope(
    _ network: ReferenceNetwork, of loss: (ReferenceNetwork) -> Double,
    _ change: (inout ReferenceNetwork, Double) -> Void
  ) -> Double {
    let h = 1e-5
    var (lower, upper) = (network, network)
    change(&lower, -h)
    change(&upper, h)
    return (loss(upper) - loss(lower)) / (2 * h)
  }
}

/// Standard normal numbers.
func normals(_ count: Int, seed: UInt64) -> [Float] {
  var source = RandomSource(seed: seed, .data)
  return (0..<count).map { _ in Float(source.normal()) }
}
