import Foundation
import Records
import Testing

@testable import Plotting

/// The whole text of every kind of figure. After a wanted change, run the tests once with
/// `NN_SWEEP_WRITE_GOLDEN=1` and read the difference before keeping it.
@Suite struct GoldenTests {
  @Test(arguments: PlotKind.allCases)
  func `scripts and data of each kind read as agreed`(_ kind: PlotKind) throws {
    let set = SampleSets.someDiverged
    let script = GnuplotScript(kind.figure(of: set.records.results(set.curves)))
    try compare(script.text, with: "\(kind.rawValue).gp")
    try compare(script.data, with: "\(kind.rawValue).dat")
  }

  @Test func `an overview of one axis reads as agreed`() throws {
    let set = SampleSets.oneAxis
    let script = GnuplotScript(PlotKind.overview.figure(of: set.records.results(set.curves)))
    try compare(script.text, with: "overview-one-axis.gp")
  }

  @Test func `images read as agreed`() throws {
    var results = SampleSets.oneRun.records.results()
    results.firstLayer = FirstLayer(
      units: [[0, 1, -1, 0.5], [2, -2, 0, 0]], side: 2, run: "abc", isLast: false)
    let weights = GnuplotScript(PlotKind.weights.figure(of: results))
    try compare(weights.text, with: "weights-of-two-units.gp")
    try compare(weights.data, with: "weights-of-two-units.dat")
    results.confusion = (0..<100).map { $0 % 11 == 0 ? 9 : 0 }
    results.misread = Misread(
      images: [.init(pixels: [0, 16, 16, 0], truth: 4, answer: 9)], side: 2, run: "abc")
    let confusion = GnuplotScript(PlotKind.confusion.figure(of: results))
    try compare(confusion.text, with: "confusion-with-images.gp")
  }

  @Test func `a comparison of two values reads as agreed`() throws {
    var options = PlotOptions()
    options.color = .hidden
    let set = SampleSets.someDiverged
    let figure = PlotKind.compare.figure(of: set.records.results(set.curves), options)
    try compare(GnuplotScript(figure).text, with: "compare-two-values.gp")
    try compare(GnuplotScript(figure).data, with: "compare-two-values.dat")
  }

  private func compare(_ text: String, with name: String) throws {
    let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .appendingPathComponent("Golden/\(name)")
    if ProcessInfo.processInfo.environment["NN_SWEEP_WRITE_GOLDEN"] != nil {
      try text.write(to: golden, atomically: true, encoding: .utf8)
    }
    #expect(try text == String(contentsOf: golden, encoding: .utf8))
  }
}
