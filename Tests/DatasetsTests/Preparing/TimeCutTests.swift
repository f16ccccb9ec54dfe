import Kernels
import Testing

@testable import Datasets

/// Cuts along an order, of a thousand random tables.
@Suite struct TimeCutTests {
  private func split(
    folds: Int? = nil, gap: Int = 0, validation: Amount = .fraction(0.2), test: Amount? = nil
  ) -> Split {
    var split = Split(validation: validation, test: test)
    split.order = .name("day")
    (split.folds, split.gap) = (folds, gap)
    return split
  }

  private func raw(_ order: [Int32]) -> RawExamples {
    RawExamples(
      columnNames: ["x"], values: .floats(order.map { Float($0) }),
      answers: .labels(order.indices.map { Int32($0 % 2) }, classes: ["0", "1"]),
      unitScale: .range, layout: .plain(1), order: order)
  }

  @Test func `time never goes back, equal rows stay together, and gaps are kept`() throws {
    var tried = 0
    for number in 0..<1000 {
      var table = RandomTable(number, hasOrder: true)
      let split = split(
        folds: [nil, 2, 3, 5][table.random.below(4)], gap: [0, 0, 1, 5][table.random.below(4)],
        test: [.count(0), nil, .fraction(0.1)][table.random.below(3)])
      let order = try #require(table.examples.order)
      for number in split.numbers {
        guard let partition = try? Partition(table.examples, split, number: number, name: "x")
        else { continue }
        tried += 1
        let parts = [partition.training, partition.validation, partition.test]
        #expect(Set(partition.all).count == partition.all.count)
        #expect(!parts[0].isEmpty && !parts[1].isEmpty)
        #expect(parts.allSatisfy { $0 == $0.sorted() })
        for (index, part) in parts.enumerated() {
          let later = parts[(index + 1)...].joined().map { order[Int($0)] }
          guard let last = part.map({ order[Int($0)] }).max(), let next = later.min() else {
            continue
          }
          #expect(last < next)
          // A gap lies before a later part, where it is not the block of a later fold.
          if index == 0 || split.folds == nil {
            let between = order.count { $0 > last && $0 < next }
            #expect(split.gap == 0 ? between == 0 : between >= split.gap)
          }
        }
      }
    }
    #expect(tried > 1000)
  }

  @Test func `the last rows are test, and those before them validation`() throws {
    // Rows stand in reverse order.
    let order = (0..<10).map { Int32(9 - $0) }
    let partition = try Partition(raw(order), split(), name: "x")
    #expect(partition.test == [0, 1])
    #expect(partition.validation == [2, 3])
    #expect(partition.training == [4, 5, 6, 7, 8, 9])
    let apart = try Partition(raw(order), split(gap: 1), name: "x")
    #expect(apart.test == [0, 1])
    #expect(apart.validation == [3, 4])
    #expect(apart.training == [6, 7, 8, 9])
    let none = try Partition(raw(order), split(test: .count(0)), name: "x")
    #expect(none.test == [])
    #expect(none.validation == [0, 1])
  }

  @Test func `a cut moves to the first of equal rows`() throws {
    let order: [Int32] = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3]
    let partition = try Partition(
      raw(order), split(validation: .count(2), test: .count(2)), name: "x")
    #expect(partition.test == [6, 7, 8, 9])
    #expect(partition.validation == [3, 4, 5])
    #expect(partition.training == [0, 1, 2])
  }

  @Test func `folds go forward block after block`() throws {
    let order = (0..<14).map { Int32($0) }
    let split = split(folds: 3, gap: 1, test: .count(1))
    let folds = try split.numbers.map {
      try Partition(raw(order), split, number: $0, name: "x")
    }
    // 12 rows before the gap and the test row, in four blocks.
    #expect(folds.map(\.test) == [[13], [13], [13]])
    #expect(folds.map(\.validation) == [[3, 4, 5], [6, 7, 8], [9, 10, 11]])
    #expect(folds.map(\.training) == [[0, 1], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 5, 6, 7]])
  }

  @Test func `too few different values are refused`() {
    func refusal(_ split: Split) -> String? {
      failure { () throws(DatasetError) in
        for number in split.numbers {
          _ = try Partition(
            raw([0, 0, 0, 1, 1, 1, 2, 2, 2, 2]), split, number: number, name: "x")
        }
      }?.description
    }
    #expect(
      refusal(split(folds: 4, test: .count(0))) == """
        error: split: the 3 different values of 'day' cannot be cut into 5 blocks of which none is empty
          hint: take fewer folds; equal values stay together
        """)
    #expect(
      refusal(split(gap: 3)) == """
        error: split: the 3 different values of 'day' cannot be cut into parts with gaps of 3 rows of which none is empty
          hint: take smaller amounts, or a smaller gap; equal values stay together
        """)
  }
}
