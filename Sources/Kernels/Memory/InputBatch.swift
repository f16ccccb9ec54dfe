import CKernels

/// The first layer's inputs of one minibatch, gathered from `Examples` by index.
///
/// Where the examples have sparse rows the batch is sparse: it points at their columns and holds
/// their scaled values. Otherwise it is a matrix.
public struct InputBatch: ~Copyable {
  /// The most rows a batch can hold.
  public let capacity: Int
  /// The rows gathered last.
  public private(set) var count = 0
  /// Whether the zeros of the examples are left out.
  public let isSparse: Bool
  let examples: Examples
  /// The inputs of a dense batch; without rows in a sparse one.
  private let dense: Matrix
  private let starts: AlignedBuffer<UInt32>
  private let lengths: AlignedBuffer<UInt32>
  private let values: AlignedBuffer<Float>
  /// Floats from the values of one sparse row to the next.
  private let valueStride: Int
  private let consecutive: AlignedBuffer<Int32>
  private let instructionSet: InstructionSet

  /// An empty batch; `forceDense` keeps zeros even where leaving them out would be faster (the bits
  /// are the same).
  public init(
    examples: Examples, capacity: Int, forceDense: Bool = false,
    using instructionSet: InstructionSet = .selected
  ) {
    precondition(capacity > 0, "room for a row")
    self.examples = examples
    self.capacity = capacity
    self.instructionSet = instructionSet
    isSparse = examples.sparse != nil && !forceDense
    dense = Matrix(rows: isSparse ? 0 : capacity, columns: examples.columns)
    let sparseRows = isSparse ? capacity : 0
    valueStride = padded(examples.sparse?.longest ?? 0)
    starts = AlignedBuffer(count: sparseRows, zero: 0)
    lengths = AlignedBuffer(count: sparseRows, zero: 0)
    values = AlignedBuffer(count: sparseRows * valueStride, zero: 0)
    consecutive = AlignedBuffer(count: capacity, zero: 0)
  }

  /// Gathers the examples of these indices; those of `next` are brought towards the cache.
  public mutating func gather(_ indices: ArraySlice<Int32>, next: ArraySlice<Int32> = []) {
    gather(
      rows: examples.rows(of: Array(indices))[...], next: examples.rows(of: Array(next))[...])
  }

  /// The rows of some of the examples, to be gathered by.
  public func rows(of indices: [Int32]) -> [Int32] { examples.rows(of: indices) }

  /// Gathers examples by their rows, as `rows(of:)` has them: for many batches these are
  /// best made at once.
  public mutating func gather(rows: ArraySlice<Int32>, next: ArraySlice<Int32> = []) {
    rows.withUnsafeBufferPointer { rows in
      next.withUnsafeBufferPointer { next in gather(rows, next: next) }
    }
  }

  /// Gathers consecutive examples.
  public mutating func gather(_ range: Range<Int>) {
    precondition(range.count <= capacity, "no more rows than the capacity")
    precondition(
      range.lowerBound >= 0 && range.upperBound <= examples.count, "rows of the examples")
    if let places = examples.places {
      for (row, index) in range.enumerated() { consecutive.start[row] = places[index] }
    } else {
      for (row, index) in range.enumerated() { consecutive.start[row] = Int32(index) }
    }
    gather(
      UnsafeBufferPointer(start: consecutive.start, count: range.count),
      next: UnsafeBufferPointer(start: nil, count: 0))
  }

  private mutating func gather(
    _ rows: UnsafeBufferPointer<Int32>, next: UnsafeBufferPointer<Int32>
  ) {
    precondition(rows.count <= capacity, "no more rows than the capacity")
    precondition(areRows(rows) && areRows(next), "rows of the examples")
    count = rows.count
    guard let first = rows.baseAddress else { return }
    gather(
      ck_choice(
        indices: first, next: next.baseAddress, count: rows.count, next_count: next.count))
  }

  /// Whether all are rows of the examples. Without a branch, which several at a time are checked by.
  private func areRows(_ rows: UnsafeBufferPointer<Int32>) -> Bool {
    var last: UInt32 = 0
    for row in rows { last = max(last, UInt32(bitPattern: row)) }
    return rows.isEmpty || last < examples.rows.count
  }

  private func gather(_ choice: ck_choice) {
    examples.scaling.offsets.withUnsafeBufferPointer { offsets in
      examples.scaling.scales.withUnsafeBufferPointer { scales in
        guard let offsets = offsets.baseAddress, let scales = scales.baseAddress else { return }
        let scaling = ck_scaling(
          offsets: offsets, scales: scales, is_uniform: examples.isUniform ? 1 : 0)
        gather(choice, scaling)
      }
    }
  }

  private func gather(_ choice: ck_choice, _ scaling: ck_scaling) {
    let kernels = instructionSet.kernels
    switch examples.rows.values {
    case .floats(let floats):
      floats.withUnsafeBufferPointer { floats in
        guard let all = floats.baseAddress else { return }
        kernels.pointee.gather_floats(all, choice, scaling, dense.first(count))
      }
    case .bytes(let bytes):
      if let sparse = examples.sparse, isSparse {
        sparse.withExamples { all in
          kernels.pointee.gather_sparse(all, choice, scaling, sparseRows(all.columns))
        }
      } else {
        bytes.withUnsafeBufferPointer { bytes in
          guard let all = bytes.baseAddress else { return }
          kernels.pointee.gather_bytes(all, choice, scaling, dense.first(count))
        }
      }
    }
  }

  private func sparseRows(_ columns: UnsafePointer<UInt16>) -> ck_sparse_rows {
    ck_sparse_rows(
      columns: columns, starts: starts.start, lengths: lengths.start, values: values.start,
      stride: valueStride, count: count)
  }

  /// Does one thing with the gathered rows or another, as the batch is dense or sparse.
  func with(dense useDense: (ck_rows) -> Void, sparse useSparse: (ck_sparse_rows) -> Void) {
    if let sparse = examples.sparse, isSparse {
      sparse.withExamples { useSparse(sparseRows($0.columns)) }
    } else {
      useDense(dense.first(count))
    }
  }
}
