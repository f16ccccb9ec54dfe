import Testing

@testable import Datasets

/// Where the system has libdeflate, it gives what zlib gives, or leaves the data to zlib.
@Suite struct LibdeflateTests {
  @Test(arguments: [0, 1, 100, 70_000, 3_000_000])
  func `both unpack the same`(count: Int) throws {
    var state: UInt32 = 1
    let bytes = (0..<count).map { place -> UInt8 in
      state = state &* 1_664_525 &+ 1_013_904_223
      // Noise, runs of zeros and a ramp.
      return place % 3000 < 1000 ? UInt8(state >> 24) : place % 3000 < 2000 ? 0 : UInt8(place & 255)
    }
    let packed = gzipped(bytes)
    #expect(try Gzip.unpacked(packed) == bytes)
    #expect(try Gzip.unpackedByZlib(packed) == bytes)
    if let libdeflate = Libdeflate.shared { #expect(libdeflate.unpacked(packed) == bytes) }
  }

  @Test func `both unpack what gzip has packed`() throws {
    let packed = PackageResources.digits_csv_gz
    let bytes = try Gzip.unpackedByZlib(packed)
    #expect(bytes.count > 2 * packed.count)
    #expect(try Gzip.unpacked(packed) == bytes)
    if let libdeflate = Libdeflate.shared { #expect(libdeflate.unpacked(packed) == bytes) }
  }

  @Test func `what is not one sound member is left to zlib`() {
    guard let libdeflate = Libdeflate.shared else { return }
    let packed = gzipped(Array("nn-sweep ".utf8))
    for other in [packed + packed, packed + [0], Array(packed.dropLast()), [0x1F, 0x8B], []] {
      #expect(libdeflate.unpacked(other) == nil)
    }
  }
}
