/// The members of a ZIP archive (PKWARE's APPNOTE 6.3, with 64-bit sizes), by its central directory.
struct ZipArchive {
  /// A file in an archive.
  struct Member {
    let name: String
    fileprivate let flags: Int
    fileprivate let method: Int
    fileprivate let checksum: UInt32
    fileprivate let packedSize: Int
    fileprivate let size: Int
    /// Where its local header begins.
    fileprivate let start: Int
  }

  let path: String
  let members: [Member]
  private let bytes: [UInt8]

  /// Whether bytes begin as an archive does.
  static func isLikely(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  init(_ bytes: [UInt8], path: String) throws(DatasetError) {
    (self.bytes, self.path) = (bytes, path)
    let reader = ByteReader(bytes)
    // The directory's end may be followed by a comment of 65,535 bytes.
    let earliest = max(0, bytes.count - 22 - 65_535)
    let end = stride(from: bytes.count - 22, through: earliest, by: -1).first {
      reader.number(at: $0, 4) == 0x0605_4B50
    }
    guard let end, var count = reader.number(at: end + 10, 2),
      var place = reader.number(at: end + 16, 4)
    else { throw Self.damaged("the archive's directory is missing", path) }
    if count == 0xFFFF || place == 0xFFFF_FFFF, reader.number(at: end - 20, 4) == 0x0706_4B50,
      let large = reader.number(at: end - 12, 8), reader.number(at: large, 4) == 0x0606_4B50,
      let largeCount = reader.number(at: large + 32, 8),
      let largePlace = reader.number(at: large + 48, 8)
    {
      (count, place) = (largeCount, largePlace)
    }
    var members: [Member] = []
    while members.count < count {
      guard let (member, next) = Self.member(at: place, reader) else {
        throw Self.damaged("the archive's directory is damaged", path)
      }
      members.append(member)
      place = next
    }
    self.members = members
  }

  /// The entry at a place of the directory, and where the next one begins.
  private static func member(at place: Int, _ reader: ByteReader) -> (Member, next: Int)? {
    func number(_ offset: Int, _ size: Int) -> Int? { reader.number(at: place + offset, size) }
    guard place < reader.bytes.count, number(0, 4) == 0x0201_4B50, let flags = number(8, 2),
      let method = number(10, 2), let checksum = number(16, 4), var packed = number(20, 4),
      var size = number(24, 4), let nameSize = number(28, 2), let extraSize = number(30, 2),
      let commentSize = number(32, 2), var start = number(42, 4)
    else { return nil }
    let extra = place + 46 + nameSize
    guard extra + extraSize + commentSize <= reader.bytes.count else { return nil }
    // Sizes that do not fit 32 bits stand behind the name, in this order.
    var field = extra
    while field + 4 <= extra + extraSize, let kind = reader.number(at: field, 2),
      let length = reader.number(at: field + 2, 2)
    {
      var value = field + 4
      func take(_ number: inout Int) {
        guard kind == 1, number == 0xFFFF_FFFF, value + 8 <= field + 4 + length,
          let large = reader.number(at: value, 8)
        else { return }
        number = large
        value += 8
      }
      take(&size)
      take(&packed)
      take(&start)
      field += 4 + length
    }
    let name = String(decoding: reader.bytes[place + 46..<extra], as: UTF8.self)
    let member = Member(
      name: name, flags: flags, method: method, checksum: UInt32(truncatingIfNeeded: checksum),
      packedSize: packed, size: size, start: start)
    return (member, extra + extraSize + commentSize)
  }

  /// The bytes of a member, checksum verified.
  func contents(of member: Member) throws(DatasetError) -> ArraySlice<UInt8> {
    let reader = ByteReader(bytes)
    guard member.flags & 1 == 0 else {
      throw DatasetError("'\(member.name)' is encrypted", path: path, hint: "save it without")
    }
    guard member.start < bytes.count, reader.number(at: member.start, 4) == 0x0403_4B50,
      let nameSize = reader.number(at: member.start + 26, 2),
      let extraSize = reader.number(at: member.start + 28, 2)
    else { throw Self.damaged("'\(member.name)' is not where the directory says", path) }
    let start = member.start + 30 + nameSize + extraSize
    guard start <= bytes.count, member.packedSize <= bytes.count - start else {
      throw Self.damaged("'\(member.name)' ends too early", path)
    }
    let packed = bytes[start..<start + member.packedSize]
    switch member.method {
    case 0:
      guard packed.count == member.size, Deflate.checksum(packed) == member.checksum else {
        throw Self.damaged("'\(member.name)' is damaged", path)
      }
      return packed
    case 8:
      do {
        return try Deflate.unpacked(packed, size: member.size, checksum: member.checksum)[...]
      } catch {
        throw DatasetError("'\(member.name)': \(error.message)", path: path, hint: error.hint)
      }
    default:
      throw DatasetError(
        "'\(member.name)' is packed by method \(member.method)", path: path,
        hint: "members may be stored or deflated, as numpy.savez and savez_compressed write them")
    }
  }

  private static func damaged(_ message: String, _ path: String) -> DatasetError {
    DatasetError(message, path: path, hint: Gzip.Failure(message: "").hint)
  }
}

/// Little-endian numbers at places that may lie outside.
private struct ByteReader {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The number of `size` bytes at a place; nil where there are not as many, or it is no `Int`.
  func number(at place: Int, _ size: Int) -> Int? {
    guard place >= 0, place <= bytes.count - size else { return nil }
    let bits = bytes[place..<place + size].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(exactly: bits)
  }
}
