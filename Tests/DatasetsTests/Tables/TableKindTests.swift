import Testing

@testable import Datasets

/// What columns of other tables than plain ones are taken for.
@Suite struct TableKindTests {
  private func read(
    _ text: String, _ answer: CSVSource.Answer = .label(.last), header: Bool? = nil,
    drop: [Column] = [], categories: [Column] = [], delimiter: Character? = nil,
    by group: Column? = nil
  ) throws(DatasetError) -> RawExamples {
    let source = CSVSource(
      file: "t.csv", answer: answer, header: header, drop: drop, categories: categories,
      delimiter: delimiter)
    return try CSVReader.examples(of: Array(text.utf8), source, path: "t.csv", by: group)
  }

  private func errorText(
    _ text: String, _ answer: CSVSource.Answer = .label(.last), header: Bool? = nil,
    drop: [Column] = [], categories: [Column] = [], by group: Column? = nil
  ) -> String? {
    failure { () throws(DatasetError) in
      _ = try read(text, answer, header: header, drop: drop, categories: categories, by: group)
    }?.description
  }

  private func findings(_ examples: RawExamples) -> [String] { examples.findings.map(\.message) }

  @Test func `a column of numbers with decimal commas is refused at the first`() {
    #expect(
      errorText("a;b;art\nx;1;rot\n5,94;1;rot\n7,16;2;blau\n5,33;3;rot\n", header: true) == """
        t.csv:3:1: error: '5,94' in column 'a' looks like a number with a decimal comma
          hint: write it with a point, as in 5.94; or leave the column out with drop: [a], or read it \
        as texts with categories: [a]
        """)
  }

  @Test func `a number with a comma among plain ones is told by its notation`() {
    let hint = """
        hint: write it without groups and with a point, as in 5935.5, or leave the column out with \
      drop: [a]
      """
    #expect(
      errorText("a;b;art\n999;1;r\n\"1,234\";2;s\n", header: true) == """
        t.csv:3:2: error: '1,234' looks like a number with a comma, but column 'a' needs plain numbers
        \(hint)
        """)
    // The other way round it is the first that is at fault, not the number behind it.
    #expect(
      errorText("a;b;art\n\"1,234\";2;s\n999;1;r\n", header: true)?.hasPrefix(
        "t.csv:2:2: error: '1,234' in column 'a' looks like a number with a comma") == true)
    #expect(
      errorText("x;y\n1;5,9\n2;6,1\n", .target(.last), header: true)?.hasPrefix(
        "t.csv:2:3: error: '5,9' looks like a number with a decimal comma") == true)
  }

  @Test func `a column is named as an experiment file has to write it`() {
    let names = ["kind", "x 1", "y", "5", "a,b", "last", "é"]
    let header = CSVHeader(path: "t", givenNames: names + [""], count: 8, isFound: false)
    #expect(
      (0..<8).map(header.reference)
        == ["kind", "x 1", "\"y\"", "\"5\"", "\"a,b\"", "\"last\"", "é", "7"])
    let clash = CSVHeader(path: "t", givenNames: ["", "0"], count: 2, isFound: false)
    #expect((0..<2).map(clash.reference) == ["unnamed 0", "\"0\""])
  }

  @Test func `many different numbers in another notation are told as such`() {
    let rows = (0...1000).map { "\"\($0),5\",\($0 % 2)" }.joined(separator: "\n")
    #expect(errorText(rows, header: false)?.contains("a decimal comma") == true)
  }

  @Test func `what is said to be categories is read as texts, as it was`() throws {
    let text = "a;b;k\n5,94;1;r\n7,16;2;s\n5,94;3;s\n"
    let examples = try read(text, header: true, categories: [.index(0)])
    #expect(examples.columnNames == ["a=5,94", "a=7,16", "b"])
    #expect(examples.values.floats == [1, 0, 1, 0, 1, 2, 1, 0, 3])
    // Names are no part of the digest: the same as that of plain texts.
    #expect(try read("x;1;r\ny;2;s\nx;3;s\n", header: false).digest == examples.digest)
    let plain = "red,1,r\nblue,2,s\n"
    #expect(
      try read(plain, header: false).digest
        == read(plain, header: false, categories: [.index(0)]).digest)
  }

  @Test func `plain numbers can be categories too`() throws {
    let examples = try read("8001,1,r\n3000,2,s\nx,3,r\n", header: false, categories: [.index(0)])
    #expect(examples.columnNames == ["0=3000", "0=8001", "0=x", "1"])
    #expect(
      errorText("1,5\n2,6\n", .target(.last), header: false, categories: [.last]) == """
        t.csv: error: the column '1' is both a number to predict and categories
          hint: texts are learned with label: instead of target:
        """)
  }

  @Test(arguments: ["NA", "NaN", "nan", "N/A", "n/a", "null", "NULL", "None", "?", "#N/A", "<NA>"])
  func `a marker is no value in whatever column`(marker: String) {
    for (text, place, column) in [
      ("x,c,y\n1,red,a\n\(marker),red,b\n", "3:1", "x"),
      ("x,c,y\n\(marker),red,a\n1,red,b\n", "2:1", "x"),
      ("x,c,y\n1,red,a\n2,\(marker),b\n", "3:3", "c"),
      ("x,c,y\n1,\(marker),a\n2,r,b\n", "2:3", "c"),
      ("x,c,y\n1,red,a\n2,red,\(marker)\n", "3:7", "y"),
    ] {
      let start =
        "t.csv:\(place): error: the value of column '\(column)' is missing: '\(marker)' says so"
      #expect(errorText(text, header: true)?.hasPrefix(start) == true, "\(text)")
    }
    #expect(
      errorText("x,y\n1,2\n2,\(marker)\n", .target(.last), header: true)?.hasPrefix(
        "t.csv:3:3: error: the value of column 'y' is missing") == true)
    #expect(
      errorText("x,g,y\n1,p,a\n2,\(marker),b\n", header: true, drop: [.name("g")], by: .name("g"))?
        .hasPrefix("t.csv:3:3: error: the value of column 'g' is missing") == true)
  }

  @Test func `a marker that is a text can be said to be one`() throws {
    let text = "x,country,y\n1,NA,a\n2,DE,b\n3,NA,None\n"
    #expect(
      errorText(text, header: true) == """
        t.csv:2:3: error: the value of column 'country' is missing: 'NA' says so
          hint: say missing: {numbers: median, texts: category}, fill it in, or delete the row, or if \
        it is a text, say categories: [country]
        """)
    let examples = try read(text, header: true, categories: [.name("country"), .name("y")])
    #expect(examples.columnNames == ["x", "country=DE", "country=NA"])
    guard case .labels(_, ["None", "a", "b"]) = examples.answers else {
      Issue.record("three classes")
      return
    }
  }

  @Test func `words that only look like markers are texts`() throws {
    #expect(try read("none,1,+\nsome,2,-\n", header: false).columns == 3)
    #expect(errorText("1,a\nnone,b", header: false)?.contains("is missing: 'none'") == true)
    #expect(errorText("1,a\n-,b", header: false)?.contains("is missing: '-'") == true)
  }

  private func table(_ first: (Int) -> String, rows: Int = 24) -> String {
    (0..<rows).map { "\(first($0)),\($0 * 7 % 11),\($0 % 2 == 0 ? "a" : "b")\n" }.joined()
  }

  @Test func `a column that counts the rows is named, in whatever order`() throws {
    for text in [table { "\($0)" }, table { "\(1_000_000_000 + $0)" }, table { "\($0 * 5 % 24)" }] {
      let examples = try read(text, header: false)
      #expect(
        examples.findings == [
          DataFinding("column '0' counts the rows", cure: "leave it out with drop: [0]")
        ])
    }
    #expect(try findings(read(table { "\($0 * 2)" }, header: false)) == [])
    #expect(try findings(read(table { "\($0 % 23)" }, header: false)) == [])
  }

  @Test func `a first column without a name that counts the rows is named too`() throws {
    let examples = try read(",x,y\n" + table { "\($0)" }, header: true)
    #expect(
      examples.findings == [
        DataFinding("column '0' counts the rows", cure: "leave it out with drop: [0]")
      ])
  }

  @Test func `columns without information, and those that are the answer, are named`() throws {
    #expect(
      try findings(read(table { _ in "5" }, header: false))
        == ["column '0' has the same number in every row"])
    #expect(
      try findings(read(table { _ in "x" }, header: false)) == ["column '0' is 'x' in every row"])
    #expect(
      try findings(read(table { "id\($0)" }, header: false))
        == ["column '0' has 24 different texts in 24 rows"])
    #expect(
      try findings(read(table { $0 % 2 == 0 ? "yes" : "no" }, header: false))
        == ["column '0' gives the answer away in every row"])
    let numbers = (0..<24).map { "\($0 * $0),\($0 * 7 % 11),\($0 * $0)\n" }.joined()
    #expect(
      try findings(read(numbers, .target(.last), header: false))
        == ["column '0' gives the answer away in every row"])
  }

  @Test func `texts by which the rows are parted are no inputs to learn from`() throws {
    let text = "who,x,y\n" + table { "p\($0 % 6)" }
    #expect(
      try read(text, header: true, by: .name("who")).findings == [
        DataFinding(
          "column 'who' parts the rows and is an input: no row held out has a text of it that was"
            + " trained", cure: "leave it out with drop: [who]")
      ])
    #expect(try read(text, header: true).findings == [])
    #expect(try read(text, header: true, drop: [.name("who")], by: .name("who")).findings == [])
  }

  @Test func `a number to predict cannot be left out`() {
    #expect(
      errorText("x;y\n1;5,9\n2;6,1\n", .target(.last), header: true)?.hasSuffix(
        "\n  hint: write it with a point, as in 5.94") == true)
  }

  @Test func `labels that are measurements are refused`() {
    let rows = (0..<30).map { "\($0 % 7),\(Double($0) / 8)\n" }.joined()
    #expect(
      errorText(rows, header: false) == """
        t.csv: error: column '1' has 30 classes in 30 rows
          hint: a column of numbers is learned with target: instead of label:
        """)
    let names = (0..<30).map { "\($0 % 7),n\($0)\n" }.joined()
    #expect(
      errorText(names, header: false)?.contains("hint: name a column whose texts repeat") == true)
    let ratings = (0..<60).map { "\($0 % 7),\(Double($0 % 12) / 2)\n" }.joined()
    #expect(
      failure { () throws(DatasetError) in _ = try read(ratings, header: false) } == nil)
  }

  @Test func `labels that are few numbers with fractions are named`() throws {
    let ratings = (0..<120).map { "\($0 % 7),\(Double($0 % 12) + 0.5)\n" }.joined()
    #expect(
      try read(ratings, header: false).findings == [
        DataFinding(
          "the classes of column '1' are 12 numbers", cure: "target: 1 learns their values")
      ])
  }
}
