import CKernels

/// What a batch's rows scored, one entry a row.
public struct RowScores: Sendable {
  /// The loss of each row.
  public internal(set) var losses: [Float]
  /// The class each row was taken for: the first of its largest outputs, NaN aside; with a single
  /// output 1 above one half, else 0.
  public internal(set) var predictions: [Int32]

  /// Room for so many rows.
  public init(capacity: Int) {
    losses = Array(repeating: 0, count: capacity)
    predictions = Array(repeating: 0, count: capacity)
  }

  /// Takes a row for a class that it is not, whatever its outputs say.
  public mutating func misread(row: Int, of label: Int32) {
    if predictions[row] == label { predictions[row] = label == 0 ? 1 : 0 }
  }

  /// Lends the memory for `rows` rows to a kernel.
  mutating func withPointers(rows: Int, _ body: (ck_scores) -> Void) {
    precondition(rows <= losses.count, "room for the rows")
    losses.withUnsafeMutableBufferPointer { losses in
      predictions.withUnsafeMutableBufferPointer { predictions in
        guard let losses = losses.baseAddress, let predictions = predictions.baseAddress else {
          return
        }
        body(ck_scores(losses: losses, predictions: predictions))
      }
    }
  }
}

/// Losses of a batch's rows, and the deltas that start the way back.
///
/// A row's loss is a sum in 16 lanes over its outputs: it does not depend on the other rows.
public enum Losses {
  /// ½ Σ (a − y)² over a row's outputs.
  public static func quadratic(
    _ activations: borrowing Matrix, _ targets: borrowing TargetBatch, into scores: inout RowScores,
    using instructionSet: InstructionSet = .selected
  ) {
    precondition(targets.outputs == activations.columns, "targets for these outputs")
    let (rows, targets) = (activations.first(targets.count), targets.pointers)
    scores.withPointers(rows: rows.count) {
      instructionSet.kernels.pointee.quadratic_loss(rows, targets, $0)
    }
  }

  /// Σ of r²/2 where a miss r = |a − y| of a row's outputs is at most δ, and of δ (r − δ/2) beyond
  /// (Huber 1964).
  public static func huber(
    _ activations: borrowing Matrix, _ targets: borrowing TargetBatch, delta: Float,
    into scores: inout RowScores, using instructionSet: InstructionSet = .selected
  ) {
    precondition(targets.outputs == activations.columns, "targets for these outputs")
    let (rows, targets) = (activations.first(targets.count), targets.pointers)
    scores.withPointers(rows: rows.count) {
      instructionSet.kernels.pointee.huber_loss(rows, targets, delta, $0)
    }
  }

  /// a = sigmoid(z) in place, and −Σ (y ln a + (1 − y) ln(1 − a)) = Σ (softplus(z) − y z).
  public static func sigmoidCrossEntropy(
    _ matrix: inout Matrix, _ targets: borrowing TargetBatch, into scores: inout RowScores,
    using instructionSet: InstructionSet = .selected
  ) {
    precondition(targets.outputs == matrix.columns, "targets for these outputs")
    let (rows, targets) = (matrix.first(targets.count), targets.pointers)
    scores.withPointers(rows: rows.count) {
      instructionSet.kernels.pointee.sigmoid_cross_entropy(rows, targets, $0)
    }
  }

  /// a = softmax(z) in place, and −ln a at the row's class = ln Σ eᶻ − z.
  public static func softmaxCrossEntropy(
    _ matrix: inout Matrix, _ targets: borrowing TargetBatch, into scores: inout RowScores,
    using instructionSet: InstructionSet = .selected
  ) {
    precondition(targets.outputs == matrix.columns, "targets for these outputs")
    precondition(matrix.columns > 1, "softmax has several outputs")
    let (rows, targets) = (matrix.first(targets.count), targets.pointers)
    scores.withPointers(rows: rows.count) {
      instructionSet.kernels.pointee.softmax_cross_entropy(rows, targets, $0)
    }
  }

  /// Deltas (a − y) · factor: the quadratic loss at the activations, or cross-entropy at the
  /// preactivations. A factor −rate / batch here saves a pass over every layer's deltas.
  public static func differences(
    _ activations: borrowing Matrix, _ targets: borrowing TargetBatch, times factor: Float,
    into deltas: inout Matrix, using instructionSet: InstructionSet = .selected
  ) {
    precondition(targets.outputs == activations.columns, "targets for these outputs")
    precondition(deltas.columns == activations.columns, "matrices of one width")
    instructionSet.kernels.pointee.differences(
      activations.first(targets.count), targets.pointers, factor,
      deltas.first(targets.count).start)
  }

  /// Deltas of the Huber loss at the activations: as `differences`, each a − y kept within ±δ.
  public static func boundedDifferences(
    _ activations: borrowing Matrix, _ targets: borrowing TargetBatch, limit: Float,
    times factor: Float, into deltas: inout Matrix,
    using instructionSet: InstructionSet = .selected
  ) {
    precondition(targets.outputs == activations.columns, "targets for these outputs")
    precondition(deltas.columns == activations.columns, "matrices of one width")
    instructionSet.kernels.pointee.bounded_differences(
      activations.first(targets.count), targets.pointers, limit, factor,
      deltas.first(targets.count).start)
  }

  /// Multiplies each row's deltas by the weight of its example; nothing where all weigh the same.
  public static func weigh(
    _ deltas: inout Matrix, _ targets: borrowing TargetBatch,
    using instructionSet: InstructionSet = .selected
  ) {
    guard let weights = targets.weightPointer else { return }
    instructionSet.kernels.pointee.weigh(deltas.first(targets.count), weights)
  }
}
