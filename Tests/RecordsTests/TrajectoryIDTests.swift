import Digests
import Records
import Testing

@Suite struct TrajectoryIDTests {
  static let texts = ["", "a", "contract 1\nseed 3\n", String(repeating: "layers", count: 100)]

  @Test(arguments: texts)
  func `an id is the beginning of its text's digest and reads back`(text: String) {
    let id = TrajectoryID(canonicalText: text)
    #expect(id.hex == Digest(sha256: Array(text.utf8)).short)
    #expect(TrajectoryID(hex: id.hex) == id)
    #expect(id.short == String(id.hex.prefix(8)))
  }

  @Test func `ids are ordered as their digits`() {
    let ids = (0..<100).map { TrajectoryID(canonicalText: "\($0)") }
    #expect(ids.sorted().map(\.hex) == ids.map(\.hex).sorted())
  }

  @Test(arguments: ["", "0", String(repeating: "A", count: 32), String(repeating: "0", count: 33)])
  func `what is no id is none`(text: String) {
    #expect(TrajectoryID(hex: text) == nil)
  }
}
