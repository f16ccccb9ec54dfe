import Testing

@testable import Datasets

@Suite struct GzipTests {
  private let message =
    Array("nn-sweep ".utf8) + (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }

  private func fault(_ packed: [UInt8]) -> String? {
    do {
      _ = try Gzip.unpacked(packed)
      return nil
    } catch {
      return error.message
    }
  }

  @Test func `what was packed is unpacked`() throws {
    #expect(try Gzip.unpacked(gzipped(message)) == message)
    #expect(try Gzip.unpacked(gzipped([])) == [])
  }

  @Test func `members one after another and a padding of zeros are one text`() throws {
    let packed = gzipped(message) + gzipped([1, 2, 3]) + [0, 0, 0]
    #expect(try Gzip.unpacked(packed) == message + [1, 2, 3])
  }

  @Test func `a wrong size at the end is found out`() {
    var packed = gzipped(message)
    packed[packed.count - 1] = 200
    #expect(fault(packed) == "the gzip data are damaged")
  }

  @Test func `a promise beyond belief claims no memory`() {
    #expect(Gzip.promisedSize(gzipped(message)) == message.count + 64)
    #expect(Gzip.promisedSize(Array(repeating: 255, count: 1000)) == 64_064)
  }

  @Test(arguments: [2, 5, 18, 70_000, 100_000])
  func `data cut off end too early`(length: Int) {
    #expect(fault(Array(gzipped(message).prefix(length))) == "the gzip data end too early")
  }

  @Test func `a changed byte is found by the checksum`() {
    var packed = gzipped(message)
    packed[1000] ^= 1
    #expect(fault(packed) == "the gzip data are damaged")
  }

  @Test func `other bytes behind are refused`() {
    #expect(fault(gzipped(message) + [7]) == "there are other bytes behind the gzip data")
  }
}
