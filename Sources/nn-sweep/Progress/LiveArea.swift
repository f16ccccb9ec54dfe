/// The lines at the bottom of a terminal that are drawn again and again, as the text to write.
///
/// The cursor rests at the end of the last line and is never hidden, so that no way of dying can
/// leave a terminal without one.
struct LiveArea {
  /// Widths of the lines that stand on the terminal.
  private var drawn: [Int] = []
  /// As many as there were when these were drawn: if more are ended, something else stands below them.
  private var endedLines = Signals.endedLines

  /// Replaces what is drawn by `log`, which scrolls on, and `lines`, each narrower than the
  /// terminal's `columns`.
  mutating func draw(_ lines: [TextLine], log: [TextLine] = [], on terminal: Terminal) -> String {
    if endedLines != Signals.endedLines {
      endedLines = Signals.endedLines
      drawn = []
    }
    let toStart = start(columns: terminal.columns ?? 80)
    drawn = lines.map(\.width)
    Signals.leavesLine(open: !lines.isEmpty)
    // Log lines may wrap, so the whole area is wiped for them; otherwise each line wipes only its
    // rest, which doesn't flicker.
    let scrolled = log.isEmpty ? "" : "\u{1B}[J" + terminal.text(log) + "\n"
    let area = lines.map { terminal.text($0) + "\u{1B}[K" }.joined(separator: "\n")
    return toStart + scrolled + area + "\u{1B}[J"
  }

  /// To the beginning of the first line drawn.
  private func start(columns: Int) -> String {
    // A terminal made narrower has wrapped the lines that no longer fitted.
    let rows = drawn.reduce(0) { $0 + max(1, ($1 + columns - 1) / max(1, columns)) }
    return rows > 1 ? "\r\u{1B}[\(rows - 1)A" : "\r"
  }
}
