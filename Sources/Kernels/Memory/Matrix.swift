import CKernels

/// Rows of Floats for a minibatch: activations, preactivations or deltas.
///
/// Row-major. A row is padded to whole vectors of 16 and begins on a cache line; rows are an odd
/// number of lines apart, because with even ones the lines of a column compete for a few places of
/// the cache. Pad columns hold zero and every operation leaves them so.
public struct Matrix: ~Copyable {
  public let rows: Int
  public let columns: Int
  /// Floats from one row to the next.
  public let stride: Int
  let buffer: AlignedBuffer<Float>

  /// A matrix of zeros.
  public init(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns > 0, "a matrix has columns")
    self.rows = rows
    self.columns = columns
    let width = padded(columns)
    let line = Int(ck_lanes)
    stride = width % (2 * line) == 0 ? width + line : width
    buffer = AlignedBuffer(count: rows * stride, zero: 0)
  }

  public subscript(row: Int, column: Int) -> Float {
    get { buffer.start[place(row, column)] }
    set { buffer.start[place(row, column)] = newValue }
  }

  /// Takes over the first `rows` rows of a matrix of the same width.
  public mutating func copy(_ other: borrowing Matrix, rows: Int) {
    precondition(
      rows <= self.rows && rows <= other.rows && columns == other.columns, "shapes that fit")
    buffer.start.update(from: other.buffer.start, count: rows * stride)
  }

  private func place(_ row: Int, _ column: Int) -> Int {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns, "a place in the matrix")
    return row * stride + column
  }

  /// The first `count` rows, as the kernels see them.
  func first(_ count: Int) -> ck_rows {
    precondition(count >= 0 && count <= rows, "rows of the matrix")
    return ck_rows(start: buffer.start, stride: stride, count: count, columns: columns)
  }
}
