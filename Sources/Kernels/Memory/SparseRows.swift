import CKernels

/// 8-bit rows without their zeros: the columns and values of the others, row after row.
struct SparseRows: Sendable {
  /// Whether leaving out the zeros is faster. Measured on AVX-512 and AVX2: with 784 columns it is
  /// up to 46 % of non-zero values, for any batch and width of layer; starting a row costs as much
  /// as some 16 values. Part of no result: both ways give the same bits.
  private static func pays(filled: Int, rows: Int, columns: Int) -> Bool {
    Double(filled + 16 * rows) <= 0.45 * Double(rows * columns)
  }

  /// Ascending within a row; followed by room for vectors that read beyond the end.
  private(set) var columns: [UInt16] = []
  private(set) var values: [UInt8] = []
  /// Where each row starts, and where the last one ends.
  private(set) var starts: [UInt32] = [0]
  /// The most values a row has.
  private(set) var longest = 0

  /// The rows of `bytes`, or nothing where zeros are too few, or there are more columns or values
  /// than can be counted.
  init?(_ bytes: ArraySlice<UInt8>, columns width: Int) {
    let filled = bytes.withUnsafeBytes(Self.filled)
    guard
      Self.pays(filled: filled, rows: bytes.count / width, columns: width),
      width <= Int(UInt16.max), filled < Int(UInt32.max)
    else { return nil }
    columns = Array(repeating: 0, count: filled + 16)
    values = Array(repeating: 0, count: filled + 16)
    starts.reserveCapacity(bytes.count / width + 1)
    bytes.withUnsafeBytes { bytes in
      for start in stride(from: 0, to: bytes.count, by: width) { append(bytes, start, width) }
    }
  }

  /// Whether zeros become the input zero.
  static func fits(_ scaling: Scaling) -> Bool {
    scaling.offsets.allSatisfy { $0 == 0 } && scaling.scales.allSatisfy(\.isFinite)
  }

  /// Bytes of memory that they take.
  var byteCount: Int { 3 * values.count + 4 * starts.count }

  /// How many bytes are not zero, counted in eights.
  private static func filled(_ bytes: UnsafeRawBufferPointer) -> Int {
    let sevens: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var filled = 0
    for start in stride(from: 0, to: bytes.count & ~7, by: 8) {
      let eight = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
      // The highest bit of each byte that is not zero, and then their sum in the highest byte.
      let marks = (((eight & sevens) &+ sevens) | eight) & ~sevens
      filled += Int(((marks >> 7) &* 0x0101_0101_0101_0101) >> 56)
    }
    return bytes[(bytes.count & ~7)...].reduce(filled) { $0 + ($1 == 0 ? 0 : 1) }
  }

  /// Appends the row that starts at a byte.
  private mutating func append(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ width: Int) {
    let first = Int(starts[starts.count - 1])
    var place = first
    var column = 0
    while column < width {
      // Most zeros stand in runs.
      if column + 8 <= width,
        bytes.loadUnaligned(fromByteOffset: start + column, as: UInt64.self) == 0
      {
        column += 8
        continue
      }
      for next in column..<min(column + 8, width) {
        let value = bytes[start + next]
        // Written always and kept only if not zero: a branch would be guessed wrong too often.
        columns[place] = UInt16(truncatingIfNeeded: next)
        values[place] = value
        place += value == 0 ? 0 : 1
      }
      column += 8
    }
    columns[place] = 0
    values[place] = 0
    longest = max(longest, place - first)
    starts.append(UInt32(place))
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
