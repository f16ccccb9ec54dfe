import Testing

@testable import nn_sweep

@Suite struct TerminalTests {
  private let size = Terminal.Size(columns: 100, rows: 30)

  @Test func `a terminal with a name and a locale can do everything`() {
    let terminal = Terminal(
      isTTY: true, size: size, environment: ["TERM": "xterm", "LANG": "en_US.UTF-8"])
    #expect(terminal.canRedraw && terminal.supportsColor && terminal.supportsUnicode)
    #expect(terminal.columns == 100)
  }

  @Test func `a pipe gets plain text of any width`() {
    let pipe = Terminal(isTTY: false, size: size, environment: ["TERM": "xterm"])
    #expect(!pipe.canRedraw && !pipe.supportsColor && pipe.supportsUnicode)
    #expect(pipe.columns == nil)
  }

  @Test(arguments: [["TERM": "dumb"], ["TERM": ""], [:]])
  func `a dumb terminal gets neither colors nor changing lines`(environment: [String: String]) {
    let terminal = Terminal(isTTY: true, size: nil, environment: environment)
    #expect(!terminal.canRedraw && !terminal.supportsColor)
    #expect(terminal.columns == 80)
  }

  @Test func `NO_COLOR takes the colors and nothing else`() {
    let none = Terminal(isTTY: true, size: size, environment: ["TERM": "xterm", "NO_COLOR": "1"])
    #expect(none.canRedraw && !none.supportsColor)
    let empty = Terminal(isTTY: true, size: size, environment: ["TERM": "xterm", "NO_COLOR": ""])
    #expect(empty.supportsColor)
  }

  @Test(
    arguments: [
      (["LANG": "C.UTF-8"], true), (["LANG": "de_DE.utf8"], true), (["LANG": "C"], false),
      (["LC_ALL": "C", "LANG": "C.UTF-8"], false), (["LC_ALL": "", "LANG": "C.UTF-8"], true),
      ([:], false),
    ])
  func `the locale says whether Unicode shows`(environment: [String: String], expected: Bool) {
    #expect(
      Terminal(isTTY: true, size: size, environment: environment).supportsUnicode == expected)
  }

  @Test func `without Unicode, what is drawn turns into ASCII of the same width`() {
    let terminal = Terminal(isTTY: true, size: size, environment: ["TERM": "xterm", "LANG": "C"])
    #expect(terminal.text([TextLine("✓ R² – ━╸─ …"), TextLine("ü")]) == "+ R2 - ##- .\nü")
  }
}
