import Kernels
import Testing

@testable import Datasets

/// Draws and folds of a thousand random tables.
@Suite struct FoldTests {
  private func split(_ random: inout RandomSource, by: Column? = nil) -> Split {
    var split = Split(
      test: [.count(0), nil, .fraction(0.1)][random.below(3)], seed: UInt64(random.below(5)), by: by
    )
    split.folds = 2 + random.below(4)
    split.draws = 1 + random.below(3)
    return split
  }

  /// The partitions of every draw, fold after fold.
  private func draws(_ table: RandomTable, _ split: Split) throws -> [[Partition]] {
    try (1...split.draws).map { draw in
      try (1...(split.folds ?? 1)).map { fold in
        try Partition(
          table.examples, split, number: SplitNumber(draw: draw, fold: fold), name: "x")
      }
    }
  }

  /// Every row is held out once a draw, and the test part is always the same.
  private func expectPartition(_ draws: [[Partition]], _ count: Int) {
    let test = draws[0][0].test
    for folds in draws {
      #expect(folds.allSatisfy { $0.test == test })
      #expect(folds.allSatisfy { $0.all.sorted() == Array(0..<Int32(count)) })
      #expect((folds.flatMap(\.validation) + test).sorted() == Array(0..<Int32(count)))
      for part in folds.flatMap({ [$0.training, $0.validation, $0.test] }) {
        #expect(part == part.sorted())
      }
    }
  }

  private func isEven(_ counts: [Int]) -> Bool { counts.max()! - counts.min()! <= 1 }

  @Test func `folds and the classes in them differ by one at most`() throws {
    for number in 0..<1000 {
      var table = RandomTable(number)
      let split = split(&table.random)
      let draws = try draws(table, split)
      expectPartition(draws, table.count)
      for folds in draws {
        #expect(isEven(folds.map(\.validation.count)))
        for label in 0...table.labels.max()! {
          #expect(
            isEven(folds.map { $0.validation.count { table.labels[Int($0)] == label } }))
        }
      }
      #expect(Set(draws.map { $0[0].validation }).count > 1 || split.draws == 1)
    }
  }

  @Test func `folds have one of every few numbers in a row`() throws {
    for number in 0..<1000 {
      var table = RandomTable(number, isNumeric: true)
      let split = split(&table.random)
      guard case .numbers(let numbers, _) = table.examples.answers else { continue }
      let draws = try draws(table, split)
      expectPartition(draws, table.count)
      for folds in draws {
        #expect(isEven(folds.map(\.validation.count)))
        let fold = Dictionary(
          uniqueKeysWithValues: folds.enumerated().flatMap { fold, partition in
            partition.validation.map { ($0, fold) }
          })
        let sorted = fold.keys.sorted { (numbers[Int($0)], $0) < (numbers[Int($1)], $1) }
        for start in stride(from: 0, to: sorted.count - folds.count + 1, by: folds.count) {
          #expect(Set(sorted[start..<start + folds.count].map { fold[$0] }).count == folds.count)
        }
      }
    }
  }

  @Test func `groups are dealt whole, to folds that differ by no more than the largest`() throws {
    for number in 0..<1000 {
      var table = RandomTable(number, hasGroups: true)
      var split = split(&table.random, by: .last)
      // As many groups as folds are refused where they would be dealt several times.
      if (try? draws(table, split)) == nil { split.draws = 1 }
      let groups = try #require(table.examples.groups)
      let largest = groups.reduce(into: [:]) { $0[$1, default: 0] += 1 }.values.max()!
      let draws = try draws(table, split)
      expectPartition(draws, table.count)
      for folds in draws {
        let sizes = folds.map(\.validation.count)
        #expect(sizes.min()! > 0 && sizes.max()! - sizes.min()! <= largest)
        for partition in folds {
          let parts = [partition.training, partition.validation, partition.test]
            .map { Set($0.map { groups[Int($0)] }) }
          #expect(
            parts[0].isDisjoint(with: parts[1]) && parts[0].isDisjoint(with: parts[2])
              && parts[1].isDisjoint(with: parts[2]))
        }
      }
    }
  }

  @Test func `draws share the test part, and the first is the split without them`() throws {
    for number in 0..<1000 {
      var table = RandomTable(
        number, isNumeric: number % 3 == 1, hasGroups: number % 3 == 2)
      var split = Split(
        test: [.count(0), nil, .last(3), .fraction(0.1)][
          table.examples.groups == nil ? table.random.below(4) : table.random.below(2)],
        seed: UInt64(table.random.below(5)), by: table.examples.groups == nil ? nil : .last)
      let alone = try Partition(table.examples, split, name: "x")
      split.draws = 4
      let draws = try split.numbers.map {
        try Partition(table.examples, split, number: $0, name: "x")
      }
      #expect(draws[0] == alone)
      #expect(draws.allSatisfy { $0.test == alone.test })
      #expect(draws.allSatisfy { $0.all.sorted() == Array(0..<Int32(table.count)) })
      guard let groups = table.examples.groups else {
        #expect(Set(draws.map(\.validation)).count > 1)
        #expect(draws.allSatisfy { $0.validation.count == alone.validation.count })
        continue
      }
      for draw in draws {
        #expect(!draw.validation.isEmpty && !draw.training.isEmpty)
        #expect(
          Set(draw.training.map { groups[Int($0)] })
            .isDisjoint(with: draw.validation.map { groups[Int($0)] }))
      }
    }
  }

  @Test func `the test part does not depend on folds`() throws {
    let table = RandomTable(3)
    var split = Split(seed: 4)
    let alone = try Partition(table.examples, split, name: "x")
    split.folds = 5
    let fold = try Partition(table.examples, split, number: SplitNumber(fold: 2), name: "x")
    #expect(fold.test == alone.test)
  }

  @Test func `numbers of a split are counted fold after fold`() {
    var split = Split()
    #expect(split.numbers == [SplitNumber()])
    split.folds = 2
    split.draws = 2
    #expect(
      split.numbers == [
        SplitNumber(draw: 1, fold: 1), SplitNumber(draw: 1, fold: 2),
        SplitNumber(draw: 2, fold: 1), SplitNumber(draw: 2, fold: 2),
      ])
    #expect(split.numbers.allSatisfy(split.contains))
    #expect(!split.contains(SplitNumber()) && !split.contains(SplitNumber(draw: 3, fold: 1)))
    #expect(split.words(SplitNumber(draw: 2, fold: 1)) == " of draw 2, fold 1")
  }

  /// What is said of ten rows, where a split cannot part them.
  private func refusal(
    _ split: Split, labels: [Int32] = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1], groups: [Int32]? = nil
  ) -> String? {
    let raw = RawExamples(
      columnNames: ["x"], values: .floats(labels.indices.map { Float($0) }),
      answers: .labels(labels, classes: (0...labels.max()!).map(String.init)), unitScale: .range,
      layout: .plain(1), groups: groups)
    let error = failure { () throws(DatasetError) in
      _ = try PreparedExamples(raw, split, name: "data")
    }
    #expect(error?.isTextual ?? true)
    return error?.description
  }

  @Test func `folds that cannot be are refused`() {
    var split = Split(test: .count(0))
    split.folds = 11
    #expect(
      refusal(split) == """
        error: split: 11 folds, but 10 examples outside the test part
          hint: take 10 folds at most
        """)
    split.folds = 10
    #expect(refusal(split) == nil)
    split.draws = 2
    #expect(
      refusal(split) == """
        error: split: 10 folds of 10 examples outside the test part are the same in each of the 2 draws
          hint: take fewer folds, or leave draws out
        """)
    split = Split(test: .count(0), by: .name("who"))
    split.folds = 4
    #expect(
      refusal(split, groups: [0, 0, 0, 1, 1, 1, 2, 2, 2, 2]) == """
        error: split: 4 folds, but 3 groups in column 'who'
          hint: take 3 folds at most, or split by another column, or without 'by'
        """)
    split.test = nil
    #expect(
      refusal(split, groups: [0, 0, 0, 1, 1, 1, 2, 2, 3, 3]) == """
        error: split: column 'who' has 4 groups, too few for 4 folds and a test part
          hint: take 3 folds at most, split by another column, or without 'by'
        """)
    split.folds = 2
    #expect(
      refusal(split, groups: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]) == """
        error: split: column 'who' has 2 groups, too few for 2 folds and a test part
          hint: split by another column, or without 'by'
        """)
    split.test = .count(0)
    #expect(
      refusal(split, groups: Array(repeating: 0, count: 10)) == """
        error: split: 2 folds, but 1 group in column 'who'
          hint: split by another column, or without 'by'
        """)
  }

  /// Of three groups two outer parts hold two and one, and what the first leaves is one group.
  @Test(arguments: [
    (3, 2, 2, "take outer: 3, folds: 2, or "), (3, 2, 5, "take outer: 3, folds: 2, or "),
    (5, 2, 4, "take outer: 5, folds: 4, or "), (2, 2, 2, ""),
  ])
  func `the cure of too few groups in what an outer part leaves holds`(
    groups: Int, outer: Int, folds: Int, cure: String
  ) throws {
    var split = Split(by: .name("who"))
    (split.outer, split.folds) = (outer, folds)
    let numbers = (0..<10).map { Int32($0 % groups) }
    let text = try #require(refusal(split, groups: numbers))
    #expect(text.contains("split: \(folds) folds, but "))
    #expect(text.contains("in column 'who' outside outer part "))
    #expect(text.hasSuffix("\n  hint: \(cure)split by another column, or without 'by'"))
    guard !cure.isEmpty else { return }
    (split.outer, split.folds) = (groups, min(folds, groups - 1))
    #expect(refusal(split, groups: numbers) == nil)
  }

  @Test func `a fold with all rows of a class is refused, and a small class is told of`() throws {
    var split = Split(test: .count(0))
    split.folds = 3
    let text = try #require(refusal(split, labels: [0, 1, 0, 1, 0, 1, 0, 1, 0, 2]))
    #expect(text.hasPrefix("error: split: the training part of fold "))
    #expect(
      text.hasSuffix(
        """
         has no example of class '2': the fold holds the only one
          hint: add rows of that class, or take its row out of the table, or take draws instead of folds
        """))
    // Draws keep it in training. Of two classes one would be left without it.
    let labels: [Int32] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    #expect(
      refusal(split, labels: labels)?.hasSuffix(
        "\n  hint: add rows of that class, or take draws instead of folds") == true)
    var draws = Split()
    draws.draws = 3
    #expect(refusal(draws, labels: labels) == nil)
    (split.outer, split.test) = (2, nil)
    #expect(
      refusal(split, labels: labels)?.hasSuffix("\n  hint: add rows of that class") == true)
    // Rows of one class may be one group.
    split = Split(test: .count(0), by: .name("who"))
    split.folds = 3
    let grouped = refusal(
      split, labels: [0, 1, 0, 1, 0, 1, 0, 1, 2, 2], groups: [0, 0, 0, 1, 1, 1, 3, 3, 2, 2])
    #expect(grouped?.contains("holds all 2") == true)
    #expect(grouped?.hasSuffix("\n  hint: split by another column, or without 'by'") == true)
    let table = RawExamples(
      columnNames: ["x"], values: .floats((0..<10).map { Float($0) }),
      answers: .labels([0, 1, 0, 1, 0, 1, 0, 1, 2, 2], classes: ["a", "b", "c"]),
      unitScale: .range, layout: .plain(1))
    let prepared = try PreparedExamples(table, split, name: "data")
    #expect(
      prepared.description.findings.map(\.message) == [
        "class 'c' has 2 rows for 3 folds: some validation parts have none"
      ])
  }

  @Test func `many small classes are told of in one line`() throws {
    var split = Split(test: .count(0))
    split.folds = 5
    let names = (0..<8).map { "k\($0)" }
    let small = (0..<16).map { Int32($0 % 7 + 1) }
    let labels = [Int32](repeating: 0, count: 40) + small
    let table = RawExamples(
      columnNames: ["x"], values: .floats(labels.indices.map { Float($0) }),
      answers: .labels(labels, classes: names), unitScale: .range, layout: .plain(1))
    let findings = try PreparedExamples(table, split, name: "data").description.findings
    #expect(
      findings.first
        == DataFinding(
          "7 classes have fewer rows than the 5 folds ('k1' 3, 'k2' 3, 'k3' 2, 'k4' 2, 'k5' 2 and 2"
            + " more): some validation parts have none", cure: "take fewer folds"))
    #expect(!findings.dropFirst().contains { $0.message.contains("folds") })
  }
}
