import CKernels

/// 8-bit rows without their zeros: the columns and values of the others, row after row.
struct SparseRows: Sendable {
  /// The largest share of non-zero values at which leaving out the zeros is faster. Part of no
  /// result: both ways give the same bits.
  static let densityLimit = 0.4

  /// Ascending within a row; followed by room for vectors that read beyond the end.
  private(set) var columns: [UInt16] = []
  private(set) var values: [UInt8] = []
  /// Where each row starts, and where the last one ends.
  private(set) var starts: [UInt32] = [0]
  /// The most values a row has.
  private(set) var longest = 0

  /// The rows of `bytes`, or nothing where zeros are too few, do not become the input zero, or
  /// there are more columns or values than can be counted.
  init?(_ bytes: [UInt8], columns width: Int, scaling: Scaling) {
    let filled = bytes.reduce(0) { $0 + ($1 == 0 ? 0 : 1) }
    guard
      Double(filled) <= Self.densityLimit * Double(bytes.count), width <= Int(UInt16.max),
      filled < Int(UInt32.max), scaling.offsets.allSatisfy({ $0 == 0 }),
      scaling.scales.allSatisfy(\.isFinite)
    else { return nil }
    columns.reserveCapacity(filled + 16)
    values.reserveCapacity(filled + 16)
    starts.reserveCapacity(bytes.count / width + 1)
    for start in stride(from: 0, to: bytes.count, by: width) {
      for column in 0..<width where bytes[start + column] != 0 {
        columns.append(UInt16(column))
        values.append(bytes[start + column])
      }
      longest = max(longest, values.count - Int(starts[starts.count - 1]))
      starts.append(UInt32(values.count))
    }
    columns.append(contentsOf: repeatElement(0, count: 16))
    values.append(contentsOf: repeatElement(0, count: 16))
  }

  /// Lends the rows to a kernel.
  func withExamples(_ body: (ck_sparse_examples) -> Void) {
    columns.withUnsafeBufferPointer { columns in
      values.withUnsafeBufferPointer { values in
        starts.withUnsafeBufferPointer { starts in
          guard
            let columns = columns.baseAddress, let values = values.baseAddress,
            let starts = starts.baseAddress
          else { return }
          body(ck_sparse_examples(columns: columns, values: values, starts: starts))
        }
      }
    }
  }
}
