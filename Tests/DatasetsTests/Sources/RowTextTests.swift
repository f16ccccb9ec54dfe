import Kernels
import Testing

@testable import Datasets

/// Rows of a source as CSV, for other programs.
@Suite struct RowTextTests {
  private let scratch: Scratch
  private let library = DatasetLibrary(directories: [])

  init() throws { scratch = try Scratch() }

  private func text(_ source: DatasetSource, _ rows: [Int32]) throws -> String {
    String(
      decoding: try library.csv(of: source, rows: rows, relativeTo: scratch.path), as: UTF8.self)
  }

  @Test func `lines of a table stand as in its file`() throws {
    try scratch.write(
      "# made by hand\r\n\"a\";b\r\n1.50; x \r\n2;\"two\nlines\"\r\n\r\n3;y", to: "t.csv")
    let source = DatasetSource.csv(CSVSource(file: "t.csv", answer: .label(.last)))
    #expect(try text(source, [0, 1, 2]) == "\"a\";b\n1.50; x \n2;\"two\nlines\"\n3;y\n")
    #expect(try text(source, [1]) == "\"a\";b\n2;\"two\nlines\"\n")
    #expect(try text(source, []) == "\"a\";b\n")
    // A file that became shorter has no more than it has.
    #expect(try text(source, [2, 9]) == "\"a\";b\n3;y\n")
  }

  @Test(arguments: [DatasetSource.digits, .moons, .spirals, .blobs])
  func `what is written reads back as the same inputs and classes`(source: DatasetSource) throws {
    let split = Split()
    let prepared = try library.prepare(source, split: split, relativeTo: "")
    let places = try prepared.partition(split.numbers[0]).validation
    let dataset = try prepared.dataset(split.numbers[0], scale: .unit)
    let path = try scratch.write(try text(source, places), to: "rows.csv")
    let encoded = try dataset.encoding.encode(file: path)
    let part = dataset.validation
    #expect(encoded.examples.count == part.count)
    for row in 0..<part.count { #expect(encoded.examples.row(row) == part.examples.row(row)) }
    guard case .labels(let labels, _) = part.targets else { return #expect(Bool(false)) }
    #expect(encoded.truths == labels.map { .label(Int($0)) })
  }

  @Test func `images of both files are found`() throws {
    try scratch.write(idx([2, 1, 2], [1, 2, 3, 4]), to: "pictures/train-images-idx3-ubyte")
    try scratch.write(idx([2], [0, 1]), to: "pictures/train-labels-idx1-ubyte")
    try scratch.write(idx([1, 1, 2], [5, 255]), to: "pictures/t10k-images-idx3-ubyte")
    try scratch.write(idx([1], [1]), to: "pictures/t10k-labels-idx1-ubyte")
    #expect(try text(.idx("pictures"), [1, 2]) == "3,4,1\n5,255,1\n")
  }
}
