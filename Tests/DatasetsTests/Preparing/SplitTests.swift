import Kernels
import Testing

@testable import Datasets

@Suite struct SplitTests {
  /// Examples of one input, the example's number; of these labels, groups, official test part.
  private func examples(
    _ labels: [Int32], groups: [Int32]? = nil, officialTest: Int? = nil
  ) -> RawExamples {
    RawExamples(
      columnNames: ["x"], values: .floats(labels.indices.map { Float($0) }),
      answers: .labels(labels, classes: (0...labels.max()!).map(String.init)), unitScale: .range,
      layout: .plain(1), officialTest: officialTest, groups: groups)
  }

  private static let splits: [Split] = [
    Split(), Split(seed: 1), Split(validation: .fraction(0.1), test: .fraction(0.5)),
    Split(validation: .count(7), test: .count(1)), Split(validation: .last(10)),
    Split(validation: .last(10), test: .last(20)), Split(test: .last(3), seed: 5),
  ]

  @Test(arguments: splits)
  func `parts are disjoint, complete and ascending`(split: Split) throws {
    for officialTest in [nil, 150] where officialTest == nil || split.test == nil {
      let examples = examples((0..<200).map { Int32($0 * $0 % 7) }, officialTest: officialTest)
      let partition = try Partition(examples, split, name: "x")
      let parts = [partition.training, partition.validation, partition.test]
      #expect(parts.flatMap { $0 }.sorted() == Array(0..<200))
      for part in parts {
        #expect(!part.isEmpty)
        #expect(part == part.sorted())
      }
      #expect(try Partition(examples, split, name: "x") == partition)
    }
  }

  @Test func `sizes are as asked, rounded`() throws {
    let examples = examples((0..<1797).map { Int32($0 % 10) })
    func sizes(_ split: Split) throws -> [Int] {
      let partition = try Partition(examples, split, name: "x")
      return partition.sizes
    }
    #expect(try sizes(Split()) == [1079, 359, 359])
    #expect(try sizes(Split(validation: .count(100), test: .fraction(0.5))) == [798, 100, 899])
    #expect(try sizes(Split(validation: .last(1), test: .last(1795))) == [1, 1, 1795])
  }

  @Test func `the last ones are taken in order, test behind validation`() throws {
    let split = Split(validation: .last(3), test: .last(2))
    let partition = try Partition(examples([0, 1, 0, 1, 0, 1, 0, 1]), split, name: "x")
    #expect(partition.training == [0, 1, 2])
    #expect(partition.validation == [3, 4, 5])
    #expect(partition.test == [6, 7])
  }

  @Test func `classes are spread evenly over the parts`() throws {
    let labels = (0..<1000).map { Int32($0 < 700 ? 0 : $0 < 950 ? 1 : 2) }
    let partition = try Partition(examples(labels), Split(), name: "x")
    for (part, share) in [
      (partition.training, 0.6), (partition.validation, 0.2), (partition.test, 0.2),
    ] {
      for (label, count) in [(0, 700.0), (1, 250), (2, 50)] {
        #expect(Double(part.count { labels[Int($0)] == label }) == share * count)
      }
    }
  }

  @Test func `shares are proportional and add up`() {
    #expect(PartDraws.shares(of: 10, in: [5, 3, 2]) == [5, 3, 2])
    #expect(PartDraws.shares(of: 5, in: [1, 1, 1]) == [2, 2, 1])
    #expect(PartDraws.shares(of: 2, in: [1, 1, 8]) == [0, 0, 2])
    #expect(PartDraws.shares(of: 0, in: [1, 2]) == [0, 0])
    #expect(PartDraws.shares(of: 3, in: [0, 3]) == [0, 3])
  }

  @Test func `another seed draws others, another validation leaves the test part`() throws {
    let examples = examples((0..<100).map { Int32($0 % 2) })
    let first = try Partition(examples, Split(), name: "x")
    #expect(try Partition(examples, Split(seed: 1), name: "x") != first)
    let other = try Partition(examples, Split(validation: .fraction(0.4)), name: "x")
    #expect(other.test == first.test)
  }

  @Test(arguments: [UInt64(0), 1, 2, 3])
  func `groups stay together`(seed: UInt64) throws {
    let groups = (0..<300).map { Int32($0 * $0 % 37) }
    let dense = Dictionary(grouping: groups, by: { $0 }).keys.sorted()
    let numbers = groups.map { Int32(dense.firstIndex(of: $0)!) }
    let examples = examples((0..<300).map { Int32($0 % 2) }, groups: numbers)
    let partition = try Partition(examples, Split(seed: seed, by: .index(0)), name: "x")
    let parts = [partition.training, partition.validation, partition.test]
    #expect(parts.flatMap { $0 }.sorted() == Array(0..<300))
    let groupsOfParts = parts.map { Set($0.map { numbers[Int($0)] }) }
    #expect(groupsOfParts[0].isDisjoint(with: groupsOfParts[1]))
    #expect(groupsOfParts[0].isDisjoint(with: groupsOfParts[2]))
    #expect(groupsOfParts[1].isDisjoint(with: groupsOfParts[2]))
    for part in parts[1...] { #expect((50...70).contains(part.count)) }
  }

  @Test func `every part gets a group, however large`() throws {
    let groups: [Int32] = [0, 0, 0, 0, 0, 0, 0, 0, 1, 2]
    let examples = examples([0, 1, 0, 1, 0, 1, 0, 1, 0, 1], groups: groups)
    for seed in UInt64(0)..<10 {
      let partition = try Partition(examples, Split(seed: seed, by: .last), name: "x")
      #expect(
        [partition.training, partition.validation, partition.test].allSatisfy { !$0.isEmpty })
    }
  }

  @Test(
    arguments: [
      (
        Split(validation: .fraction(0.5), test: .fraction(0.5)), nil,
        """
        error: split: nothing is left for training: validation and test take 5 + 5 of 10 examples
          hint: give smaller amounts
        """
      ),
      (
        Split(test: .fraction(0.2)), 5,
        """
        error: split: a test amount is given, but 'data' has its own test part
          hint: leave test out
        """
      ),
      (
        Split(validation: .fraction(0.04)), nil,
        """
        error: split: the validation part is empty: 0.04 of 10 examples
          hint: give a larger fraction, or a count
        """
      ),
      (
        Split(test: .fraction(.nan)), nil,
        """
        error: split: the test fraction nan is not between 0 and 1
          hint: 0.2 takes a fifth
        """
      ),
      (
        Split(validation: .last(0)), nil,
        """
        error: split: the validation part is empty: 0 examples
          hint: give at least 1
        """
      ),
      (
        Split(validation: .last(10)), nil,
        """
        error: split: the validation part is to have 10 examples, the data have 10
          hint: give a smaller count, or a fraction such as 0.2
        """
      ),
      (
        Split(validation: .count(Int.max), test: .count(Int.max)), nil,
        """
        error: split: the test part is to have 9223372036854775807 examples, the data have 10
          hint: give a smaller count, or a fraction such as 0.2
        """
      ),
      (
        Split(validation: .last(2), by: .last), nil,
        """
        error: split: 'by' keeps groups together, which 'last' would cut
          hint: give a fraction or a count
        """
      ),
      (
        Split(by: .name("who")), nil,
        """
        error: split: column 'who' has 2 groups, too few for three parts
          hint: split by another column, or without 'by'
        """
      ),
    ] as [(Split, Int?, String)])
  func `impossible amounts are refused`(split: Split, officialTest: Int?, message: String) {
    let raw = examples(
      [0, 1, 0, 1, 0, 1, 0, 1, 0, 1],
      groups: split.by == nil ? nil : [0, 0, 1, 1, 1, 1, 1, 1, 1, 1],
      officialTest: officialTest)
    let error = failure { () throws(DatasetError) in _ = try Partition(raw, split, name: "data") }
    #expect(error?.description == message)
    #expect(error?.isTextual == true)
  }

  @Test func `a test part of no examples leaves them to the others`() throws {
    let labels = (0..<300).map { Int32($0 % 2) }
    let none = Split(test: .count(0))
    #expect(try Partition(examples(labels), none, name: "x").sizes == [240, 60, 0])
    let groups = examples(labels, groups: (0..<300).map { Int32($0 / 150) })
    let grouped = try Partition(groups, Split(test: .count(0), by: .last), name: "x")
    #expect(grouped.sizes == [150, 150, 0])
    #expect(grouped.training.first != grouped.validation.first)
    let one = examples(labels, groups: labels.map { _ in 0 })
    let error = failure { () throws(DatasetError) in
      _ = try Partition(one, Split(test: .count(0), by: .last), name: "x")
    }
    #expect(error?.message == "split: column 'last' has 1 group, too few for two parts")
    let official = failure { () throws(DatasetError) in
      _ = try Partition(examples(labels, officialTest: 150), none, name: "x")
    }
    #expect(official?.message == "split: a test amount is given, but 'x' has its own test part")
  }

  @Test func `data without columns have no groups`() {
    let error = failure { () throws(DatasetError) in
      _ = try DatasetLibrary(directories: []).load(
        .digits, split: Split(by: .last), scale: .unit, relativeTo: "")
    }
    #expect(
      error?.description == """
        error: split: 'digits' has no column to split by
          hint: leave 'by' out
        """)
  }

  @Test func `amounts read as a file writes them`() {
    #expect("\(Amount.fraction(0.2)) \(Amount.count(5)) \(Amount.last(7))" == "0.2 5 last 7")
  }
}
