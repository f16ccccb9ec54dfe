import Testing

@testable import Datasets

/// What is told of data before they are trained on.
@Suite struct DataDescriptionTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func load(
    _ text: String, _ answer: CSVSource.Answer = .label(.last), _ split: Split = Split()
  ) throws(DatasetError) -> DataDescription {
    _ = try? scratch.write(text, to: "t.csv")
    return try DatasetLibrary(directories: []).load(
      .csv(CSVSource(file: "t.csv", answer: answer)), split: split, scale: .unit,
      relativeTo: scratch.path
    ).description
  }

  @Test func `rows, inputs, classes by part and texts are counted`() throws {
    let rows = (0..<30).map { "\($0 * $0),\(["red", "blue"][$0 % 2]),\($0 % 3 == 0 ? "a" : "b")\n" }
    let description = try load("x,color,kind\n" + rows.joined())
    #expect(description.rows == .init(training: 18, validation: 6, test: 6))
    #expect(description.inputs == 3)
    #expect(
      description.classes == [
        .init(name: "a", counts: .init(training: 6, validation: 2, test: 2)),
        .init(name: "b", counts: .init(training: 12, validation: 4, test: 4)),
      ])
    #expect(description.texts == [.init(name: "color", categories: ["blue", "red"])])
    #expect(description.target == nil)
    #expect(description.isHeaderFound)
    #expect(description.findings == [])
  }

  @Test func `a target without variance in a part is named`() throws {
    let rows = (0..<12).map { "\($0 * $0),\($0 < 8 ? $0 : 5)\n" }.joined()
    let description = try load(
      rows, .target(.last), Split(validation: .last(2), test: .last(1)))
    #expect(description.target == "1")
    #expect(
      description.findings.map(\.message) == [
        "the target '1' is 5.0 in the whole validation part, which has no R²",
        "the target '1' is 5.0 in the whole test part, which has no R²",
      ])
  }

  @Test(arguments: [nil, 3])
  func `of rows in order all are counted`(folds: Int?) throws {
    let rows = (0..<40).map { "\($0),\($0 * 7 % 11),\($0 % 2 == 0 ? "a" : "b")\n" }.joined()
    var split = Split()
    (split.order, split.folds, split.gap) = (.name("day"), folds, 2)
    let description = try load("day,x,kind\n" + rows, .label(.last), split)
    #expect(description.allRows == 40)
    #expect(description.rows.total < 40)
    #expect(description.cuts == .init(rows: 40, count: folds ?? 1))
    (split.order, split.gap) = (nil, 0)
    #expect(try load("day,x,kind\n" + rows, .label(.last), split).cuts == nil)
  }

  @Test(arguments: [
    (["Yes", "yes", "no"], "'Yes' and 'yes' differ in case alone"),
    (["0", "0.0", "1", "1.0"], "'0' and '0.0' are the same number, and 1 more look alike"),
    (["\"a b\"", "\"a  b\"", "c"], "'a  b' and 'a b' differ in blanks alone"),
    (["\" x\"", "X", "c"], "' x' and 'X' differ in case and blanks alone"),
  ])
  func `texts that differ in their writing alone are told`(texts: [String], words: String) throws {
    let rows = (0..<60).map { "\($0 * 7 % 11),\(texts[$0 % texts.count])\n" }.joined()
    let cure = "write them alike if they mean the same"
    #expect(
      try load("x,kind\n" + rows).findings == [DataFinding("classes \(words)", cure: cure)])
    let inputs = (0..<60).map { "\(texts[$0 * 7 % 11 % texts.count]),\($0 % 2)\n" }.joined()
    try scratch.write("c,y\n" + inputs, to: "t.csv")
    let source = CSVSource(
      file: "t.csv", answer: .label(.last), header: true, categories: [.index(0)])
    let prepared = try DatasetLibrary(directories: []).prepare(
      .csv(source), split: Split(), relativeTo: scratch.path)
    #expect(
      prepared.description.findings == [DataFinding("in column 'c' \(words)", cure: cure)])
  }

  @Test func `texts that say different things are not told`() throws {
    let texts = ["a", "b", "ab", "9007199254740993", "9007199254740992", "1", "10"]
    let rows = (0..<70).map { "\($0 * 3 % 11),\(texts[$0 % texts.count])\n" }.joined()
    #expect(try load("x,kind\n" + rows).findings == [])
  }

  private static let sorted = ["a", "b", "c"].flatMap { name in (0..<30).map { "\($0),\(name)\n" } }

  @Test func `parts of which nothing can be learned or judged are refused`() throws {
    let text = Self.sorted.joined()
    #expect(
      failure { () throws(DatasetError) in
        _ = try load(text, .label(.last), Split(validation: .last(20), test: .last(10)))
      }?.description == """
        error: split: no class of the validation part is in the training part
          hint: draw the parts with a fraction or a count, or shuffle the rows
        """)
    #expect(
      failure { () throws(DatasetError) in
        _ = try load(text, .label(.last), Split(validation: .last(40), test: .last(30)))
      }?.message == "split: every example of the training part has the class 'a'")
    let rest = try load(text, .label(.last), Split(validation: .last(35), test: .last(10)))
    #expect(
      rest.findings.map(\.message) == [
        "the training part has no example of class 'c'",
        "the validation part has no example of class 'a'",
        "the test part has no example of classes 'a', 'b'",
      ])
  }

  @Test func `answers of other files are read as those of the training`() throws {
    let rows = (0..<30).map { "\($0 * $0),\(["one", "two"][$0 % 2])\n" }.joined()
    try scratch.write("x,y\n" + rows, to: "t.csv")
    func encoding(_ answer: CSVSource.Answer) throws -> InputEncoding {
      try DatasetLibrary(directories: []).load(
        .csv(CSVSource(file: "t.csv", answer: answer)), split: Split(), scale: .unit,
        relativeTo: scratch.path
      ).encoding
    }
    let new = try scratch.write("x,y\n1,two\n2,\n3,NA\n4,three\n5,one\n", to: "new.csv")
    #expect(
      try encoding(.label(.last)).encode(file: new).truths
        == [.label(1), nil, nil, .label(nil), .label(0)])
    try scratch.write(
      "x,y\n" + (0..<30).map { "\($0 * 7 % 5),\($0)\n" }.joined(), to: "t.csv")
    let numbers = try scratch.write("x,y\n1,2.5\n2,NaN\n3,\n4,0x10\n5,inf\n", to: "numbers.csv")
    #expect(
      try encoding(.target(.last)).encode(file: numbers).truths
        == [.number(2.5), nil, nil, nil, nil])
  }

  @Test func `a column is looked at before it is said what it is`() throws {
    func look(_ text: String, _ column: Column = .last) throws -> TableLook {
      try scratch.write(text, to: "t.csv")
      let source = CSVSource(file: "t.csv", answer: .label(.last))
      return try TableLook(source, column, relativeTo: scratch.path)
    }
    let words = try look(
      "a,kind\n" + (0..<20).map { "\($0),\($0 % 2 == 0 ? "x" : "y")\n" }.joined())
    #expect(words.hasHeader && words.reference == "kind" && !words.isNumeric && words.hasTexts)
    let digits = try look((0..<40).map { "\($0),\($0 % 4)\n" }.joined())
    #expect(!digits.hasHeader && digits.reference == "1" && !digits.isNumeric && !digits.hasTexts)
    #expect(try look((0..<40).map { "\($0),\($0 * $0)\n" }.joined()).isNumeric)
    #expect(try look((0..<40).map { "\($0),\(Double($0 % 2) / 2)\n" }.joined()).isNumeric)
    #expect(try look("2019,k\n1.5,a\n2.5,b\n", .index(0)).reference == "0")
    // Numbers in another notation are neither categories nor texts that never repeat.
    for (rows, line) in [
      (["n/a", "936,49", "962,5", "80"], 3), (["2", "1,5", "2,25", "3"], 3), (["1,5", "1,5"], 2),
    ] {
      let table = "a;k\n" + (0..<12).flatMap { _ in rows }.map { "\($0);x\n" }.joined()
      let column = try look(table, .index(0))
      #expect(column.isUnreadable && !column.isMixed)
      #expect(
        column.uselessness?.hasPrefix("has '\(rows[line - 2])' in line \(line), which looks")
          == true)
      #expect(
        column.uselessness?.hasSuffix("with a point, as in 5.94, and take it out of drop)") == true)
    }
    let days = try look("d,k\n" + (10..<31).map { "2024-01-\($0),x\n" }.joined(), .index(0))
    #expect(days.misread?.words == "has '2024-01-10' in line 2, which looks like a date")
    let codes = try look(
      "c,k\n" + (0..<30).map { "\(["7", "8b", "9"][$0 % 3]),x\n" }.joined(), .index(0))
    #expect(codes.isMixed && codes.misread == nil)
    #expect(
      codes.finding
        == DataFinding(
          "column 'c' has '8b' in line 3, which is no number, as most of its fields are: all are read"
            + " as texts",
          cure: "if they are meant as numbers, correct it, or empty the field if it stands for no"
            + " value"))
  }

  @Test(arguments: [
    "abc", "k.A.", "unknown", ".a", "(null)", "*", "########", "471*", "°C",
  ])
  func `a text in a column of measured numbers is named, never one of its categories`(
    stray: String
  ) throws {
    for (every, measure) in [
      (150, { "\($0 * 7 % 55)" }), (10, { "\($0 * 7 % 55)" }), (3, { "\($0).5" }),
      (3000, { "\($0)" }),
    ] as [(Int, (Int) -> String)] {
      let rows = (0..<max(150, every)).map { $0 % every == every - 1 ? stray : measure($0) }
      try scratch.write("age,k\n" + rows.map { "\($0),x\n" }.joined(), to: "t.csv")
      let source = CSVSource(file: "t.csv", answer: .label(.last))
      let look = try TableLook(source, .name("age"), relativeTo: scratch.path)
      #expect(look.isUnreadable && !look.isMixed && look.isNumeric)
      let words =
        "has '\(stray)' in line \(every + 1), which is no number, as most of its fields are"
      #expect(
        look.uselessness
          == words + " (to use it, correct it, or empty the field if it stands for no value, and"
          + " take it out of drop)")
      #expect(look.finding?.message == "column 'age' " + words)
      #expect(
        look.finding?.cure?.hasSuffix(", or read it as texts with categories: [age]") == true)
    }
  }

  @Test func `why a column of texts is of no use is said as it is`() throws {
    func look(_ rows: [String]) throws -> TableLook {
      try scratch.write("shop,k\n" + rows.map { "\($0),x\n" }.joined(), to: "t.csv")
      let source = CSVSource(file: "t.csv", answer: .label(.last))
      return try TableLook(source, .name("shop"), relativeTo: scratch.path)
    }
    #expect(
      try look((0..<60).map { "s\($0)" }).uselessness == "has another text in nearly every row")
    let shops = try look((0..<6000).map { "s\($0 % 1200)" })
    #expect(shops.isUnreadable)
    #expect(shops.uselessness == "has more than 1000 different texts")
    // More texts than numbers are categories, notations among them or not.
    let mixed = try look(
      (0..<240).map { $0 % 3 == 0 ? "\($0)" : $0 % 30 == 1 ? "\($0)%" : "V\($0 % 30)" })
    #expect(mixed.isMixed && mixed.finding == nil)
  }
}
