import Foundation
import Kernels
import Testing

@testable import Datasets

/// Fields without a value, and texts that have an order.
@Suite struct GapTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let table = """
    age,size,city,y
    1,S,rome,a
    NA,L,,b
    3,,oslo,a
    8,M,?,b
    ,S,rome,a
    5,L,oslo,b
    """
  private static let order = OrdinalColumn(.name("size"), order: ["S", "M", "L"])
  private static let all = MissingRule(
    numbers: .median, areTextsCategory: true, hasIndicator: true)

  private func read(
    _ text: String = table, _ missing: MissingRule? = all, ordinal: [OrdinalColumn] = [order],
    drop: [Column] = []
  ) throws(DatasetError) -> RawExamples {
    let source = CSVSource(
      file: "t.csv", answer: .label(.name("y")), header: true, drop: drop, missing: missing,
      ordinal: ordinal)
    return try CSVReader.examples(of: Array(text.utf8), source, path: "t.csv", by: nil)
  }

  private func errorText(
    _ text: String = table, _ missing: MissingRule? = all, ordinal: [OrdinalColumn] = [order],
    drop: [Column] = []
  ) -> String? {
    failure { () throws(DatasetError) in _ = try read(text, missing, ordinal: ordinal, drop: drop)
    }?
    .description
  }

  /// The last two rows are validation and test.
  private static let split = Split(validation: .last(1), test: .last(1))

  @Test func `gaps are filled by the training part alone`() throws {
    let raw = try read()
    #expect(
      raw.columnNames == [
        "age", "age missing", "size", "size missing", "city=", "city=oslo", "city=rome",
      ])
    let prepared = try PreparedExamples(raw, Self.split, name: "t")
    let dataset = try prepared.dataset(SplitNumber(), scale: .none)
    // Of 1, 3 and 8 the median is 3; of the places 0, 2 and 1 it is 1.
    #expect(
      dataset.training.rows == [
        [1, 0, 0, 0, 0, 0, 1], [3, 1, 2, 0, 1, 0, 0], [3, 0, 1, 1, 0, 1, 0],
        [8, 0, 1, 0, 1, 0, 0],
      ])
    #expect(dataset.validation.rows == [[3, 1, 0, 0, 0, 0, 1]])
    #expect(dataset.encoding.fills == [3, 0, 1, 0, 0, 0, 0])
    let gaps = dataset.description.gaps ?? []
    #expect(gaps.map(\.name) == ["age", "size", "city"])
    #expect(gaps.map(\.rows) == [2, 1, 2])
  }

  @Test(arguments: [(.mean, 4), (.zero, 0), (.median, 3)] as [(MissingRule.Fill, Float)])
  func `every fill is what it says`(fill: MissingRule.Fill, value: Float) throws {
    let rule = MissingRule(numbers: fill, areTextsCategory: true)
    let raw = try read(Self.table, rule)
    #expect(raw.columnNames.prefix(2) == ["age", "size"])
    let dataset = try PreparedExamples(raw, Self.split, name: "t")
      .dataset(SplitNumber(), scale: .none)
    #expect(dataset.training.rows[1][0] == value)
  }

  @Test func `each split fills by its own training part`() throws {
    let rows = (0..<40).map { "\($0 % 4 == 0 ? "" : "\($0 * $0)"),\($0 % 2 == 0 ? "a" : "b")" }
    let raw = try read("x,y\n" + rows.joined(separator: "\n"), ordinal: [])
    var split = Split()
    split.folds = 4
    let prepared = try PreparedExamples(raw, split, name: "t")
    let fills = try split.numbers.map { number in
      try prepared.dataset(number, scale: .standard).encoding.fills?[0]
    }
    #expect(Set(fills).count > 1)
    for number in split.numbers {
      let plain = try prepared.dataset(number, scale: .none)
      let known = plain.training.rows.filter { $0[1] == 0 }.map { $0[0] }.sorted()
      let median = (known[(known.count - 1) / 2] + known[known.count / 2]) / 2
      #expect(plain.encoding.fills?[0] == median)
      #expect(plain.training.rows.allSatisfy { $0[1] == 0 || $0[0] == median })
      // Scaling is fitted on what was filled in.
      let scaled = try prepared.dataset(number, scale: .standard).training.rows.map { $0[0] }
      #expect(abs(scaled.reduce(0, +)) < 1e-4)
    }
  }

  @Test func `large numbers keep their origin around a gap`() throws {
    let raw = try read(
      "t,y\n1700000001,a\n,b\n1700000003,a\n1700000007,b\n1700000009,a\n1700000011,b\n",
      MissingRule(numbers: .median), ordinal: [])
    #expect(raw.origins == [1_700_000_001])
    let dataset = try PreparedExamples(raw, Self.split, name: "t")
      .dataset(SplitNumber(), scale: .none)
    #expect(dataset.training.rows == [[0], [2], [2], [6]])
  }

  @Test func `a network fills new rows as its own`() throws {
    try scratch.write(Self.table, to: "t.csv")
    let dataset = try PreparedExamples(read(), Self.split, name: "t")
      .dataset(SplitNumber(), scale: .standard)
    let coded = try JSONEncoder().encode(dataset.encoding)
    let encoding = try JSONDecoder().decode(InputEncoding.self, from: coded)
    let encoded = try encoding.encode(file: scratch.path + "/t.csv")
    let rows = (0..<6).map(encoded.examples.row)
    #expect(rows == [dataset.training, dataset.validation, dataset.test].flatMap(\.rows))
    let new = try scratch.write("city,size,age\n,XL,1\n", to: "new.csv")
    let error = failure { () throws(DatasetError) in _ = try encoding.encode(file: new) }
    #expect(
      error.map(scratch.text) == """
        DIR/new.csv:2:2: error: 'XL' is not in the order of column 'size'
          hint: the order is S, M, L: add it there, or correct the row
        """)
  }

  @Test func `a network that never met a gap refuses one`() throws {
    let text = "age,size,y\n1,S,a\n2,L,b\n3,M,a\n4,S,b\n5,L,a\n"
    let dataset = try PreparedExamples(read(text, nil), Self.split, name: "t")
      .dataset(SplitNumber(), scale: .none)
    for (row, place) in [("NA,S", "2:1"), ("1,", "2:3")] {
      let new = try scratch.write("age,size\n\(row)\n", to: "new.csv")
      let error = failure { () throws(DatasetError) in _ = try dataset.encoding.encode(file: new) }
      #expect(
        error.map(scratch.text)?.hasPrefix("DIR/new.csv:\(place): error: the value of") == true)
    }
  }

  @Test func `the kind of a column is that of its first value`() throws {
    let text = "a,b,y\n,,a\n?,-,b\n1,x,a\n2,-,b\n"
    let raw = try read(text, MissingRule(numbers: .zero, areTextsCategory: true), ordinal: [])
    #expect(raw.columnNames == ["a", "b=", "b=-", "b=x"])
    #expect(
      errorText("a,b,y\n,1,a\nNA,2,b\n", ordinal: []) == """
        t.csv: error: column 'a' has no value in any row
          hint: leave it out with drop: [a]
        """)
  }

  @Test func `what no rule allows is refused at its place`() {
    #expect(
      errorText(Self.table, MissingRule(numbers: .mean)) == """
        t.csv:3:6: error: the value of column 'city' is missing
          hint: say missing: {numbers: median, texts: category}, fill it in, or delete the row
        """)
    #expect(
      errorText(Self.table, MissingRule(areTextsCategory: true))?.hasPrefix(
        "t.csv:3:1: error: the value of column 'age' is missing: 'NA' says so") == true)
    #expect(
      errorText("x,y\n1,a\n,\n", ordinal: [])?.contains("3:2: error: the value of column 'y'")
        == true)
    #expect(
      errorText("size,y\nS,a\nXS,b\n") == """
        t.csv:3:1: error: 'XS' is not in the order of column 'size'
          hint: the order is S, M, L: add it there, or correct the row
        """)
    #expect(
      errorText(drop: [.name("size")])?.contains("'size' is both ordinal and dropped") == true)
  }

  @Test func `a training part without a number has nothing to fill with`() throws {
    let text = "x,z,y\n,1,a\n,2,b\n,3,a\n,4,b\n5,5,a\n6,6,b\n"
    let rule = MissingRule(numbers: .mean)
    let raw = try read(text, rule, ordinal: [])
    let error = failure { () throws(DatasetError) in
      _ = try PreparedExamples(raw, Self.split, name: "t")
    }
    #expect(error?.message == "column 'x' has no number in the training part")
    let zero = try read(text, MissingRule(numbers: .zero), ordinal: [])
    #expect(throws: Never.self) { try PreparedExamples(zero, Self.split, name: "t") }
  }

  @Test func `rules without effect on the examples change nothing`() throws {
    let text = "x,c,y\n1,p,a\n2,q,b\n3,p,a\n"
    let plain = try read(text, nil, ordinal: []).digest
    #expect(try read(text, MissingRule(areTextsCategory: true), ordinal: []).digest == plain)
    let filled = try MissingRule.Fill.allCases.map { fill in
      try read(text, MissingRule(numbers: fill), ordinal: []).digest
    }
    #expect(Set(filled + [plain]).count == 4)
  }
}
