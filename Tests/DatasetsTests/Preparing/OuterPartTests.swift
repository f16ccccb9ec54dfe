import Kernels
import Testing

@testable import Datasets

/// Outer parts of random tables, and the folds inside of them.
@Suite struct OuterPartTests {
  private func split(_ table: inout RandomTable) -> Split {
    var split = Split(
      seed: UInt64(table.random.below(5)), by: table.examples.groups == nil ? nil : .last)
    split.outer = 2 + table.random.below(3)
    split.folds = 2 + table.random.below(2)
    split.draws = 1 + table.random.below(2)
    return split
  }

  /// By draw and outer part: the folds, and at last what is trained on as a whole.
  private func parts(_ table: RandomTable, _ split: Split) throws -> [SplitNumber: [Partition]] {
    var parts: [SplitNumber: [Partition]] = [:]
    for number in split.numbers {
      let partition = try Partition(table.examples, split, number: number, name: "x")
      parts[SplitNumber(draw: number.draw, outer: number.outer), default: []].append(partition)
    }
    return parts
  }

  private func isEven(_ counts: [Int]) -> Bool { counts.max()! - counts.min()! <= 1 }

  @Test func `an outer part has no row in the folds that it leaves`() throws {
    for number in 0..<1000 {
      var table = RandomTable(
        number, isNumeric: number % 3 == 1, hasGroups: number % 3 == 2)
      var split = split(&table)
      // Few large groups may leave too few for the folds.
      if (try? parts(table, split)) == nil {
        (split.outer, split.folds, split.draws) = (3, 2, 1)
      }
      let all = Array(0..<Int32(table.count))
      for draw in 1...split.draws {
        let outer = try parts(table, split).filter { $0.key.draw == draw }
        #expect(outer.count == split.outer)
        // Every row is in one outer part, and in no fold or training part beside it.
        #expect(outer.values.flatMap { $0[0].test }.sorted() == all)
        for partitions in outer.values {
          let (folds, whole) = (partitions.dropLast(), try #require(partitions.last))
          #expect(folds.count == split.folds)
          #expect(partitions.allSatisfy { $0.test == whole.test })
          #expect(partitions.allSatisfy { $0.all.sorted() == all })
          #expect(whole.validation.isEmpty && !whole.training.isEmpty)
          #expect(folds.flatMap(\.validation).sorted() == whole.training)
        }
        guard table.examples.groups == nil else { continue }
        #expect(isEven(outer.values.map { $0[0].test.count }))
        for partitions in outer.values {
          #expect(isEven(partitions.dropLast().map(\.validation.count)))
          guard case .labels = table.examples.answers else { continue }
          for label in 0...table.labels.max()! {
            let counts = partitions.dropLast().map { fold in
              fold.validation.count { table.labels[Int($0)] == label }
            }
            #expect(isEven(counts))
          }
        }
      }
    }
  }

  @Test func `groups are whole in outer parts and in folds`() throws {
    for number in 0..<300 {
      var table = RandomTable(number, hasGroups: true)
      var split = split(&table)
      // Few large groups may leave too few for the folds.
      if (try? parts(table, split)) == nil {
        (split.outer, split.folds, split.draws) = (3, 2, 1)
      }
      let groups = try #require(table.examples.groups)
      for partition in try parts(table, split).values.joined() {
        let parts = [partition.training, partition.validation, partition.test]
          .map { Set($0.map { groups[Int($0)] }) }
        #expect(
          parts[0].isDisjoint(with: parts[1]) && parts[0].isDisjoint(with: parts[2])
            && parts[1].isDisjoint(with: parts[2]))
      }
    }
  }

  @Test func `outer parts are counted with their folds, what they leave last`() {
    var split = Split()
    (split.outer, split.folds) = (2, 2)
    #expect(
      split.numbers == [
        SplitNumber(outer: 1, fold: 1), SplitNumber(outer: 1, fold: 2), SplitNumber(outer: 1),
        SplitNumber(outer: 2, fold: 1), SplitNumber(outer: 2, fold: 2), SplitNumber(outer: 2),
      ])
    #expect(split.numbers.allSatisfy(split.contains))
    #expect(split.numbers.map(\.isWholeOuterPart) == [false, false, true, false, false, true])
    #expect(!split.contains(SplitNumber()) && !split.contains(SplitNumber(fold: 1)))
    #expect(
      !split.contains(SplitNumber(outer: 3)) && !split.contains(SplitNumber(outer: 1, fold: 3)))
    #expect(split.words(SplitNumber(outer: 2, fold: 1)) == " of outer part 2, fold 1")
  }

  @Test func `each draw and outer part has folds of its own`() throws {
    var table = RandomTable(7)
    var split = split(&table)
    (split.outer, split.folds, split.draws) = (3, 3, 2)
    let parts = try parts(table, split)
    #expect(Set(parts.values.map { $0[0].test }).count == 6)
    #expect(Set(parts.values.map { $0[0].validation }).count == 6)
    #expect(Set(split.numbers.map(\.drawKey)).count == 6)
  }

  private func refusal(_ split: Split, labels: [Int32], officialTest: Int? = nil) -> String? {
    let raw = RawExamples(
      columnNames: ["x"], values: .floats(labels.indices.map { Float($0) }),
      answers: .labels(labels, classes: (0...labels.max()!).map(String.init)), unitScale: .range,
      layout: .plain(1), officialTest: officialTest)
    do throws(DatasetError) {
      _ = try PreparedExamples(raw, split, name: "data")
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `outer parts that cannot be are refused`() {
    var split = Split()
    (split.outer, split.folds) = (11, 2)
    let even = (0..<10).map { Int32($0 % 2) }
    #expect(
      refusal(split, labels: even) == """
        error: split: 11 outer parts, but 10 examples
          hint: take 10 outer parts at most
        """)
    split.outer = 2
    #expect(refusal(split, labels: even) == nil)
    #expect(
      refusal(split, labels: even, officialTest: 8) == """
        error: split: outer parts are test parts, but 'data' has its own
          hint: leave outer out
        """)
    // The only row of a class is in one of the outer parts, or in a fold that another one leaves.
    let message = refusal(split, labels: even.dropLast() + [2])
    #expect(message?.contains("has no example of class '2'") ?? false)
    #expect(message?.contains("holds the only one") ?? false)
  }
}
