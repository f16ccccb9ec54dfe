import Foundation
import Kernels
import Testing

@testable import Datasets

@Suite struct InputEncodingTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// An encoding that went through JSON, as a model file keeps it.
  private func encoding(
    _ text: String, header: Bool, drop: [Column] = []
  ) throws -> (encoding: InputEncoding, dataset: Dataset) {
    try scratch.write(text, to: "t.csv")
    let source = CSVSource(file: "t.csv", answer: .label(.last), header: header, drop: drop)
    let dataset = try DatasetLibrary(directories: []).load(
      .csv(source), split: Split(validation: .last(1), test: .last(1)), scale: .unit,
      relativeTo: scratch.path)
    let data = try JSONEncoder().encode(dataset.encoding)
    return (try JSONDecoder().decode(InputEncoding.self, from: data), dataset)
  }

  private func rows(_ encoded: EncodedRows) -> [[Float]] {
    (0..<encoded.examples.count).map(encoded.examples.row)
  }

  private func errorText(_ encoding: InputEncoding, _ text: String) throws -> String? {
    let path = try scratch.write(text, to: "new.csv")
    return failure { () throws(DatasetError) in _ = try encoding.encode(file: path) }
      .map(scratch.text)
  }

  private static let table = """
    id,x,color,y
    1,10,red,a
    2,30,blue,b
    3,20,red,a
    4,15,blue,b
    5,25,red,a
    """

  @Test func `the file it was trained on gives the same inputs`() throws {
    let (encoding, dataset) = try encoding(Self.table, header: true, drop: [.name("id")])
    #expect(encoding == dataset.encoding)
    let encoded = try encoding.encode(file: scratch.path + "/t.csv")
    let parts = [dataset.training, dataset.validation, dataset.test]
    #expect(rows(encoded) == parts.flatMap(\.rows))
    #expect(encoded.answers == ["a", "b", "a", "b", "a"])
    #expect(encoding.inputs == 3)
  }

  @Test func `columns are matched by name, and may lack what is not needed`() throws {
    let (encoding, _) = try encoding(Self.table, header: true, drop: [.name("id")])
    let path = try scratch.write("color,more,x\nblue,?,20\n", to: "new.csv")
    let encoded = try encoding.encode(file: path)
    #expect(rows(encoded) == [[0.5, 1, 0]])
    #expect(encoded.answers == nil)
  }

  @Test func `what does not fit is refused with its place`() throws {
    let (encoding, _) = try encoding(Self.table, header: true)
    #expect(
      try errorText(encoding, "id,x,color\n1,2,green\n") == """
        DIR/new.csv:2:5: error: the network never met 'green'
          hint: known: blue, red
        """)
    #expect(
      try errorText(encoding, "id,color\n1,red\n") == """
        DIR/new.csv: error: there is no column 'x'
          hint: the columns are id, color
        """)
    #expect(
      try errorText(encoding, "id,x,color\n1,abc,red\n") == """
        DIR/new.csv:2:3: error: 'abc' is not a number, as column 'x' needs
          hint: correct it, or delete the row
        """)
    #expect(
      try errorText(encoding, "id,x,color\n1,nan,red\n")
        == """
        DIR/new.csv:2:3: error: the value of column 'x' is missing: 'nan' says so
          hint: fill it in, or delete the row
        """)
    #expect(
      try errorText(encoding, "id,x,color\n1,2,red\n1,2\n")
        == """
        DIR/new.csv:3:4: error: 2 fields in this row, but 3 in the first
          hint: a delimiter within a text stands in quotes; else mend or delete the line
        """)
  }

  @Test(arguments: [true, false])
  func `a table with blanks and one input is read as in training`(header: Bool) throws {
    let table = "x y\n1.5 a\n2.5 b\n3.5 a\n4.5 b\n5.5 a\n"
    let (encoding, _) = try encoding(header ? table : String(table.dropFirst(4)), header: header)
    let encoded = try encoding.encode(file: scratch.path + "/t.csv")
    #expect(rows(encoded) == [[0], [0.5], [1], [1.5], [2]])
    #expect(encoded.answers == ["a", "b", "a", "b", "a"])
    let alone = try encoding.encode(
      file: scratch.write(header ? "x\n2.5\n" : "2.5\n", to: "new.csv"))
    #expect(rows(alone) == [[0.5]])
  }

  @Test(arguments: [true, false])
  func `a row may be a single text with blanks`(header: Bool) throws {
    let table = "the wine,y\nred dry,a\nred sweet,b\nred dry,a\nred sweet,b\nred dry,a\n"
    let (encoding, _) = try encoding(header ? table : String(table.dropFirst(11)), header: header)
    let new = (header ? "the wine\n" : "") + "red sweet\nred dry\n"
    #expect(
      try rows(encoding.encode(file: scratch.write(new, to: "new.csv"))) == [[0, 1], [1, 0]])
  }

  @Test func `columns of one name are taken in their order, and that is told`() throws {
    let (encoding, dataset) = try encoding(
      "a,a,y\n1,10,a\n2,30,b\n3,20,a\n4,15,b\n5,25,a\n", header: true)
    #expect(dataset.description.findings.first?.message == "2 columns are called 'a'")
    for text in ["a,a\n2,10\n", "y,a,b,a\nb,2,7,10\n"] {
      let encoded = try encoding.encode(file: scratch.write(text, to: "new.csv"))
      #expect(rows(encoded) == [[0.5, 0]])
      #expect(
        encoded.findings.map(\.message) == [
          "2 columns of the training table are called 'a': those of the new rows are taken in the same"
            + " order"
        ])
    }
    #expect(
      try errorText(encoding, "a,b\n1,2\n") == """
        DIR/new.csv: error: 1 column is called 'a', the network was trained on 2 of that name
          hint: give as many, in the order of the training table
        """)
    let (single, _) = try self.encoding(Self.table, header: true, drop: [.name("id")])
    #expect(
      try errorText(single, "x,x,color\n1,2,red\n") == """
        DIR/new.csv: error: 2 columns are called 'x', the network was trained on 1 of that name
          hint: rename or delete those that are not meant
        """)
    // What was dropped is not looked for.
    let new = try scratch.write("id,id,x,color\n1,2,20,red\n", to: "new.csv")
    #expect(try rows(single.encode(file: new)) == [[0.5, 0, 1]])
  }

  @Test func `without a header the number of columns tells what is there`() throws {
    let text = Self.table.split(separator: "\n").dropFirst().joined(separator: "\n")
    let (encoding, _) = try encoding(text, header: false, drop: [.index(0)])
    for row in ["9,20,blue,b", "9,20,blue", "20,blue"] {
      let encoded = try encoding.encode(file: scratch.write(row, to: "new.csv"))
      #expect(rows(encoded) == [[0.5, 1, 0]])
      #expect(encoded.answers == (row.hasSuffix("b") ? ["b"] : nil))
    }
    #expect(
      try errorText(encoding, "1\n")
        == """
        DIR/new.csv:1: error: the rows have 1 field, the network reads 2
          hint: give the columns that it was trained on, in their order
        """)
  }

  @Test func `digits are read from tables and images alike`() throws {
    let dataset = try DatasetLibrary(directories: []).load(
      .digits, split: Split(), scale: .unit, relativeTo: "")
    let pixels = dataset.test.examples.row(0).map { UInt8($0 * 16) }
    let text = pixels.map(String.init).joined(separator: ",")
    let table = try dataset.encoding.encode(file: scratch.write(text, to: "new.csv"))
    let packed = gzipped(idx([1, 8, 8], pixels))
    let images = try dataset.encoding.encode(file: scratch.write(packed, to: "new.idx"))
    #expect(rows(table) == [dataset.test.examples.row(0)])
    #expect(rows(images) == rows(table))
    let large = try scratch.write(idx([1, 2, 2], [1, 2, 3, 4]), to: "large.idx")
    let error = failure { () throws(DatasetError) in _ = try dataset.encoding.encode(file: large) }
    #expect(
      error.map(scratch.text)
        == """
        DIR/large.idx: error: its items have 4 values, the network reads 64
          hint: give items like those that it was trained on
        """)
  }

  @Test(arguments: [true, false])
  func `the widest tables are read, to train with and to predict from`(header: Bool) throws {
    let width = 65_536
    let names = (0..<width).map { "c\($0)" }
    let rows = (0..<5).map { String(repeating: "\($0),", count: width) + "\($0 % 2)" }
    let title = names.joined(separator: ",") + ",y"
    let table = ((header ? [title] : []) + rows).joined(separator: "\n")
    let (encoding, dataset) = try encoding(table, header: header)
    #expect(dataset.inputs == width)
    // Without the answer; where there are names, in another order.
    let values = (0..<width).map { $0 % 4 }
    let row = values.map(String.init)
    let new = header ? [names.reversed(), row.reversed()] : [row]
    let text = new.map { $0.joined(separator: ",") }.joined(separator: "\n")
    let encoded = try encoding.encode(file: scratch.write(text, to: "new.csv"))
    #expect(encoded.examples.row(0) == values.map { Float($0) / 2 })
  }

  @Test func `points are read from a table of numbers`() throws {
    let dataset = try DatasetLibrary(directories: []).load(
      .moons, split: Split(), scale: .none, relativeTo: "")
    let encoded = try dataset.encoding.encode(file: scratch.write("0.5;-1\n2;3\n", to: "p.csv"))
    #expect(rows(encoded) == [[0.5, -1], [2, 3]])
  }
}
