import Kernels
import Testing

@testable import Datasets

/// Splits without a validation part, of a thousand random tables: what may be learned from once
/// nothing is left to choose.
@Suite struct WholeSplitTests {
  /// The same split without a validation part.
  private func whole(_ split: Split) -> Split {
    var whole = split
    (whole.validation, whole.folds, whole.draws) = (.count(0), nil, 1)
    return whole
  }

  /// Folds, draws or a single part, a test part of any kind.
  private func split(_ random: inout RandomSource) -> Split {
    var split = Split(
      validation: [.fraction(0.2), .count(2), .fraction(0.35)][random.below(3)],
      test: [.count(0), nil, .fraction(0.1), .count(3), .last(2)][random.below(5)],
      seed: UInt64(random.below(5)))
    split.folds = [nil, nil, 2, 5][random.below(4)]
    split.draws = [1, 3][random.below(2)]
    return split
  }

  @Test(arguments: [false, true])
  func `the test part is the same, and all else is learned from`(isNumeric: Bool) throws {
    for number in 0..<1000 {
      var table = RandomTable(number, isNumeric: isNumeric)
      let split = split(&table.random)
      guard
        let part = try? Partition(table.examples, split, number: split.numbers[0], name: "x")
      else { continue }
      let all = try Partition(table.examples, whole(split), name: "x")
      #expect(all.test == part.test)
      #expect(all.validation.isEmpty)
      #expect(all.training == (part.training + part.validation).sorted())
    }
  }

  @Test func `groups of the test part are the same where no folds need theirs`() throws {
    var tried = 0
    for number in 0..<1000 {
      var table = RandomTable(number, hasGroups: true)
      var split = split(&table.random)
      (split.folds, split.by) = (nil, .name("who"))
      guard
        let part = try? Partition(table.examples, split, number: split.numbers[0], name: "x")
      else { continue }
      tried += 1
      let all = try Partition(table.examples, whole(split), name: "x")
      #expect(all.test == part.test)
      #expect(all.training == (part.training + part.validation).sorted())
    }
    #expect(tried > 500)
  }

  @Test func `in order the last rows are test, and all before the gap is learned from`() throws {
    var tried = 0
    for number in 0..<1000 {
      var table = RandomTable(number, hasOrder: true)
      var split = split(&table.random)
      if case .last = split.test { split.test = nil }
      (split.order, split.draws, split.gap) = (.name("day"), 1, [0, 1, 5][table.random.below(3)])
      let order = try #require(table.examples.order)
      guard
        let part = try? Partition(table.examples, split, number: split.numbers[0], name: "x")
      else { continue }
      tried += 1
      let all = try Partition(table.examples, whole(split), name: "x")
      #expect(all.test == part.test)
      let last = try #require(all.training.map { order[Int($0)] }.max())
      #expect(all.training.count == order.count { $0 <= last })
      let left = order.count - all.training.count - all.test.count
      if let first = all.test.map({ order[Int($0)] }).min() {
        #expect(last < first)
        // No more is left out than the gap asks for, but for rows that are equal.
        #expect(split.gap == 0 ? left == 0 : left >= split.gap)
        let next = order.filter { $0 > last }.min()
        #expect(left - order.count { $0 == next && $0 < first } < max(1, split.gap))
      } else {
        #expect(left == 0)
      }
    }
    #expect(tried > 200)
  }

  @Test func `an official test part stays as it is`() throws {
    let labels = (0..<90).map { Int32($0 % 3) }
    let raw = RawExamples(
      columnNames: ["x"], values: .floats(labels.indices.map { Float($0) }),
      answers: .labels(labels, classes: ["0", "1", "2"]), unitScale: .range, layout: .plain(1),
      officialTest: 70)
    let all = try Partition(raw, Split(validation: .count(0)), name: "x")
    #expect(all.test == Array(70..<90))
    #expect(all.training == Array(0..<70))
  }

  @Test func `another test part is told from the same`() throws {
    let labels = (0..<60).map { Int32($0 % 2) }
    let raw = RawExamples(
      columnNames: ["x"], values: .floats(labels.indices.map { Float($0) }),
      answers: .labels(labels, classes: ["0", "1"]), unitScale: .range, layout: .plain(1))
    func isSame(_ split: Split) throws -> Bool {
      try PreparedExamples(raw, split, name: "x").hasSameTest(whole(split))
    }
    var folded = Split()
    (folded.folds, folded.draws) = (5, 2)
    #expect(try isSame(Split()) && isSame(folded))
    #expect(try isSame(Split(validation: .last(10), test: .last(10))))
    // The test part is drawn from what the last ones leave.
    #expect(try !isSame(Split(validation: .last(20), test: .fraction(0.3))))
  }

  @Test func `it is said that nothing can be chosen, and facts have no deviation`() throws {
    let raw = RawExamples(
      columnNames: ["x"], values: .floats((0..<20).map { Float($0) }),
      answers: .numbers((0..<20).map { Double($0 * $0) }, name: "y"), unitScale: .range,
      layout: .plain(1))
    let prepared = try PreparedExamples(raw, Split(validation: .count(0)), name: "x")
    #expect(
      prepared.description.findings.map(\.message) == [
        "there is no validation part: settings cannot be ranked, nor runs stopped"
      ])
    #expect(prepared.description.rows == .init(training: 16, validation: 0, test: 4))
    let dataset = try prepared.dataset(SplitNumber(), scale: .unit)
    #expect(dataset.validation.count == 0 && dataset.training.count == 16)
    #expect(!dataset.validation.canBeScored)
  }
}
