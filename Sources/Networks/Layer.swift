import Kernels

/// One layer at work: its parameters, and a row of values for each example of the batch at hand.
///
/// With n inputs, m outputs and a batch of B examples:
///
///     x  [B][n]  the previous layer's outputs, or the batch itself
///     W  [n][m]  weights           b  [m]     biases
///     z  [B][m]  x W + b           a  [B][m]  f(z)
///     d  [B][m]  the slope of the loss along z, times whatever factor the loss was given
///
/// With dropout, a step of training multiplies a by a mask of 0 and 1 / (1 - p) before anyone reads
/// it, and the way back multiplies by the same.
///
/// A class, because an array holds no noncopyable values and a layer reads its neighbor's. Its
/// values are exempt from the check for overlapping access at run time: one thread owns a network,
/// and the check costs as much as the products of a small one (8.6 against 9.4 M examples/s at
/// 64-15-10 in batches of 15).
final class Layer {
  let activation: Activation
  let previous: Layer?
  /// W and b.
  @exclusivity(unchecked) var parameters: LayerParameters
  /// What the slope is made from where `outputs` do not hold it: z, or, with dropout, f(z) before the
  /// mask; without rows elsewhere.
  @exclusivity(unchecked) private var slopeSource: Matrix
  /// a.
  @exclusivity(unchecked) var outputs: Matrix
  /// The share of a that a step of training drops.
  private let dropout: Double
  /// The mask of the step at hand; without rows where nothing is dropped.
  @exclusivity(unchecked) private var mask: Matrix
  /// d.
  @exclusivity(unchecked) var deltas: Matrix

  /// A layer with the given parameters and room for `capacity` examples.
  init(
    _ values: LayerValues, _ activation: Activation, after previous: Layer?, capacity: Int,
    dropout: Double
  ) {
    self.activation = activation
    self.previous = previous
    self.dropout = dropout
    parameters = LayerParameters(inputs: values.inputs, outputs: values.outputs)
    parameters.rowMajorWeights = values.weights
    parameters.biasValues = values.biases
    let drops = dropout > 0
    let keepsSource = drops || activation.function?.slopeNeedsPreactivation ?? false
    slopeSource = Matrix(rows: keepsSource ? capacity : 0, columns: values.outputs)
    outputs = Matrix(rows: capacity, columns: values.outputs)
    mask = Matrix(rows: drops ? capacity : 0, columns: values.outputs)
    deltas = Matrix(rows: capacity, columns: values.outputs)
  }

  /// a = f(x W + b).
  func forward(_ batch: borrowing InputBatch) {
    guard let function = activation.function else {
      forward(batch, .identity)
      return ElementWise.softmax(&outputs, rows: batch.count)
    }
    forward(batch, function)
  }

  /// a = x W + b, for a loss that goes on from there.
  func forwardLinear(_ batch: borrowing InputBatch) {
    forward(batch, .identity)
  }

  private func forward(_ batch: borrowing InputBatch, _ function: ElementWise.Function) {
    let keepsSource = function.slopeNeedsPreactivation
    if let previous {
      let rows = batch.count
      if keepsSource {
        Products.forward(
          previous.outputs, rows: rows, parameters, function, keeping: &slopeSource, into: &outputs)
      } else {
        Products.forward(previous.outputs, rows: rows, parameters, function, into: &outputs)
      }
    } else if keepsSource {
      Products.forward(batch, parameters, function, keeping: &slopeSource, into: &outputs)
    } else {
      Products.forward(batch, parameters, function, into: &outputs)
    }
  }

  /// Multiplies a by a new mask; does nothing where no share is to be dropped.
  func drop(rows: Int, from source: inout RandomSource) {
    guard dropout > 0, let function = activation.function else { return }
    if !function.slopeNeedsPreactivation { slopeSource.copy(outputs, rows: rows) }
    DropoutMask.draw(into: &mask, rows: rows, dropping: dropout, from: &source)
    ElementWise.multiply(&outputs, by: mask, rows: rows)
  }

  /// The previous layer's d from this one's: d = (d' W'ᵀ) f'(z).
  func backward(rows: Int) {
    guard let previous else { return }
    Products.inputGradient(deltas, rows: rows, parameters, into: &previous.deltas)
    previous.multiplyBySlope(rows: rows)
  }

  /// From the loss's slope along a, in `deltas`, to that along z: times the mask, if there is one,
  /// and f'(z), or times the whole Jacobian of softmax.
  func multiplyBySlope(rows: Int) {
    if dropout > 0 { ElementWise.multiply(&deltas, by: mask, rows: rows) }
    switch activation.function {
    case .identity: break
    case nil: ElementWise.multiply(&deltas, bySoftmaxSlopeAt: outputs, rows: rows)
    case let function? where function.slopeNeedsPreactivation || dropout > 0:
      ElementWise.multiply(&deltas, bySlopeOf: function, at: slopeSource, rows: rows)
    case let function?:
      ElementWise.multiply(&deltas, bySlopeOf: function, at: outputs, rows: rows)
    }
  }

  /// W += xᵀ d, b += sum of d: a step of plain gradient descent where d holds -rate / B.
  func addGradient(_ batch: borrowing InputBatch) {
    if let previous {
      Products.update(&parameters, inputs: previous.outputs, deltas: deltas, rows: batch.count)
    } else {
      Products.update(&parameters, inputs: batch, deltas: deltas)
    }
  }

  /// xᵀ d and the sum of d.
  func gradient(_ batch: borrowing InputBatch, into gradient: inout LayerParameters) {
    if let previous {
      Products.gradient(
        into: &gradient, inputs: previous.outputs, deltas: deltas, rows: batch.count)
    } else {
      Products.gradient(into: &gradient, inputs: batch, deltas: deltas)
    }
  }
}

/// The ways through a network, from neighbor to neighbor. Over an array of layers each one met would be
/// retained and released, which takes as long as a product of a tiny network.
extension Layer {
  /// a of all layers up to this one.
  func forwardAll(_ batch: borrowing InputBatch) {
    previous?.forwardAll(batch)
    forward(batch)
  }

  /// d of all layers before this one.
  func backwardAll(rows: Int) {
    guard let previous else { return }
    backward(rows: rows)
    previous.backwardAll(rows: rows)
  }

  /// A step of plain gradient descent of all layers up to this one, whose weights first shrink by a
  /// factor.
  func addGradients(_ batch: borrowing InputBatch, shrinkingBy factor: Float) {
    previous?.addGradients(batch, shrinkingBy: factor)
    if factor != 1 { OptimizerSteps.decay(&parameters, by: factor) }
    addGradient(batch)
  }
}
