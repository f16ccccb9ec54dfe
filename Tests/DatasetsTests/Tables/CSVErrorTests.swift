import Testing

@testable import Datasets

/// What is said of a CSV text that cannot be read.
@Suite struct CSVErrorTests {
  private func errorText(
    _ text: String, _ answer: CSVSource.Answer = .label(.last), header: Bool = false,
    drop: [Column] = [], delimiter: Character? = nil, by group: Column? = nil
  ) -> String? {
    errorText(Array(text.utf8), answer, header: header, drop: drop, delimiter: delimiter, by: group)
  }

  private func errorText(
    _ bytes: [UInt8], _ answer: CSVSource.Answer = .label(.last), header: Bool = false,
    drop: [Column] = [], delimiter: Character? = nil, by group: Column? = nil
  ) -> String? {
    let source = CSVSource(
      file: "t.csv", answer: answer, header: header, drop: drop, delimiter: delimiter)
    let error = failure { () throws(DatasetError) in
      _ = try CSVReader.examples(of: bytes, source, path: "t.csv", by: group)
    }
    #expect(error?.isTextual != false)
    return error?.description
  }

  @Test func `a missing value has its place`() {
    #expect(
      errorText("x,été,y\n1,2,0\n\"a\nb\",,0", header: true, drop: [.index(0)]) == """
        t.csv:4:4: error: the value of column 'été' is missing
          hint: say missing: {numbers: median, texts: category}, fill it in, or delete the row
        """)
    #expect(
      errorText("1,2,0\n3,4,\"\"") == """
        t.csv:2:6: error: the value of column '2' is missing
          hint: fill it in, or delete the row
        """)
  }

  @Test func `a text among numbers is refused`() {
    #expect(
      errorText("ä,y\n1,0\n2,0\n1o,1", header: true) == """
        t.csv:4:1: error: '1o' is not a number, as column 'ä' needs
          hint: correct it, delete the row, or leave the column out with drop
        """)
    #expect(
      errorText("1,a\n2,b", .target(.last)) == """
        t.csv:1:3: error: 'a' is not a number, as column '1' needs
          hint: correct it, or delete the row; texts are learned with label: instead of target:
        """)
  }

  @Test func `a number among texts is refused`() {
    #expect(
      errorText("x,y\n1,0\n2,1") == """
        t.csv:2:1: error: '1' is a number, but column '0' begins with a text
          hint: if the first line names the columns, say header: true; else leave the column out \
        with drop: [0], or read it as texts with categories: [0]
        """)
    #expect(
      errorText("x,y\nn,0\n2,1", header: true) == """
        t.csv:3:1: error: '2' is a number, but column 'x' begins with a text
          hint: leave the column out with drop: [x], or read it as texts with categories: [x]
        """)
  }

  @Test(arguments: [
    ("-Inf", "not a finite number\n  hint: mend it, or delete the row"),
    ("1e999", "not a finite number\n  hint: mend it, or delete the row"),
    ("1e39", "too large\n  hint: mend it, or delete the row; numbers are read up to 1.7e38"),
    ("-3e38", "too large\n  hint: mend it, or delete the row; numbers are read up to 1.7e38"),
  ])
  func `a number that is not finite is refused`(number: String, cause: String) {
    #expect(errorText("1,0\n\(number),1") == "t.csv:2:1: error: '\(number)' is \(cause)")
    #expect(errorText("\(number),0\n1,1") == "t.csv:1:1: error: '\(number)' is \(cause)")
    #expect(
      errorText("1,0\n2,\(number)", .target(.last)) == "t.csv:2:3: error: '\(number)' is \(cause)")
  }

  @Test func `rows of other lengths are refused`() {
    let cure = "\n  hint: a delimiter within a text stands in quotes; else mend or delete the line"
    #expect(
      errorText("1,2,0\n3,4,5,1")
        == "t.csv:2:7: error: 4 fields in this row, but 3 in the first" + cure)
    let short = "t.csv:2:4: error: 2 fields in this row, but 3 in the first" + cure
    #expect(errorText("a,b,c\n1,2", header: true) == short)
    #expect(errorText("1,2,0\n3,4") == short)
  }

  @Test func `quotes that do not match are refused`() {
    #expect(
      errorText("1,a\n2,\"b\n3,c\n") == """
        t.csv:2:3: error: a quoted field never ends
          hint: add the closing quote
        """)
    #expect(
      errorText("1,\"a\"b\n") == """
        t.csv:1:6: error: text after a closing quote
          hint: a quote within a quoted field is written twice
        """)
    #expect(
      errorText("a,note,grade\n1,\"say \\\"hi\\\"\",y\n", header: true) == """
        t.csv:2:10: error: text after a closing quote
          hint: a quote within a quoted field is written twice, not behind a backslash
        """)
  }

  @Test func `a header that comes again is refused at its place`() throws {
    #expect(
      errorText("a,k\nx,r\na,k\ny,s\n", header: true) == """
        t.csv:3:1: error: this line names the columns once more
          hint: delete it; if the first line is an example, say header: false
        """)
    // Rows of numbers may well be those that count the columns.
    #expect(errorText("0,1,2\n0,1,2\n1,2,0\n", header: true) == nil)
  }

  @Test func `an empty file is told`() {
    let cure = "\n  hint: check that it was written to its end"
    #expect(errorText("") == "t.csv: error: the file holds no rows" + cure)
    #expect(errorText("\n\r\n") == "t.csv: error: the file holds no rows" + cure)
    #expect(
      errorText("x,y\n", header: true)
        == """
        t.csv: error: the file holds no rows below its header
          hint: its first line must name the columns; check that it was written to its end
        """)
  }

  @Test func `a column that is not there is told`() {
    #expect(
      errorText("a,b\n1,2", .label(.name("c")), header: true) == """
        t.csv: error: there is no column 'c'
          hint: the columns are a, b
        """)
    #expect(
      errorText("1,2\n3,4", .label(.name("c"))) == """
        t.csv: error: a column 'c' is asked for, but header: false says that no line names columns
          hint: leave header: false out, or give the column's index, counted from 0
        """)
    #expect(
      errorText("1,2\n3,4", drop: [.index(2)]) == """
        t.csv: error: there is no column 2
          hint: columns are counted from 0 to 1; 'last' is the last
        """)
    #expect(
      errorText("a,b,a\n1,2,3", .label(.name("a")), header: true) == """
        t.csv: error: 2 columns are called 'a'
          hint: give the column's index, counted from 0
        """)
    #expect(errorText("1,2\n3,4", by: .index(Int.min))?.contains("no column") == true)
  }

  @Test func `inputs must be left`() {
    #expect(
      errorText("1\n2\n") == """
        t.csv: error: no column is left as an input
          hint: the rows have a single field: say what parts them in a line above: sep=;
        """)
    #expect(
      errorText("1,2\n3,4", drop: [.index(0)]) == """
        t.csv: error: no column is left as an input
          hint: drop fewer columns
        """)
    #expect(
      errorText("1,2\n3,4", drop: [.index(1)]) == """
        t.csv: error: the column '1' is both to be learned and dropped
          hint: leave it out of drop, or learn another column
        """)
  }

  @Test func `too many texts are no categories`() {
    let rows = (0...1000).map { "n\($0),\($0 % 2)" }.joined(separator: "\n")
    #expect(
      errorText(rows) == """
        t.csv:1001:1: error: column '0' has more than 1000 different texts
          hint: leave the column out with drop: [0]
        """)
    let numbers = (0...1000).map { "1,\($0)" }.joined(separator: "\n")
    #expect(
      errorText(numbers) == """
        t.csv:1001:3: error: column '1' has more than 1000 classes
          hint: a column of numbers is learned with target: instead of label:
        """)
  }

  @Test func `more inputs than a network can have are refused`() {
    let names = (0..<65_538).map { "c\($0)" }.joined(separator: ",")
    let row = String(repeating: "1,", count: 65_537) + "a"
    #expect(
      errorText(names + "\n" + row + "\n1,2", header: true) == """
        t.csv: error: 65537 inputs are more than the 65536 that a network can have
          hint: leave columns out with drop
        """)
    let texts = (0..<300).map { String(repeating: "t\($0),", count: 300) + "\($0 % 2)" }
    #expect(
      errorText(texts.joined(separator: "\n")) == """
        t.csv: error: 90000 inputs are more than the 65536 that a network can have
          hint: leave out columns with many different texts
        """)
  }

  @Test func `a single class is nothing to learn`() {
    #expect(
      errorText("1,a\n2,a") == """
        t.csv: error: every row has the class 'a' in column '1'
          hint: there is nothing to tell apart
        """)
  }

  @Test func `other encodings are refused`() {
    #expect(
      errorText([0xFF, 0xFE, 0x31, 0]) == """
        t.csv: error: this is UTF-16 text
          hint: save the file as UTF-8
        """)
    #expect(
      errorText([0x31, 0x2C, 0xE9, 0x0A]) == """
        t.csv:1:3: error: this text is not UTF-8
          hint: save the file as UTF-8
        """)
  }

  @Test func `a delimiter is never guessed`() {
    #expect(
      errorText("1,5;2,a\n3,5;4,b") == """
        t.csv:1: error: ',' and ';' could both separate the fields
          hint: say which in a line above the table: sep=;, or in an experiment file: delimiter: ";"
        """)
  }

  @Test(arguments: ["é", "\"", "\n", "1", "."] as [Character])
  func `what cannot separate is refused`(delimiter: Character) {
    #expect(
      errorText("1,2", delimiter: delimiter) == """
        t.csv: error: '\(delimiter)' cannot separate fields
          hint: a delimiter is one ASCII character, such as ',' ';' '|' or a tab
        """)
  }
}
