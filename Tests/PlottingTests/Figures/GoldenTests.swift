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
