import Datasets

/// A zip archive of files that are stored as they are, without dates: the same files give the same
/// bytes. At most 4 GB, more than the largest network has.
struct ZipArchive {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// The first day that the format knows: 1 January 1980.
  private static let date: UInt16 = 1 << 5 | 1
  /// What a reader has to know: version 2.0 of the format.
  private static let version: UInt16 = 20

  mutating func add(_ name: String, _ contents: [UInt8]) {
    let size = UInt32(truncatingIfNeeded: contents.count)
    let name = Array(name.utf8)
    let offset = UInt32(truncatingIfNeeded: bytes.count)
    // Flags, method (stored), time, date, checksum, sizes, lengths of name and of extra fields.
    let entry =
      [Self.version, 0, 0, 0, Self.date].flatMap(\.littleEndianBytes)
      + [Deflate.checksum(contents[...]), size, size].flatMap(\.littleEndianBytes)
      + [UInt16(truncatingIfNeeded: name.count), 0].flatMap(\.littleEndianBytes)
    bytes += Array("PK\u{3}\u{4}".utf8) + entry + name + contents
    directory +=
      Array("PK\u{1}\u{2}".utf8) + Self.version.littleEndianBytes + entry
      // Length of the comment, number of the disk, attributes.
      + [UInt8](repeating: 0, count: 10) + offset.littleEndianBytes + name
    count += 1
  }

  /// The whole archive.
  func finish() -> [UInt8] {
    let sizes = [directory.count, bytes.count].map { UInt32(truncatingIfNeeded: $0) }
    return bytes + directory + Array("PK\u{5}\u{6}".utf8)
      + [0, 0, count, count].flatMap(\.littleEndianBytes) + sizes.flatMap(\.littleEndianBytes)
      + [0, 0]
  }
}

extension FixedWidthInteger {
  /// Its bytes, lowest first.
  var littleEndianBytes: [UInt8] {
    stride(from: 0, to: Self.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: self >> Self($0)) }
  }
}
