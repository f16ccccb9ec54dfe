import Foundation

/// What stands behind a file descriptor: a terminal with its abilities, or a pipe or file, which
/// gets plain text that is never clipped.
struct Terminal: Sendable, Hashable {
  /// Columns and rows.
  struct Size: Sendable, Hashable {
    var columns: Int
    var rows: Int
  }

  var isTTY: Bool
  /// Nil for a pipe or file.
  var size: Size?
  /// Whether lines already written can be changed.
  var canRedraw: Bool
  var supportsColor: Bool
  var supportsUnicode: Bool

  var columns: Int? { size?.columns }

  /// Reads `TERM`, `NO_COLOR` (set to anything) and the locale from `environment`. What is piped
  /// stays Unicode: files have no locale.
  init(isTTY: Bool, size: Size?, environment: [String: String]) {
    let isDumb = ["dumb", "", nil].contains(environment["TERM"])
    self.isTTY = isTTY
    self.size = isTTY ? size ?? Size(columns: 80, rows: 24) : nil
    canRedraw = isTTY && !isDumb
    supportsColor = canRedraw && (environment["NO_COLOR"] ?? "").isEmpty
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let encoding = (locale ?? "").lowercased()
    supportsUnicode = !isTTY || encoding.contains("utf-8") || encoding.contains("utf8")
  }

  /// The terminal, pipe or file behind standard output (1) or standard error (2).
  init(descriptor: Int32 = STDOUT_FILENO) {
    self.init(
      isTTY: isatty(descriptor) == 1, size: Terminal.size(of: descriptor),
      environment: ProcessInfo.processInfo.environment)
  }

  /// The size that the terminal has at this moment; nil where it does not know.
  static func size(of descriptor: Int32) -> Size? {
    var window = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return nil }
    return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }

  /// One line as this terminal can show it.
  func text(_ line: TextLine) -> String {
    let text = line.rendered(color: supportsColor)
    return supportsUnicode ? text : asciiLookalike(text)
  }

  /// Lines as this terminal can show them, without a line end after the last.
  func text(_ lines: [TextLine]) -> String {
    lines.map(text).joined(separator: "\n")
  }
}

/// Text with the signs that nn-sweep itself draws replaced by ASCII of the same width; letters that
/// came from a file stay.
func asciiLookalike(_ text: String) -> String {
  guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
  return String(text.map { lookalikes[$0] ?? $0 })
}

private let lookalikes: [Character: Character] = [
  "…": ".", "–": "-", "—": "-", "·": ".", "×": "x", "²": "2", "√": "v", "↳": ">", "→": ">",
  "←": "<", "▸": ">", "✓": "+", "✗": "x", "━": "#", "╸": "#", "─": "-", "│": "|", "┤": "|",
  "└": "+", "┬": "+",
]
