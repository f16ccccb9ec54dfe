import Kernels
import Testing

@testable import Datasets

/// What the first line of a table is.
@Suite struct FirstLineTests {
  private func read(
    _ text: String, _ answer: CSVSource.Answer = .label(.last), header: Bool? = nil,
    drop: [Column] = []
  ) throws(DatasetError) -> RawExamples {
    let source = CSVSource(file: "t.csv", answer: answer, header: header, drop: drop)
    return try CSVReader.examples(of: Array(text.utf8), source, path: "t.csv", by: nil)
  }

  private func errorText(
    _ text: String, _ answer: CSVSource.Answer = .label(.last), header: Bool? = nil,
    drop: [Column] = []
  ) -> String? {
    failure { () throws(DatasetError) in
      _ = try read(text, answer, header: header, drop: drop)
    }?.description
  }

  private static let mushrooms =
    "cap,odor,edible\n"
    + (0..<24).map {
      "\($0 % 3 == 0 ? "flat" : "bell"),\($0 % 2 == 0 ? "none" : "foul"),\($0 % 2 == 0 ? "e" : "p")\n"
    }
    .joined()
  private static let counted =
    "0,1,2,3\n"
    + (0..<24).map { "0.\($0 + 100),1.\($0 + 200),2.\($0 * 7 + 100),\($0 % 2)\n" }.joined()

  @Test(arguments: [
    ("x,y\n1,0\n2,1\n", 2), ("x,c,y\n1,red,0\n2,blue,1\n", 2), (mushrooms, 24), (counted, 24),
    ("a;b\n5.5;r\n6.5;s\n", 2), (",x,kind\n0,1.5,a\n1,2.5,b\n", 2),
  ])
  func `names are seen to be names`(text: String, rows: Int) throws {
    let examples = try read(text)
    #expect(examples.count == rows)
    #expect(examples.isHeaderFound)
    #expect(try read(text, header: true).digest == examples.digest)
    #expect(try !read(text, header: true).isHeaderFound)
  }

  @Test(arguments: [
    "1,0\n2,1\n", "red,1,a\nblue,2,b\n", "red,a\nblue,b\nred,b\n", "0,1,2\n1,2,0\n2,3,2\n",
    "1.5,red,a\n2.5,blue,b\n", "0,1,2,3\n1,2,3,4\n2,3,4,3\n", "1,2,3.5,a\n1.5,2.5,3.5,b\n",
  ])
  func `an example is seen to be one`(text: String) throws {
    let examples = try read(text)
    #expect(!examples.isHeaderFound)
    #expect(examples.count == text.split(separator: "\n").count)
    #expect(try read(text, header: false).digest == examples.digest)
  }

  @Test func `a misprint in the first row is no name`() {
    #expect(
      errorText("1o,2,a\n3,4,b\n")?.hasPrefix(
        "t.csv:2:1: error: '3' is a number, but column '0' begins with a text") == true)
  }

  @Test func `what is said of the first line wins, and is told where it looks otherwise`() throws {
    let asExample = try read(Self.mushrooms, header: false)
    #expect(asExample.count == 25)
    #expect(
      asExample.findings.first?.message
        == "the first line looks like names of columns and is read as an example")
    #expect(try read(Self.counted, header: false).findings.first?.cure == "say header: true")
    let numbers = try read("5,7\n1,0\n2,1\n", header: true)
    #expect(numbers.columnNames == ["5"])
    #expect(numbers.count == 2)
    #expect(
      numbers.findings.map(\.message)
        == ["the first line holds only numbers and is read as names of columns"])
    #expect(try read(Self.counted, header: true).findings == [])
  }

  private static func grades(_ names: String, _ first: (Int) -> String) -> String {
    "\(names)\n"
      + (0..<24).map { "\(first($0)),\($0 * 7),\($0 % 3 == 0 ? "high" : "low")\n" }.joined()
  }
  private static let grades = [
    grades("2019,2020,grade") { "\($0).5" }, grades("country,2020,grade") { "C\($0 % 4)" },
  ]

  @Test(arguments: grades)
  func `a first line with a name that is asked for names the columns`(text: String) throws {
    let examples = try read(text, .label(.name("grade")))
    #expect(examples.count == 24 && examples.isHeaderFound && examples.findings == [])
    #expect(try read(text, header: true).digest == examples.digest)
    #expect(
      errorText(text, .target(.index(2020))) == """
        t.csv: error: there is no column 2020, counted from 0 to 2, but one is called '2020'
          hint: quote a name that is a number: "2020"
        """)
    #expect(
      errorText(text, .label(.name("grad")))?.hasPrefix(
        "t.csv:1:1: error: there is no name 'grad' in the first line\n  hint: it holds \(text.prefix(4))"
      )
        == true)
  }

  @Test(arguments: grades)
  func `a first line that may name the columns is told where it is an example`(text: String) throws
  {
    let message = "the first line may name the columns, and is read as an example"
    #expect(try read(text).count == 25)
    #expect(try read(text).findings.first?.message == message)
    // Files that were put together repeat it.
    let twice = "a,k\n" + (0..<24).map { "\($0 == 9 ? "a,k" : "\($0 % 5),\($0 % 2)")\n" }.joined()
    let categories = CSVSource(file: "t", answer: .label(.last), categories: [.index(0)])
    let repeated = try CSVReader.examples(
      of: Array(twice.utf8), categories, path: "t", by: nil)
    #expect(repeated.findings.first?.message == message)
    #expect(
      errorText(twice, .label(.name("k")))?.hasPrefix("t.csv:11:1: error: this line names the")
        == true)
  }

  @Test func `a name that is a number of the first line is told`() throws {
    #expect(
      try read("5,7\n1,0\n2,1\n", .label(.name("7"))).findings.map(\.message)
        == ["the first line is read as names of columns, since one is asked for by a name in it"])
  }

  @Test(arguments: [
    (
      "a^b^grade\n1^4^y\n", "1",
      "it is a single field: say delimiter: \"^\", or sep=^ in a line above it"
    ),
    (
      "\"a,b,grade\"\n\"1,4,y\"\n", "2",
      "the whole line stands in quotes and is a single field: take such quotes away"
    ),
    (
      "upgrade\nx\n", "1",
      "it holds upgrade: give one of these, or a column's index, counted from 0"
    ),
  ])
  func `why a name is not found is told`(text: String, column: String, hint: String) {
    #expect(
      errorText(text, .label(.name("grade"))) == """
        t.csv:1:\(column): error: there is no name 'grade' in the first line
          hint: \(hint)
        """)
    #expect(
      errorText("a,b,grade\n", .label(.name("grade")))?.hasPrefix(
        "t.csv: error: the file holds no rows below its header") == true)
  }

  private static let years =
    "region,2019,2020,2021\nN,0.1,0.8,0.9\nS,0.2,0.7,0.8\nN,0.3,0.6,0.5\n"

  @Test func `a number that is only a name is told with the cure`() throws {
    #expect(
      errorText(Self.years, .target(.index(2021)), header: true) == """
        t.csv: error: there is no column 2021, counted from 0 to 3, but one is called '2021'
          hint: quote a name that is a number: "2021"
        """)
    let examples = try read(Self.years, .target(.name("2021")), header: true)
    #expect(examples.columnNames == ["region=N", "region=S", "2019", "2020"])
  }

  @Test func `a number that is a name and another index is told apart`() throws {
    let text = "id,2,1,0,art\n0,0.1,0.2,0.3,a\n1,0.4,0.5,0.6,b\n"
    #expect(
      errorText(text, header: true, drop: [.index(1)]) == """
        t.csv: error: 1 is the index of column '2', and another column is called '1'
          hint: write "1" for the one of that name, "2" for the other
        """)
    #expect(
      try read(text, header: true, drop: [.name("1")]).columnNames == ["id", "2", "0"])
    // A column that is called by its own index is meant either way.
    #expect(
      try read(Self.counted, .label(.index(3)), header: true).columnNames == ["0", "1", "2"])
  }

  @Test func `a column without a name has its index, or another name where that is taken`() throws {
    #expect(try read(",a,k\n5,1,r\n7,2,s\n", header: true).columnNames == ["0", "a"])
    #expect(try read(",0,k\n5,1,r\n7,2,s\n", header: true).columnNames == ["unnamed 0", "0"])
  }

  @Test(arguments: ["unnamed", "both"])
  func `the table that a network was trained on can be judged by it`(kind: String) throws {
    let scratch = try Scratch()
    let names = kind == "both" ? ",0,kind" : ",a,kind"
    let rows = (0..<20).map { "\($0 * 3),\($0 % 7),\($0 % 2 == 0 ? "a" : "b")\n" }.joined()
    try scratch.write("\(names)\n\(rows)", to: "t.csv")
    let dataset = try DatasetLibrary(directories: []).load(
      .csv(CSVSource(file: "t.csv", answer: .label(.name("kind")), header: true)), split: Split(),
      scale: .none, relativeTo: scratch.path)
    let encoded = try dataset.encoding.encode(file: scratch.path + "/t.csv")
    #expect((0..<20).map { encoded.examples.row($0)[0] } == (0..<20).map { Float($0 * 3) })
    #expect(encoded.truths.allSatisfy { $0 != nil })
  }
}
