import Datasets
import Testing

@testable import nn_sweep

@Suite struct FetchViewTests {
  /// What a fetch of one file writes that ends in its middle, or goes on to its end.
  private func written(isTTY: Bool, isComplete: Bool) -> String {
    var text = ""
    let terminal = Terminal(isTTY: isTTY, size: nil, environment: ["TERM": "xterm"])
    let view = FetchView(terminal: terminal) { text += $0 }
    view.show(.init(file: "a.gz", bytes: 500_000, total: 2_000_000, isComplete: false))
    if isComplete {
      view.show(.init(file: "a.gz", bytes: 2_000_000, total: 2_000_000, isComplete: true))
    }
    view.finish()
    return text.replacing("\r\u{1B}[2K", with: "<")
  }

  @Test func `on a terminal a file's line grows and is replaced when the file is complete`() {
    #expect(
      written(isTTY: true, isComplete: true)
        == "<a.gz  0.5 MB of 2.0 MB (25 %)<a.gz  2.0 MB, checked\n")
  }

  @Test func `an error does not stand in the line of a file that was not completed`() {
    #expect(written(isTTY: true, isComplete: false) == "<a.gz  0.5 MB of 2.0 MB (25 %)\n")
  }

  @Test func `a pipe gets a line a complete file`() {
    #expect(written(isTTY: false, isComplete: true) == "a.gz  2.0 MB, checked\n")
    #expect(written(isTTY: false, isComplete: false) == "")
  }
}
