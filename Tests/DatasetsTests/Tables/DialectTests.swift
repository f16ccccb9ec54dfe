import Testing

@testable import Datasets

/// Tables as other programs write them, and files that are none.
@Suite struct DialectTests {
  private func read(
    _ text: String, header: Bool? = nil, drop: [Column] = [], delimiter: Character? = nil
  ) throws(DatasetError) -> RawExamples {
    try read(Array(text.utf8), header: header, drop: drop, delimiter: delimiter)
  }

  private func read(
    _ bytes: [UInt8], header: Bool? = nil, drop: [Column] = [], delimiter: Character? = nil
  ) throws(DatasetError) -> RawExamples {
    let source = CSVSource(
      file: "t.csv", answer: .label(.last), header: header, drop: drop, delimiter: delimiter)
    return try CSVReader.examples(of: bytes, source, path: "t.csv", by: nil)
  }

  private func errorText(_ bytes: [UInt8]) -> String? {
    failure { () throws(DatasetError) in _ = try read(bytes) }?.description
  }

  private static let plain = "4.5,7.5,rot\n7.2,4.0,blau\n4.9,7.1,rot\n"

  @Test(
    arguments: [
      ("4.5   7.5   rot\n7.2 4.0    blau\n4.9   7.1   rot\n", " "),
      ("  4.5   7.5   rot\n  7.2   4.0   blau  \n\n  4.9   7.1   rot", " "),
      ("4.5   7.5   rot\n7.2   4.0   blau\n4.9   7.1   rot\n", nil),
      ("4.5\t\t7.5\trot\n7.2\t4.0\t\tblau\n4.9\t7.1\trot\n", nil),
      ("4.5\t\t7.5\trot\n7.2\t4.0\t\tblau\n4.9\t7.1\trot\n", "\t"),
      ("4.5 \t7.5 \t \"rot\"\n7.2 4.0\tblau\n4.9 7.1 rot\n", " "),
      ("sep=;\n4.5;7.5;rot\n7.2;4.0;blau\n4.9;7.1;rot\n", nil),
      ("\u{FEFF}\"sep=|\"\r\n4.5|7.5|rot\r\n7.2|4.0|blau\r\n4.9|7.1|rot\r\n", nil),
      ("# made by hand\n\(plain)", nil), ("% made, by hand, in, 2020\n#\n\n\(plain)", nil),
      ("# a \"quote\n4.5,7.5,rot\n# amid\n7.2,4.0,blau\n4.9,7.1,rot\n# end\n", nil),
      ("4.5,7.5,rot,\n7.2,4.0,blau,\n4.9,7.1,rot,\n", nil),
      ("a,b,art\n4.5,7.5,rot,\n7.2,4.0,blau,\n4.9,7.1,rot,\n", nil),
      ("a,b,art,\n4.5,7.5,rot,\n7.2,4.0,blau,\n4.9,7.1,rot,\n", nil),
    ] as [(String, Character?)])
  func `a dialect is read as the plain table`(text: String, delimiter: Character?) throws {
    #expect(
      try read(text, delimiter: delimiter).digest == read(Self.plain, header: false).digest)
  }

  @Test func `a header one name short leaves the first column without one`() throws {
    let examples = try read("a b k\n\"1\" 4.5 7.5 r\n\"2\" 7.2 4.0 s\n", delimiter: " ")
    #expect(examples.columnNames == ["0", "a", "b"])
    #expect(examples.values.floats == [1, 4.5, 7.5, 2, 7.2, 4])
    for text in [
      "a b k\n1 4.5 7.5 r\n2 7.2 4.0 s\n",
      "\"a\" \"b\" \"k\"\n\"1\" 4.5 7.5 \"r\"\n\"2\" 7.2 4.0 \"s\"\n",
    ] {
      let found = try read(text)
      #expect(found.columnNames == examples.columnNames && found.digest == examples.digest)
    }
  }

  @Test func `numbers with blanks between them are columns before a single tab`() throws {
    let cars = "4.5  7.5 1\t\"rot\"\n7.2 4.0   2\t\"dunkel blau\"\n4.9   ? 3\t\"rot\"\n"
    let source = CSVSource(file: "t", answer: .label(.last), header: false, drop: [.index(1)])
    let examples = try CSVReader.examples(of: Array(cars.utf8), source, path: "t", by: nil)
    #expect(examples.values.floats == [4.5, 1, 7.2, 2, 4.9, 3])
    // Words and two numbers are texts, as they were.
    #expect(
      try read("New York City\ta\nSan Jose CA\tb\n", header: false).columnNames
        == ["0=New York City", "0=San Jose CA"])
    #expect(try read("1 2\ta\n3 4\tb\n", header: false).columnNames == ["0=1 2", "0=3 4"])
  }

  @Test func `a line that begins as a comment does may name the columns`() throws {
    #expect(try read("#id,x,k\n1,2.5,a\n2,3.5,b\n", header: true).columnNames == ["#id", "x"])
    #expect(try read("# a,b,k\n1,2.5,a\n2,3.5,b\n").columnNames == ["# a", "b"])
    #expect(
      try read("# made by hand\n#id,x,k\n1,2.5,a\n2,3.5,b\n").columnNames == ["#id", "x"])
    #expect(try read("#f00,1,a\n#0f0,2,b\nred,3,a\n", header: false).count == 3)
    // Where no comment stands above them, rows may begin so too.
    #expect(try read("x,k\n#1,a\n#2,b\n", header: true).columnNames == ["x=#1", "x=#2"])
  }

  @Test func `empty columns that are dropped by their place stay where they are`() throws {
    #expect(
      try read(" 1 2 a\n 3 4 b\n", header: false, drop: [.index(0)], delimiter: " ").values.floats
        == [1, 2, 3, 4])
    let last = CSVSource(file: "t", answer: .label(.index(1)), header: false, drop: [.last])
    let examples = try CSVReader.examples(of: Array("1,a,\n2,b,\n".utf8), last, path: "t", by: nil)
    #expect(examples.values.floats == [1, 2])
  }

  @Test func `a missing value at the end of a row stays one`() {
    #expect(
      errorText(Array("1,2,\n3,4,a\n".utf8))?.hasPrefix(
        "t.csv:1:5: error: the value of column '2' is")
        == true)
  }

  @Test func `lines above a table are told`() {
    #expect(
      errorText(Array("Report of 2020\n1,2,a\n3,4,b\n".utf8)) == """
        t.csv:2:3: error: 3 fields in this row, but 1 in the first
          hint: delete the lines above the table, or say what parts the fields in a first line: sep=;
        """)
    // The bar parts the first line alone.
    #expect(
      errorText(Array("|1x3 Cross validator\n1, 2, a\n3, 4, b\n".utf8)) == """
        t.csv:2:4: error: 3 fields in this row, but 1 in the first
          hint: delete the lines above the table, or say what parts the fields in a first line: sep=;
        """)
    let bank =
      "\"Data Source\",\"Indicators\",\n\n\"Updated\",\"2024\",\n\nname,code,1960,1961,2023,\n"
      + "A,AA,1,2,3,\nB,BB,3,4,5,\nC,CC,1,2,3,\n"
    #expect(
      errorText(Array(bank.utf8)) == """
        t.csv:5:16: error: 6 fields in this row, but 3 in the first
          hint: delete the lines above the table
        """)
  }

  @Test func `text of 16 bits without a mark is named`() {
    let bytes = "5.5,8.5,rot\n7.1,3.2,blau\n".utf8
    for (order, isBig) in [("big", true), ("little", false)] {
      let wide: [UInt8] = bytes.flatMap { (byte: UInt8) -> [UInt8] in
        isBig ? [0, byte] : [byte, 0]
      }
      #expect(
        errorText(wide) == """
          t.csv: error: this is UTF-16 text without a mark, \(order)-endian
            hint: save the file as UTF-8
          """)
    }
  }

  @Test func `a nul byte is refused at its place`() {
    #expect(
      errorText(Array("1,a\n2,b\0\n".utf8)) == """
        t.csv:2:4: error: a NUL byte, which no text has
          hint: the file is damaged or no table: save it as UTF-8 text
        """)
  }

  @Test(
    arguments: [
      ([0x50, 0x4B, 3, 4, 0, 0], "a zip archive"),
      (Array("BZh91AY".utf8) + [1], "a bzip2 archive"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "an xz archive"),
      (Array("PAR1".utf8) + [2], "a Parquet file"), (Array("<!DOCTYPE html>".utf8), "a web page"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0], "an old Excel workbook or document"),
      ([0, 0, 8, 1, 0, 0, 0, 1, 5], "an IDX file"), ([0xFE, 0xFF, 0, 0x31], "UTF-16 text"),
    ] as [([UInt8], String)])
  func `other files are called what they are`(bytes: [UInt8], name: String) {
    #expect(errorText(bytes)?.hasPrefix("t.csv: error: this is \(name)\n  hint: ") == true)
  }
}
