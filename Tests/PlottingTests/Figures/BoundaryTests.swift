import Testing

@testable import Plotting

@Suite struct BoundaryTests {
  /// The left half is of class 0, the right one of class 1.
  private let boundary = Boundary(
    answers: [0, 1, 0, 1], columns: 2, across: 0...2, up: 10...20,
    points: [
      .init(x: 0.5, y: 11, label: 0), .init(x: 1.5, y: 19, label: 0), .init(x: 2, y: 20, label: 1),
    ], run: "abc")

  private func panel(classes: [String], _ boundary: Boundary? = nil) -> Panel? {
    var records = SampleRecords()
    records.classes = classes
    var results = records.results()
    results.boundary = boundary ?? self.boundary
    return BoundaryPanel(results)?.panel(in: .init(left: 0, right: 1000, bottom: 0, top: 600))
  }

  @Test func `cells are boxes in their class's color, and mistakes have a ring`() throws {
    let plane = try #require(panel(classes: ["a", "b"]))
    #expect(plane.layers.prefix(2).map { $0.blocks[0].values.count } == [8, 8])
    #expect(plane.layers[1].blocks[0].values.prefix(3) == [1, 2, 10])
    let rings = try #require(plane.layers.first { $0.name == "answered wrong" })
    #expect(rings.blocks[0].values == [1.5, 19])
    #expect(plane.legend?.entries.map(\.label) == ["a", "b"])
  }

  @Test func `more classes than colors have no picture`() {
    #expect(panel(classes: (0..<7).map(String.init)) == nil)
  }

  @Test func `where there is no answer it is gray, the legend says so, and nothing is right`()
    throws
  {
    var boundary = boundary
    boundary.answers[1] = nil
    boundary.points.append(.init(x: 1.5, y: 11, label: 0))
    let plane = try #require(panel(classes: ["a", "b"], boundary))
    let blank = try #require(plane.layers.first { $0.name == "no answer" })
    #expect(blank.style == .boxes(Palette.area))
    #expect(blank.blocks[0].values.prefix(3) == [1, 2, 10])
    #expect(plane.legend?.entries.last == .init(label: "no answer", color: Palette.area))
    let rings = try #require(plane.layers.first { $0.name == "answered wrong" })
    #expect(rings.blocks[0].values == [1.5, 19, 1.5, 11])
    #expect(panel(classes: ["a", "b"])?.layers.contains { $0.name == "no answer" } == false)
  }
}
