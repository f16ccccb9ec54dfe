import Digests
import Records
import Testing

@Suite struct CurveDigestTests {
  /// Computed with Python's `hashlib` over `struct.pack('<d', value)`, +0 for −0, and the bits of
  /// Swift's not-a-number.
  @Test func `a curve's digest is of its numbers as little-endian bytes`() {
    let record = EpochRecord(
      epoch: 1, training: PartMetrics(loss: 0.25, score: 0.5),
      validation: PartMetrics(loss: -0.0, score: 1),
      test: PartMetrics(loss: .nan, score: -1.5), seconds: 3)
    let digest = "f8aca866dc03327f9876d0a797c807c0ce903b8a972ea543d44291f87fbc7021"
    #expect([record].digest.hex == digest)
  }
}
