import CZlib
import Glibc

/// Unpacks gzip data (RFC 1952) with zlib; this file is the only importer of CZlib.
enum Gzip {
  struct Failure: Error {
    let message: String
    var hint: String? = "the file is damaged: copy or fetch it again"
  }

  /// Whether bytes begin as gzip data do.
  static func isCompressed(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: [0x1F, 0x8B])
  }

  /// The unpacked bytes of one or several members, checksums verified.
  static func unpacked(_ packed: [UInt8]) throws(Failure) -> [UInt8] {
    try require(promisedSize(packed))
    if let bytes = Libdeflate.shared?.unpacked(packed) { return bytes }
    return try unpackedByZlib(packed)
  }

  /// The same with zlib alone, which takes whatever there is and says what is wrong with it.
  ///
  /// Unpacks straight into one buffer of the size that the last four bytes promise: growing
  /// arrays would double the time of a 47 MB file.
  static func unpackedByZlib(_ packed: [UInt8]) throws(Failure) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: promisedSize(packed))
    var input = 0
    var written = 0
    repeat {
      let member = try unpackMember(packed, from: input, into: &output, at: written)
      input = member.input
      written = member.written
    } while isCompressed(packed[input...])
    // Tape drives pad with zeros, and gzip itself lets them pass.
    guard packed[input...].allSatisfy({ $0 == 0 }) else {
      throw Failure(message: "there are other bytes behind the gzip data")
    }
    output.removeLast(output.count - written)
    return output
  }

  /// The size in the last four bytes, which is only a hint: believed up to 64 times the packed
  /// size, or a damaged file of 4 MB could claim 4 GiB.
  static func promisedSize(_ packed: [UInt8]) -> Int {
    let promised = packed.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    return min(promised, packed.count * 64) + 64
  }

  /// Makes sure that so many more bytes fit into memory.
  fileprivate static func require(_ bytes: Int) throws(Failure) {
    do {
      try DataMemory.require(bytes, for: nil)
    } catch {
      throw Failure(message: "unpacked, \(error.message)", hint: error.hint)
    }
  }

  private static func unpackMember(
    _ packed: [UInt8], from start: Int, into output: inout [UInt8], at offset: Int
  ) throws(Failure) -> (input: Int, written: Int) {
    var stream = z_stream()
    // 15 bits of window, and 16 to ask for a gzip header.
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw Failure(message: "zlib cannot start") }
    defer { inflateEnd(&stream) }
    var input = start
    var written = offset
    while true {
      if written == output.count {
        guard written < FileBytes.limit else {
          throw Failure(
            message: "the gzip data unpack to more than 8 GiB", hint: "take fewer rows")
        }
        // The old bytes are still there while they are copied.
        try require(2 * output.count)
        output.append(contentsOf: repeatElement(0, count: max(output.count, 1 << 16)))
      }
      let status = inflate(&stream, packed[...], &input, into: &output, &written)
      switch status {
      case Z_STREAM_END: return (input, written)
      case Z_OK, Z_BUF_ERROR:
        guard input < packed.count || written == output.count else {
          throw Failure(message: "the gzip data end too early")
        }
      default:
        throw Failure(message: "the gzip data are damaged")
      }
    }
  }

  /// One call of inflate with as much input and room as its 32-bit counters allow.
  fileprivate static func inflate(
    _ stream: inout z_stream, _ packed: ArraySlice<UInt8>, _ input: inout Int,
    into output: inout [UInt8], _ written: inout Int
  ) -> Int32 {
    packed.withUnsafeBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        let available = UInt32(min(source.count - input, 1 << 30))
        let room = UInt32(min(target.count - written, 1 << 30))
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress! + input)
        stream.avail_in = available
        stream.next_out = target.baseAddress! + written
        stream.avail_out = room
        let status = CZlib.inflate(&stream, Z_NO_FLUSH)
        input += Int(available - stream.avail_in)
        written += Int(room - stream.avail_out)
        return status
      }
    }
  }
}

/// Deflated bytes without gzip's header and end (RFC 1951), as archives hold them.
public enum Deflate {
  /// The unpacked bytes, of which size and CRC-32 are known.
  static func unpacked(
    _ packed: ArraySlice<UInt8>, size: Int, checksum: UInt32
  ) throws(Gzip.Failure) -> [UInt8] {
    // No byte of deflated data stands for more than 1,032 (zlib's technical notes).
    guard !packed.isEmpty, size <= FileBytes.limit, size / 1032 <= packed.count else {
      throw Gzip.Failure(message: "its size cannot be the \(size) bytes that it claims")
    }
    try Gzip.require(size)
    var stream = z_stream()
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw Gzip.Failure(message: "zlib cannot start") }
    defer { inflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: size + 1)
    var (input, written) = (0, 0)
    var status = Z_OK
    while status == Z_OK, written <= size {
      let before = (input, written)
      status = Gzip.inflate(&stream, packed, &input, into: &output, &written)
      if (input, written) == before { break }
    }
    guard status == Z_STREAM_END, written == size else {
      throw Gzip.Failure(message: "the packed data are damaged")
    }
    output.removeLast()
    guard self.checksum(output[...]) == checksum else {
      throw Gzip.Failure(message: "the packed data have another checksum")
    }
    return output
  }

  /// The CRC-32 of some bytes (ISO 3309), as archives hold it.
  public static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    UInt32(
      truncatingIfNeeded: bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) })
  }
}

/// libdeflate, which unpacks three times as fast as zlib where the whole is at hand. It is used where
/// the system has it, as it does with Debian's gnuplot, and nothing depends on it: what it does not
/// unpack at once is left to zlib.
struct Libdeflate: Sendable {
  private typealias Unpack =
    @convention(c) (
      OpaquePointer?, UnsafeRawPointer?, Int, UnsafeMutableRawPointer?, Int,
      UnsafeMutablePointer<Int>?, UnsafeMutablePointer<Int>?
    ) -> Int32

  private let make: @convention(c) () -> OpaquePointer?
  private let unpack: Unpack
  private let free: @convention(c) (OpaquePointer?) -> Void

  /// Nil where the system lacks it.
  static let shared = Libdeflate()

  private init?() {
    guard let library = dlopen("libdeflate.so.0", RTLD_NOW),
      let make = dlsym(library, "libdeflate_alloc_decompressor"),
      let unpack = dlsym(library, "libdeflate_gzip_decompress_ex"),
      let free = dlsym(library, "libdeflate_free_decompressor")
    else { return nil }
    self.make = unsafeBitCast(make, to: (@convention(c) () -> OpaquePointer?).self)
    self.unpack = unsafeBitCast(unpack, to: Unpack.self)
    self.free = unsafeBitCast(free, to: (@convention(c) (OpaquePointer?) -> Void).self)
  }

  /// The bytes of gzip data that are one sound member of the size that they promise; nil for others.
  func unpacked(_ packed: [UInt8]) -> [UInt8]? {
    guard let state = make() else { return nil }
    defer { free(state) }
    var isSound = false
    let bytes = [UInt8](unsafeUninitializedCapacity: Gzip.promisedSize(packed)) { room, count in
      var (read, written) = (0, 0)
      let code = packed.withUnsafeBytes {
        unpack(state, $0.baseAddress, $0.count, room.baseAddress, room.count, &read, &written)
      }
      isSound = code == 0 && read == packed.count
      count = isSound ? written : 0
    }
    return isSound ? bytes : nil
  }
}
