import Kernels

/// Refuses data that do not fit into memory: an allocation that fails would end the process.
enum DataMemory {
  /// Less than that is taken without asking.
  private static let smallest = 16_000_000

  /// Makes sure that so many more bytes can be had for what a file holds.
  static func require(_ bytes: Int, for path: String?) throws(DatasetError) {
    guard bytes >= smallest else { return }
    let left = MemoryLeft.bytes
    guard Double(bytes) > left else { return }
    throw DatasetError(
      "it takes \(text(Double(bytes))) of memory more, and there are \(text(left))", path: path,
      hint: "take fewer rows, or allow more memory (ulimit -v, a container's limit)")
  }

  /// Makes sure that a table of these bytes can be read: a number for each field, in arrays that
  /// double, and are copied, while they grow.
  static func requireTable(_ bytes: [UInt8], path: String) throws(DatasetError) {
    // No field is shorter than a character and what parts it from the next.
    guard bytes.count / 2 * bytesOfField >= smallest,
      Double(bytes.count / 2 * bytesOfField) > MemoryLeft.bytes
    else { return }
    let separators = bytes.reduce(0) { count, byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"), 0x0A:
        count + 1
      default: count
      }
    }
    try require(separators * bytesOfField, for: path)
  }

  private static let bytesOfField = 12

  /// Makes sure that examples can be parted: a place and a target for each, and of bytes maybe the
  /// rows without their zeros, three bytes for each of 45 % at most.
  static func requireParts(_ examples: RawExamples, path: String?) throws(DatasetError) {
    let isBytes = if case .bytes = examples.values { true } else { false }
    let sparse = isBytes ? examples.columns * 27 / 20 : 0
    try require(examples.count * (sparse + 8), for: path)
  }

  private static func text(_ bytes: Double) -> String {
    let (value, unit) = bytes < 1e9 ? (bytes / 1e6, "MB") : (bytes / 1e9, "GB")
    let tenths = Int((10 * value).rounded(.up))
    return bytes < 1e9 ? "\((tenths + 9) / 10) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
  }
}
