import Kernels

/// A multilayer perceptron and the memory that one batch needs on its way there and back.
struct Network: ~Copyable {
  let loss: Loss
  /// The delta of the Huber loss.
  private let huberDelta: Float
  /// From the inputs to the outputs.
  let layers: [Layer]
  /// The last layer, whose outputs are the network's.
  let output: Layer
  /// Each row's loss and predicted class, after `forward(_:_:)`.
  private(set) var scores: RowScores

  /// A network with the given parameters, a layer each, and room for batches of `capacity`; hidden
  /// layers can drop the share `dropout` of their outputs.
  init(
    _ architecture: Architecture, _ parameters: [LayerValues], capacity: Int, dropout: Double = 0,
    huberDelta: Double = 1
  ) {
    precondition(architecture.refusal == nil, "a shape that a network can have")
    precondition(architecture.fits(parameters), "parameters of that shape")
    loss = architecture.loss
    self.huberDelta = Float(huberDelta)
    scores = RowScores(capacity: capacity)
    var layers: [Layer] = []
    for (values, activation) in zip(parameters, architecture.activations) {
      let isHidden = layers.count < parameters.count - 1
      layers.append(
        Layer(
          values, activation, after: layers.last, capacity: capacity,
          dropout: isHidden ? dropout : 0))
    }
    self.layers = layers
    output = layers[layers.count - 1]
  }

  /// A network as the initializer and seed have it.
  init(
    _ architecture: Architecture, _ initializer: Initializer, seed: UInt64, capacity: Int,
    dropout: Double = 0, huberDelta: Double = 1
  ) {
    let sizes = zip(architecture.layers, architecture.layers.dropFirst())
    let parameters = sizes.enumerated().map { layer, sizes in
      initializer.values(inputs: sizes.0, outputs: sizes.1, seed: seed, layer: layer)
    }
    self.init(
      architecture, parameters, capacity: capacity, dropout: dropout, huberDelta: huberDelta)
  }

  /// Every layer's outputs for a batch.
  func forward(_ batch: borrowing InputBatch) {
    output.forwardAll(batch)
  }

  /// Every layer's outputs for a batch, and each row's loss and prediction.
  mutating func forward(_ batch: borrowing InputBatch, _ targets: borrowing TargetBatch) {
    output.previous?.forwardAll(batch)
    score(batch, targets)
  }

  /// The same with dropout, whose masks are drawn layer after layer.
  mutating func forward(
    _ batch: borrowing InputBatch, _ targets: borrowing TargetBatch,
    dropping source: inout RandomSource
  ) {
    for layer in layers.dropLast() {
      layer.forward(batch)
      layer.drop(rows: batch.count, from: &source)
    }
    score(batch, targets)
  }

  /// The last layer's outputs, and each row's loss and prediction.
  ///
  /// Cross-entropy goes on from the last preactivations: a probability that rounds to zero has no
  /// logarithm.
  private mutating func score(
    _ batch: borrowing InputBatch, _ targets: borrowing TargetBatch
  ) {
    // A layer is an object: found once, it is no part of this network while scores change.
    let output = output
    switch (loss, output.activation) {
    case (.quadratic, _):
      output.forward(batch)
      Losses.quadratic(output.outputs, targets, into: &scores)
    case (.huber, _):
      output.forward(batch)
      Losses.huber(output.outputs, targets, delta: huberDelta, into: &scores)
    case (.crossEntropy, .softmax):
      output.forwardLinear(batch)
      Losses.softmaxCrossEntropy(&output.outputs, targets, into: &scores)
    case (.crossEntropy, _):
      output.forwardLinear(batch)
      Losses.sigmoidCrossEntropy(&output.outputs, targets, into: &scores)
    }
  }

  /// Every layer's deltas times `factor`, from the outputs back.
  ///
  /// The way back is linear in the deltas: scaling the first ones scales all. They begin as
  /// a - y, the slope of the quadratic loss along a, or of cross-entropy along z; for the Huber
  /// loss they are kept within delta. Each row's are multiplied by its weight. A network that drops outputs has dropped some on the way there.
  func backward(_ targets: borrowing TargetBatch, times factor: Float) {
    switch loss {
    case .quadratic, .crossEntropy:
      Losses.differences(output.outputs, targets, times: factor, into: &output.deltas)
    case .huber:
      Losses.boundedDifferences(
        output.outputs, targets, limit: huberDelta, times: factor, into: &output.deltas)
    }
    Losses.weigh(&output.deltas, targets)
    backward(rows: targets.count)
  }

  /// Every layer's deltas from the last one's first ones.
  func backward(rows: Int) {
    switch loss {
    case .quadratic, .huber: output.multiplyBySlope(rows: rows)
    case .crossEntropy: break
    }
    output.backwardAll(rows: rows)
  }

  /// The gradients that the deltas at hand make for a batch, a layer each, in the shape of the
  /// parameters: of its mean loss where the deltas are times 1 / rows.
  func gradients(_ batch: borrowing InputBatch) -> [LayerValues] {
    var gradients: [LayerValues] = []
    for layer in layers {
      var gradient = LayerParameters(
        inputs: layer.parameters.inputs, outputs: layer.parameters.outputs)
      layer.gradient(batch, into: &gradient)
      gradients.append(LayerValues(gradient))
    }
    return gradients
  }

  /// The Euclidean norm of the gradient that the deltas at hand make for a batch, all layers
  /// together, summed in 64 bits.
  func gradientNorm(_ batch: borrowing InputBatch) -> Double {
    var squares = 0.0
    for layer in layers {
      var gradient = LayerParameters(
        inputs: layer.parameters.inputs, outputs: layer.parameters.outputs)
      layer.gradient(batch, into: &gradient)
      squares += gradient.sumOfSquares
    }
    return squares.squareRoot()
  }

  /// Counts an output that is no number as no answer: of the batch that was just scored, which are these
  /// examples, each row that has one is taken for a class that it is not.
  mutating func misreadUnanswered(_ targets: Targets, of examples: Range<Int>) {
    guard case .labels(let labels, _) = targets else { return }
    let output = output
    for (row, example) in examples.enumerated() where scores.losses[row].isNaN {
      // The loss of an infinite preactivation is none either, where its output is 0 or 1.
      let outputs = (0..<output.parameters.outputs).lazy.map { output.outputs[row, $0] }
      if !Predictor.isAnswer(outputs) { scores.misread(row: row, of: labels[example]) }
    }
  }

  /// Adds the last layer's outputs for the batch's first rows.
  func appendOutputs(rows: Int, to outputs: inout [Float]) {
    let output = output
    for row in 0..<rows {
      for column in 0..<output.parameters.outputs { outputs.append(output.outputs[row, column]) }
    }
  }

  /// Copies of all weights and biases, a layer each.
  var parameters: [LayerValues] { layers.map { LayerValues($0.parameters) } }

  /// The index of the first layer with a weight, a bias or, for the batch's first `rows` examples,
  /// an output that is not finite.
  func firstBrokenLayer(rows: Int) -> Int? {
    layers.firstIndex { layer in
      let outputs = 0..<layer.parameters.outputs
      return !layer.parameters.isFinite
        || (0..<rows).contains { row in
          outputs.contains { !layer.outputs[row, $0].isFinite }
        }
    }
  }
}
