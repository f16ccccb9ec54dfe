import Foundation
import Networks
import Records
import Testing

@testable import Datasets
@testable import nn_sweep

/// The small parts that model files are made of.
@Suite struct ModelTextTests {
  @Test(arguments: [
    ("plain", "\"plain\""), ("a\"b\\", "\"a\\042b\\134\""), ("??/", "\"\\077\\077/\""),
    ("ü\n", "\"\\303\\274\\012\""), ("%s", "\"%s\""),
  ])
  func `a text is a literal of C`(text: String, literal: String) {
    #expect(CText.string(text) == literal)
  }

  @Test func `a text neither ends nor begins a comment`() {
    #expect(CText.comment("a */ b /* c") == "a * / b / * c")
    #expect(!CText.comment("one\ntwo").contains("\n"))
  }

  @Test func `numbers of a message take seven bits a byte`() {
    // The example of the encoding's own documentation: field 1 with 150.
    var message = ProtocolBuffer()
    message.add(1, 150)
    #expect(message.bytes == [0x08, 0x96, 0x01])
    var outer = ProtocolBuffer()
    outer.add(3, message)
    outer.add(2, "testing")
    #expect(
      outer.bytes == [0x1A, 3, 0x08, 0x96, 0x01, 0x12, 7] + Array("testing".utf8))
  }

  @Test func `an archive is what unzip reads`() throws {
    var archive = ZipArchive()
    archive.add("a.txt", Array("123456789".utf8))
    let bytes = archive.finish()
    // The checksum that the standard gives for these nine digits.
    #expect(Array(bytes[14..<18]) == [0x26, 0x39, 0xF4, 0xCB])
    #expect(bytes.count == 30 + 5 + 9 + 46 + 5 + 22)
    #expect(Array(bytes[35..<44]) == Array("123456789".utf8))
  }

  @Test func `the ending of a name is the form`() {
    #expect(ModelFormat(path: "a.b/net.NPZ") == .npz)
    #expect(ModelFormat(path: "net.h") == .h)
    for path in ["net", "npz", "net.onnx/", ""] { #expect(ModelFormat(path: path) == nil) }
  }

  @Test func `a raw row has a number for a column, and an input for a category`() {
    let fields: [(String, InputEncoding.Use)] = [
      ("x", .number), ("color", .categories(["blue", "red"])), ("note", .dropped),
      ("kind", .answer), ("y", .number),
    ]
    let columns = RawColumns(
      InputEncoding(
        layout: .table(
          fields.map { InputEncoding.Field(name: $0.0, use: $0.1) }, header: true, delimiter: nil),
        task: .classification(classes: ["a", "b"]), offsets: [0], scales: [1], origins: nil))
    #expect(columns.columns.map(\.name) == ["x", "color", "y"])
    #expect(columns.sources == [0, 1, 1, 2])
    #expect(columns.parts == [.number, .category(0), .category(1), .number])
    #expect(columns.inputs(of: [5, 1, 7], origins: [4, 0, 0, 0]) == [1, 0, 1, 7])
  }

  /// A network of two inputs and two classes with these weights.
  private func model(_ weights: [Float], scales: [Float] = [1]) -> SavedModel {
    SavedModel(
      PointRecord(
        id: TrajectoryID(canonicalText: "a run"), experiment: "e", position: 0, state: .finished,
        replicate: Replicate(seed: 1), settings: Settings(), parameters: 6, epochs: 1),
      dataset: "moons",
      ModelRecord(
        epoch: 1, layers: [LayerValues(inputs: 2, outputs: 2, weights: weights, biases: [0, 1])],
        context: ModelContext(
          activations: [.softmax],
          encoding: InputEncoding(
            layout: .plain(2), task: .classification(classes: ["a", "b"]),
            offsets: scales.map { _ in 0 }, scales: scales, origins: nil))))
  }

  @Test func `numbers that are not finite are seen, and one scale is that of all inputs`() {
    #expect(model([1, 2, 3, 4]).isFinite)
    #expect(!model([1, 2, .nan, 4]).isFinite)
    #expect(!model([1, 2, 3, 4], scales: [1, .infinity]).isFinite)
    #expect(model([1, 2, 3, 4], scales: [0.5]).scales == [0.5, 0.5])
  }

  private struct Numbers: Decodable { var weights: [[[Double]]] }

  @Test func `decimals of the text read back as the same numbers, also by way of 64 bits`() throws {
    let weights: [Float] = [0.1, Float.leastNonzeroMagnitude, -16_777_216, 3.402_823_5e38]
    let text = try JSONModel(model(weights)).text
    let numbers = try JSONDecoder().decode(Numbers.self, from: Data(text.utf8))
    let rows = try #require(numbers.weights.first)
    #expect(rows.flatMap { $0 }.map { Float($0) } == weights)
    #expect(rows.count == 2)
  }

  @Test func `a missing number is NaN: it is filled in, and an input says where it is`() {
    let fields = [
      InputEncoding.Field(name: "x", use: .number, hasIndicator: true),
      InputEncoding.Field(name: "size", use: .ordinal(["S", "M", "L"])),
      InputEncoding.Field(name: "color", use: .categories(["", "red"])),
    ]
    let columns = RawColumns(
      InputEncoding(
        layout: .table(fields, header: true, delimiter: nil),
        task: .classification(classes: ["a", "b"]), offsets: [0], scales: [1],
        fills: [0.5, 0, 1, 0, 0]))
    #expect(columns.parts == [.number, .indicator, .number, .category(0), .category(1)])
    #expect(columns.columns.map(\.places) == [0, 3, 2])
    let fills: [Float] = [0.5, 0, 1, 0, 0]
    let origins = [4.0, 0, 0, 0, 0]
    #expect(
      columns.inputs(of: [5, 2, 1], origins: origins, fills: fills) == [1, 0, 2, 0, 1])
    #expect(
      columns.inputs(of: [.nan, .nan, 0], origins: origins, fills: fills) == [0.5, 1, 1, 1, 0])
  }

  @Test func `a number that is none has the name that C gives it`() {
    #expect(CText.number(Double.nan) == "NAN")
    #expect(CText.number(0.25) == "0.25")
  }
}
