import Digests
import Kernels
import Testing

@testable import Datasets

/// What a CSV text means.
@Suite struct CSVTests {
  private func read(
    _ text: String, _ answer: CSVSource.Answer = .label(.last), header: Bool = false,
    drop: [Column] = [], delimiter: Character? = nil, by group: Column? = nil
  ) throws(DatasetError) -> RawExamples {
    let source = CSVSource(
      file: "t.csv", answer: answer, header: header, drop: drop, delimiter: delimiter)
    return try CSVReader.examples(of: Array(text.utf8), source, path: "t.csv", by: group)
  }

  private func labels(_ examples: RawExamples) -> [Int32] {
    if case .labels(let labels, _) = examples.answers { labels } else { [] }
  }

  private func classes(_ examples: RawExamples) -> [String] {
    if case .labels(_, let classes) = examples.answers { classes } else { [] }
  }

  @Test func `numbers and a label are read`() throws {
    let examples = try read("1.5,2,a\n-3,4e2,b\n")
    #expect(examples.values.floats == [1.5, 2, -3, 400])
    #expect(examples.columnNames == ["0", "1"])
    #expect(labels(examples) == [0, 1])
    #expect(classes(examples) == ["a", "b"])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `any line end will do, and empty lines and a missing last one`(end: String) throws {
    let text = ["", "1,2,0", "", "3,4,1", "", "5,6,0"].joined(separator: end)
    let examples = try read(text)
    #expect(examples.values.floats == [1, 2, 3, 4, 5, 6])
    #expect(labels(examples) == [0, 1, 0])
  }

  @Test func `quoted fields hold delimiters, line ends and quotes`() throws {
    let text = """
      x,note,class
      1, "a, ""b""\nc" ,"one,two"
      2,plain,"say ""hi""\"
      """
    let examples = try read(text, .label(.name("class")), header: true)
    #expect(examples.columnNames == ["x", "note=a, \"b\"\nc", "note=plain"])
    #expect(examples.values.floats == [1, 1, 0, 2, 0, 1])
    #expect(classes(examples) == ["one,two", "say \"hi\""])
  }

  @Test func `a byte order mark and blanks are no part of a field`() throws {
    let examples = try read("\u{FEFF}x , y\n 1 ,a\n2\t,b", .label(.name("y")), header: true)
    #expect(examples.columnNames == ["x"])
    #expect(examples.values.floats == [1, 2])
  }

  @Test func `columns are found by name, index, from the end, or as the last`() throws {
    let text = "a,b,c\n1,2,3\n4,5,6\n"
    for column in [Column.name("b"), .index(1), .index(-2)] {
      #expect(try read(text, .label(column), header: true).columnNames == ["a", "c"])
    }
    let dropped = try read(text, .label(.last), header: true, drop: [.name("a")])
    #expect(dropped.columnNames == ["b"])
  }

  @Test func `classes are sorted by value if all are integers, else by bytes`() throws {
    #expect(classes(try read("0,10\n0,9\n0,-1\n")) == ["-1", "9", "10"])
    #expect(classes(try read("0,10\n0,9\n0,x\n")) == ["10", "9", "x"])
    #expect(labels(try read("0,10\n0,9\n0,10\n")) == [1, 0, 1])
    #expect(classes(try read("0,é\n0,z\n0,Z\n")) == ["Z", "z", "é"])
  }

  @Test func `texts become one column a category in sorted order`() throws {
    let examples = try read("color,x,y\nred,1,0\nblue,2,1\nred,3,1\n", header: true)
    #expect(examples.columnNames == ["color=blue", "color=red", "x"])
    #expect(examples.values.floats == [0, 1, 1, 1, 0, 2, 0, 1, 3])
  }

  @Test func `a target is kept as a number`() throws {
    let examples = try read("1,0.5\n2,-7\n", .target(.index(1)))
    guard case .numbers(let numbers, "1") = examples.answers else {
      Issue.record("numbers called '1'")
      return
    }
    #expect(numbers == [0.5, -7])
  }

  @Test func `whole numbers of 0 to 255 stay bytes`() throws {
    guard case .bytes(let bytes) = try read("0,255,a\n7,8,b\n").values else {
      Issue.record("bytes")
      return
    }
    #expect(bytes.joined == [0, 255, 7, 8])
    for text in ["0,256,a\n7,8,b\n", "0,-1,a\n7,8,b\n", "0,0.5,a\n7,8,b\n"] {
      guard case .floats = try read(text).values else {
        Issue.record("floats")
        return
      }
    }
  }

  @Test(arguments: [",", ";", "\t", "|"])
  func `the delimiter is seen`(delimiter: Character) throws {
    let rows = [["1", "2", "a"], ["3", "4", "b"]].map { $0.joined(separator: String(delimiter)) }
    #expect(try read(rows.joined(separator: "\n")).values.floats == [1, 2, 3, 4])
  }

  @Test func `the delimiter that parts all rows alike is taken`() throws {
    #expect(try read("1;a,b\n2;c\n").columns == 1)
    #expect(classes(try read("\"1;x\",2;a\n\"1,y\",3;b\n")) == ["2;a", "3;b"])
  }

  @Test func `a given delimiter is taken`() throws {
    #expect(try read("1:2:a\n3:4:b", delimiter: ":").values.floats == [1, 2, 3, 4])
    #expect(try read("1 2 a\n3 4 b", delimiter: " ").values.floats == [1, 2, 3, 4])
    #expect(try read("1,5;a\n2,5;b", .label(.last), delimiter: ",").columns == 1)
  }

  @Test func `rows are grouped by a column, dropped or not`() throws {
    let text = "p,1,0\nq,2,1\np,3,1\n"
    let examples = try read(text, by: .index(0))
    #expect(examples.groups == [0, 1, 0])
    #expect(examples.columns == 3)
    #expect(try read(text, drop: [.index(0)], by: .index(0)).columns == 1)
    #expect(try read(text).groups == nil)
  }

  @Test func `the digest tells groups, official parts and answers apart`() throws {
    let text = "1,1,0\n2,2,1\n1,3,1\n"
    let digests = [
      try read(text).digest, try read(text, by: .index(0)).digest,
      try read(text, .target(.last)).digest, try read("1,1,0\n2,2,1\n1,3,0\n").digest,
      try read("1,1,0\n2,2,1\n1,4,1\n").digest, try read("1,1,a\n2,2,b\n1,3,b\n").digest,
    ]
    #expect(Set(digests).count == digests.count)
    #expect(try read("1;1;0\r\n2;2;1\r\n1;3;1").digest == digests[0])
  }
}
