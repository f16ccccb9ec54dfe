import Synchronization

/// Rows of raw inputs, held once and shared read-only by all examples that are some of them:
/// row-major, without padding, 8-bit or floats as they were read.
public final class SharedRows: Sendable {
  /// All values, row after row.
  public enum Values: Sendable {
    case bytes(ArraySlice<UInt8>)
    case floats([Float])
  }

  /// Rows without their zeros: made when first asked for, and then kept.
  private enum Sparse: Sendable {
    case unknown
    case known(SparseRows?)
  }

  public let count: Int
  public let columns: Int
  public let values: Values
  private let sparse = Mutex(Sparse.unknown)

  /// Rows of 8-bit values; `bytes.count` is a multiple of `columns`.
  public init(bytes: ArraySlice<UInt8>, columns: Int) {
    precondition(columns > 0 && bytes.count % columns == 0, "whole rows")
    self.columns = columns
    count = bytes.count / columns
    values = .bytes(bytes)
  }

  /// Rows of numbers; `floats.count` is a multiple of `columns`.
  public init(floats: [Float], columns: Int) {
    precondition(columns > 0 && floats.count % columns == 0, "whole rows")
    self.columns = columns
    count = floats.count / columns
    values = .floats(floats)
  }

  /// Bytes of memory that the rows take, with those without zeros if these were made.
  public var byteCount: Int {
    let dense =
      switch values {
      case .bytes(let bytes): bytes.count
      case .floats(let floats): 4 * floats.count
      }
    return sparse.withLock { sparse in
      if case .known(let rows?) = sparse { dense + rows.byteCount } else { dense }
    }
  }

  /// Makes the rows without their zeros, where that is faster, before somebody asks for them.
  public func leaveOutZeros() { _ = sparseRows() }

  /// The rows without their zeros, where that is faster and scaling leaves zeros what they are.
  func sparseRows(for scaling: Scaling) -> SparseRows? {
    SparseRows.fits(scaling) ? sparseRows() : nil
  }

  private func sparseRows() -> SparseRows? {
    guard case .bytes(let bytes) = values else { return nil }
    return sparse.withLock { sparse in
      if case .known(let rows) = sparse { return rows }
      let rows = SparseRows(bytes, columns: columns)
      sparse = .known(rows)
      return rows
    }
  }

  /// The raw values of a row.
  public func row(_ index: Int) -> [Float] {
    let range = index * columns..<(index + 1) * columns
    switch values {
    case .bytes(let bytes):
      return range.map { Float(bytes[bytes.startIndex + $0]) }
    case .floats(let floats): return Array(floats[range])
    }
  }
}
