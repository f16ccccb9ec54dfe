import Kernels
import Records
import Testing

@Suite struct RunNumbersTests {
  /// As many different ids, some of which end alike.
  private func ids(_ count: Int) -> [TrajectoryID] {
    (0..<count).map { TrajectoryID(canonicalText: "\($0)") }
  }

  @Test func `what is new gets the next number, what is known keeps its own`() {
    var numbers = RunNumbers()
    let ids = ids(5000)
    for (number, id) in ids.enumerated() {
      #expect(numbers.number(of: id) == nil)
      #expect(numbers.insert(id) == (number, true))
    }
    for (number, id) in ids.enumerated().reversed() {
      #expect(numbers.insert(id) == (number, false))
      #expect(numbers.number(of: id) == number)
    }
    #expect(numbers.ids == ids)
  }

  @Test func `one run may be asked for in several ways`() {
    var numbers = RunNumbers(capacity: 10)
    let ids = ids(100)
    for tag in UInt32(0)..<3 {
      for id in ids { #expect(numbers.insert(id, tag).isNew) }
    }
    #expect(numbers.count == 300)
    #expect(numbers.number(of: ids[7], 2) == 207)
    #expect(numbers.number(of: ids[7], 3) == nil)
  }

  @Test func `ids that end alike are told apart`() throws {
    var numbers = RunNumbers()
    let ids = try (0..<100).map { number in
      let digits = String(number, radix: 16)
      let hex = String(repeating: "0", count: 16 - digits.count) + digits + "ffffffffffffffff"
      return try #require(TrajectoryID(hex: hex))
    }
    for id in ids { numbers.insert(id) }
    #expect(ids.map { numbers.number(of: $0) } == Array(0..<100))
  }
}
