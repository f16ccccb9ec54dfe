/// Rows of inputs, held once and shared read-only by every run.
///
/// 8-bit rows stay 8-bit in memory and are scaled while a batch is gathered; rows of floats are
/// scaled once. Both are row-major without padding.
public final class Examples: Sendable {
  enum Rows: Sendable {
    case bytes([UInt8])
    case floats([Float])
  }

  /// The most columns that a network can read.
  public static let mostColumns = 65_536

  public let count: Int
  public let columns: Int
  public let scaling: Scaling
  let rows: Rows
  /// The same rows without their zeros, where that is faster.
  let sparse: SparseRows?
  /// Whether all columns have the offset zero and the same scale.
  let isUniform: Bool

  /// Rows of 8-bit values; `bytes.count` is a multiple of `columns`.
  public init(bytes: [UInt8], columns: Int, scaling: Scaling) {
    precondition(columns > 0 && bytes.count % columns == 0, "whole rows")
    self.columns = columns
    self.scaling = scaling.spread(over: columns)
    count = bytes.count / columns
    rows = .bytes(bytes)
    sparse = SparseRows(bytes, columns: columns, scaling: self.scaling)
    isUniform = self.scaling.isUniform
  }

  /// Rows of numbers, scaled here; `floats.count` is a multiple of `columns`.
  public init(floats: [Float], columns: Int, scaling: Scaling) {
    precondition(columns > 0 && floats.count % columns == 0, "whole rows")
    self.columns = columns
    self.scaling = scaling.spread(over: columns)
    count = floats.count / columns
    var scaled = floats
    for index in scaled.indices {
      scaled[index] = self.scaling.input(scaled[index], column: index % columns)
    }
    rows = .floats(scaled)
    sparse = nil
    isUniform = self.scaling.isUniform
  }

  /// Bytes of memory that the rows take.
  public var byteCount: Int {
    let dense =
      switch rows {
      case .bytes(let bytes): bytes.count
      case .floats(let floats): 4 * floats.count
      }
    return dense + (sparse.map { 3 * $0.values.count + 4 * $0.starts.count } ?? 0)
  }

  /// The inputs of one example.
  public func row(_ index: Int) -> [Float] {
    let range = index * columns..<(index + 1) * columns
    switch rows {
    case .bytes(let bytes):
      return range.map { scaling.input(Float(bytes[$0]), column: $0 - range.lowerBound) }
    case .floats(let floats): return Array(floats[range])
    }
  }
}
