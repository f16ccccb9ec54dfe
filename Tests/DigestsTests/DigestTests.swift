import Testing

@testable import Digests

@Suite struct DigestTests {
  /// FIPS 180-4's examples.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func `a digest is SHA-256`(message: String, expected: String) {
    let digest = Digest(sha256: Array(message.utf8))
    #expect(digest.hex == expected)
    #expect(digest.description == expected)
    #expect(digest.short == String(expected.prefix(32)))
    #expect(digest.bytes.count == 32)
  }

  @Test func `pieces give the digest of the whole`() {
    let message = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
    var hasher = Digest.Hasher()
    hasher.update(message[..<1])
    hasher.update(message[1..<70_000])
    hasher.update(message[70_000...].lazy.map { $0 })
    #expect(hasher.finish() == Digest(sha256: message))
  }

  @Test func `integers are hashed as their bytes, lowest first`() {
    var hasher = Digest.Hasher()
    hasher.update(integers: [0x0102_0304, -1] as [Int32])
    hasher.update(5)
    hasher.update("é")
    let bytes: [UInt8] = [4, 3, 2, 1, 255, 255, 255, 255, 5, 0, 0, 0, 0, 0, 0, 0, 0xC3, 0xA9]
    #expect(hasher.finish() == Digest(sha256: bytes))
  }
}
