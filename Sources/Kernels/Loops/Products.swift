import CKernels

/// The matrix products of a layer over the first `rows` rows of a batch.
///
/// Every output is one chain of fused multiply-adds in ascending order of the summed index, so its
/// bits depend on no instruction set; `Reference` holds the readable twins.
public enum Products {
  /// a = f(x W + b).
  public static func forward(
    _ inputs: borrowing InputBatch, _ parameters: borrowing LayerParameters,
    _ function: ElementWise.Function = .identity, into activations: inout Matrix,
    using instructionSet: InstructionSet = .selected
  ) {
    precondition(
      inputs.examples.columns == parameters.inputs && activations.columns == parameters.outputs,
      "shapes that fit")
    let kernels = instructionSet.kernels
    let (layer, a) = (parameters.layer, activations.first(inputs.count))
    inputs.with(
      dense: { kernels.pointee.forward($0, layer, function.number, nil, a) },
      sparse: { kernels.pointee.forward_sparse($0, layer, function.number, nil, a) })
  }

  /// a = f(x W + b).
  public static func forward(
    _ inputs: borrowing Matrix, rows: Int, _ parameters: borrowing LayerParameters,
    _ function: ElementWise.Function = .identity, into activations: inout Matrix,
    using instructionSet: InstructionSet = .selected
  ) {
    precondition(
      inputs.columns == parameters.inputs && activations.columns == parameters.outputs,
      "shapes that fit")
    instructionSet.kernels.pointee.forward(
      inputs.first(rows), parameters.layer, function.number, nil, activations.first(rows))
  }

  /// z = x W + b and a = f(z), where the slope will be made from z.
  public static func forward(
    _ inputs: borrowing InputBatch, _ parameters: borrowing LayerParameters,
    _ function: ElementWise.Function, keeping preactivations: inout Matrix,
    into activations: inout Matrix, using instructionSet: InstructionSet = .selected
  ) {
    precondition(
      inputs.examples.columns == parameters.inputs && activations.columns == parameters.outputs
        && preactivations.columns == parameters.outputs, "shapes that fit")
    let kernels = instructionSet.kernels
    let (layer, a) = (parameters.layer, activations.first(inputs.count))
    let z = preactivations.first(inputs.count).start
    inputs.with(
      dense: { kernels.pointee.forward($0, layer, function.number, z, a) },
      sparse: { kernels.pointee.forward_sparse($0, layer, function.number, z, a) })
  }

  /// z = x W + b and a = f(z), where the slope will be made from z.
  public static func forward(
    _ inputs: borrowing Matrix, rows: Int, _ parameters: borrowing LayerParameters,
    _ function: ElementWise.Function, keeping preactivations: inout Matrix,
    into activations: inout Matrix, using instructionSet: InstructionSet = .selected
  ) {
    precondition(
      inputs.columns == parameters.inputs && activations.columns == parameters.outputs
        && preactivations.columns == parameters.outputs, "shapes that fit")
    instructionSet.kernels.pointee.forward(
      inputs.first(rows), parameters.layer, function.number, preactivations.first(rows).start,
      activations.first(rows))
  }

  /// W += xᵀ d and b += Σ d. With deltas scaled by −rate / batch this is a step of plain SGD.
  public static func update(
    _ parameters: inout LayerParameters, inputs: borrowing InputBatch, deltas: borrowing Matrix,
    using instructionSet: InstructionSet = .selected
  ) {
    precondition(
      inputs.examples.columns == parameters.inputs && deltas.columns == parameters.outputs,
      "shapes that fit")
    let kernels = instructionSet.kernels
    let (layer, d) = (parameters.layer, deltas.first(inputs.count))
    inputs.with(
      dense: { kernels.pointee.update($0, d, layer) },
      sparse: { kernels.pointee.update_sparse($0, d, layer) })
  }

  /// W += xᵀ d and b += Σ d. With deltas scaled by −rate / batch this is a step of plain SGD.
  public static func update(
    _ parameters: inout LayerParameters, inputs: borrowing Matrix, deltas: borrowing Matrix,
    rows: Int, using instructionSet: InstructionSet = .selected
  ) {
    precondition(
      inputs.columns == parameters.inputs && deltas.columns == parameters.outputs,
      "shapes that fit")
    instructionSet.kernels.pointee.update(
      inputs.first(rows), deltas.first(rows), parameters.layer)
  }

  /// G = xᵀ d and g = Σ d, whatever stood there.
  public static func gradient(
    into gradient: inout LayerParameters, inputs: borrowing InputBatch, deltas: borrowing Matrix,
    using instructionSet: InstructionSet = .selected
  ) {
    gradient.clear()
    update(&gradient, inputs: inputs, deltas: deltas, using: instructionSet)
  }

  /// G = xᵀ d and g = Σ d, whatever stood there.
  public static func gradient(
    into gradient: inout LayerParameters, inputs: borrowing Matrix, deltas: borrowing Matrix,
    rows: Int, using instructionSet: InstructionSet = .selected
  ) {
    gradient.clear()
    update(&gradient, inputs: inputs, deltas: deltas, rows: rows, using: instructionSet)
  }

  /// d Wᵀ, the loss's slope at the layer's inputs.
  public static func inputGradient(
    _ deltas: borrowing Matrix, rows: Int, _ parameters: borrowing LayerParameters,
    into gradient: inout Matrix, using instructionSet: InstructionSet = .selected
  ) {
    precondition(
      deltas.columns == parameters.outputs && gradient.columns == parameters.inputs,
      "shapes that fit")
    instructionSet.kernels.pointee.input_gradient(
      deltas.first(rows), parameters.layer, gradient.first(rows))
  }
}
