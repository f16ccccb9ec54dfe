import Foundation
import Records

/// Shows a sweep under way: live lines on a terminal, plain ones elsewhere. Fed by one consumer of
/// events, which also calls `tick` some ten times a second so that time goes on between them.
final class ProgressView {
  private(set) var state: ProgressState
  private var terminal: Terminal
  private var plain: PlainProgress
  private var area = LiveArea()
  private var pending: [TextLine] = []
  private var lastDrawn = -Double.infinity
  private let size: () -> Terminal.Size?
  private let clock: () -> Double
  private let write: (String) -> Void

  /// Seconds between two drawings.
  private static let pause = 0.1

  /// `size` is asked before every drawing, since a terminal can be resized; `clock` counts seconds
  /// from any moment.
  init(
    _ plan: ProgressPlan, terminal: Terminal, isVerbose: Bool = false,
    size: @escaping () -> Terminal.Size?, clock: @escaping () -> Double,
    write: @escaping (String) -> Void
  ) {
    let now = clock()
    state = ProgressState(plan, at: now)
    plain = PlainProgress(isVerbose: isVerbose, at: now)
    self.terminal = terminal
    self.size = size
    self.clock = clock
    self.write = write
  }

  /// Shows progress on standard output, or where else is said.
  convenience init(
    _ plan: ProgressPlan, isVerbose: Bool = false, to output: FileHandle = .standardOutput
  ) {
    let start = ContinuousClock.now
    self.init(
      plan, terminal: Terminal(), isVerbose: isVerbose,
      size: { Terminal.size(of: output.fileDescriptor) },
      clock: { (ContinuousClock.now - start) / .seconds(1) },
      write: { text in
        // What was printed before comes first.
        fflush(nil)
        // A reader that went away is no reason to stop training.
        try? output.write(contentsOf: Data(text.utf8))
      })
  }

  /// Shows what has happened, maybe nothing: time goes on.
  func handle(_ events: [TrajectoryEvent]) {
    let now = clock()
    var lines: [TextLine] = []
    for event in events {
      state.apply(event, at: now)
      lines += plain.lines(event, state, isLive: terminal.canRedraw, at: now)
    }
    if !terminal.canRedraw { lines += plain.status(state, at: now) }
    log(lines, at: now)
  }

  /// A line that is not about a single run's end, such as a warning.
  func log(_ line: TextLine) { log([line], at: clock()) }

  /// Wipes the live lines and says what was done.
  func finish() {
    let closing = pending + [state.closingLine(at: clock())]
    pending = []
    guard terminal.canRedraw else { return emit(closing) }
    terminal.size = size() ?? terminal.size
    write(area.draw([], log: closing, on: terminal))
  }

  private func log(_ lines: [TextLine], at now: Double) {
    guard terminal.canRedraw else { return emit(lines) }
    pending += lines
    guard now - lastDrawn >= Self.pause else { return }
    lastDrawn = now
    terminal.size = size() ?? terminal.size
    let columns = terminal.columns ?? 80
    // A character in the last column would leave the cursor's place to the terminal's taste.
    let drawing = ProgressLines(
      state, width: columns - 1, rows: terminal.size?.rows ?? 24, now: now)
    write(area.draw(drawing.lines, log: pending, on: terminal))
    pending = []
  }

  private func emit(_ lines: [TextLine]) {
    guard !lines.isEmpty else { return }
    write(terminal.text(lines) + "\n")
  }
}
