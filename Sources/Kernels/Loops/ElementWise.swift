import CKernels

/// Loops over the elements of a matrix's first `rows` rows.
public enum ElementWise {
  /// A function applied to every preactivation alone.
  public enum Function: Sendable, Hashable, CaseIterable {
    case identity, sigmoid, tanh, relu, leakyReLU, elu, gelu, silu, softplus, mish

    /// Whether the slope is made from the preactivation z; otherwise it is from the activation a.
    public var slopeNeedsPreactivation: Bool {
      switch self {
      case .gelu, .silu, .softplus, .mish: true
      case .identity, .sigmoid, .tanh, .relu, .leakyReLU, .elu: false
      }
    }

    var number: ck_function {
      switch self {
      case .identity: ck_identity
      case .sigmoid: ck_sigmoid
      case .tanh: ck_tanh
      case .relu: ck_relu
      case .leakyReLU: ck_leaky_relu
      case .elu: ck_elu
      case .gelu: ck_gelu
      case .silu: ck_silu
      case .softplus: ck_softplus
      case .mish: ck_mish
      }
    }
  }

  /// a = f(z) in place.
  public static func apply(
    _ function: Function, to matrix: inout Matrix, rows: Int,
    using instructionSet: InstructionSet = .selected
  ) {
    let z = matrix.first(rows)
    instructionSet.kernels.pointee.apply(function.number, z, z.start)
  }

  /// Multiplies deltas by f′ at each place. `source` holds preactivations where
  /// `function.slopeNeedsPreactivation`, activations otherwise.
  public static func multiply(
    _ deltas: inout Matrix, bySlopeOf function: Function, at source: borrowing Matrix, rows: Int,
    using instructionSet: InstructionSet = .selected
  ) {
    precondition(deltas.columns == source.columns, "matrices of one width")
    instructionSet.kernels.pointee.multiply_by_slope(
      function.number, deltas.first(rows), source.first(rows).start)
  }

  /// Turns each row of preactivations into its softmax.
  public static func softmax(
    _ matrix: inout Matrix, rows: Int, using instructionSet: InstructionSet = .selected
  ) {
    instructionSet.kernels.pointee.softmax(matrix.first(rows))
  }

  /// Multiplies deltas d by the Jacobian of softmax at its activations a: a (d − Σ a d).
  public static func multiply(
    _ deltas: inout Matrix, bySoftmaxSlopeAt activations: borrowing Matrix, rows: Int,
    using instructionSet: InstructionSet = .selected
  ) {
    precondition(deltas.columns == activations.columns, "matrices of one width")
    instructionSet.kernels.pointee.multiply_by_softmax_slope(
      deltas.first(rows), activations.first(rows).start)
  }

  /// Multiplies every element by the factor at its place.
  public static func multiply(
    _ matrix: inout Matrix, by factors: borrowing Matrix, rows: Int,
    using instructionSet: InstructionSet = .selected
  ) {
    precondition(matrix.columns == factors.columns, "matrices of one width")
    instructionSet.kernels.pointee.multiply(matrix.first(rows), factors.first(rows).start)
  }
}
