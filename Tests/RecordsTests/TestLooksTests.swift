import Records
import Testing

@Suite struct TestLooksTests {
  @Test func `looks of several experiments are added up`() {
    let one = TestLooks(count: 2, first: "2026-01-31 12:00:00", last: "2026-02-01 12:00:00")
    let other = TestLooks(count: 1, first: "2025-12-31 12:00:00", last: "2025-12-31 12:00:00")
    #expect(
      TestLooks(all: [one, other])
        == TestLooks(count: 3, first: "2025-12-31 12:00:00", last: "2026-02-01 12:00:00"))
    #expect(TestLooks(all: []) == nil)
  }
}
