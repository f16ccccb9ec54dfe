import Testing

@testable import Datasets

@Suite struct EncodingColumnTests {
  private func encoding(_ layout: InputEncoding.Layout) -> InputEncoding {
    InputEncoding(
      layout: layout, task: .classification(classes: ["a", "b"]), offsets: [0], scales: [1])
  }

  @Test
  func `a column of texts is several inputs, and what says where a number is missing is its own`() {
    let fields = [
      InputEncoding.Field(name: "note", use: .dropped),
      InputEncoding.Field(name: "x", use: .number, hasIndicator: true),
      InputEncoding.Field(name: "color", use: .categories(["", "blue", "red"])),
      InputEncoding.Field(name: "kind", use: .answer),
      InputEncoding.Field(name: "size", use: .ordinal(["S", "M"])),
    ]
    let columns = encoding(.table(fields, header: true, delimiter: nil)).columns(named: [])
    #expect(columns.map(\.name) == ["x", "color", "size"])
    #expect(columns.map(\.inputs) == [0..<2, 2..<5, 5..<6])
  }

  @Test func `of images each input is a column`() {
    let columns = encoding(.plain(2)).columns(named: ["0", "1"])
    #expect(columns.map(\.name) == ["0", "1"])
    #expect(columns.map(\.inputs) == [0..<1, 1..<2])
  }
}
