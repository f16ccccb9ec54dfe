import Execution
import Foundation
import Records
import Storage

/// Shows how far experiments are until nobody trains them any more: drawn again every second on a
/// terminal, elsewhere as plain lines.
struct StatusWatch {
  /// What is there at this moment.
  let page: () throws -> StatusPage

  /// Seconds between two looks at the database, and between two lines where there is no terminal.
  private static let pause = (look: 1.0, line: 10.0)

  /// Ends with the sweep, or with Ctrl-C, which is no error: it changes nothing.
  func run() throws {
    let stop = Signals.stopOnInterrupt()
    var terminal = Terminal()
    var area = LiveArea()
    var plain = PlainStatus()
    var looksWithoutWorkers = 0
    var hasSeenWorkers = false
    while true {
      let begin = ContinuousClock.now
      let page = try self.page()
      looksWithoutWorkers = page.hasWorkers ? 0 : looksWithoutWorkers + 1
      hasSeenWorkers = hasSeenWorkers || page.hasWorkers
      // Between two claims a process may hold nothing for a moment.
      let isOver = page.isDone || looksWithoutWorkers > 1 || stop.value
      terminal.size = Terminal.size(of: STDOUT_FILENO) ?? terminal.size
      if terminal.canRedraw {
        let width = terminal.columns.map { $0 - 1 }
        let ending = isOver && page.hasNoDetails ? page.summaries.map { TextLine($0) } : []
        let lines = (page.lines(width: width) + ending).map { $0.clipped(to: width ?? .max) }
        let rows = max(1, (terminal.size?.rows ?? 24) - 1)
        write(
          isOver
            ? area.draw([], log: lines, on: terminal)
            : area.draw(Array(lines.prefix(rows)), on: terminal))
      } else if let lines = plain.lines(page, at: begin, isOver: isOver) {
        write(terminal.text(lines) + "\n")
      }
      if isOver {
        if !hasSeenWorkers, !stop.value { printNote(Self.nobody) }
        return
      }
      // Of many runs a look takes time: it may have a tenth of this command's.
      let taken = (ContinuousClock.now - begin) / .seconds(1)
      // A signal ends the wait.
      poll(nil, 0, Int32(1000 * min(60, max(Self.pause.look, 10 * taken))))
    }
  }

  private static let nobody = hinted(
    "nobody trains here at the moment: there is nothing to watch",
    "start a sweep, and give this command again")

  private func write(_ text: String) {
    fflush(nil)
    // A reader that went away has seen enough.
    try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }

  /// Which pages are told where lines stay.
  private struct PlainStatus {
    private var last: (lines: [String], at: ContinuousClock.Instant)?

    /// The lines to write; nil where they are the same, or the last ones were a moment ago.
    mutating func lines(
      _ page: StatusPage, at now: ContinuousClock.Instant, isOver: Bool
    ) -> [TextLine]? {
      let lines = page.summaries
      if let last {
        let isDue = now - last.at >= .seconds(StatusWatch.pause.line)
        guard last.lines != lines, isDue || isOver else { return nil }
      }
      last = (lines, now)
      return lines.isEmpty ? nil : lines.map { TextLine($0) }
    }
  }
}

extension StatusPage {
  /// Whether a living process holds runs.
  var hasWorkers: Bool { rows.contains { $0.counts[.running] > 0 } }

  /// Whether nothing is left to train.
  var isDone: Bool { rows.allSatisfy { $0.left == 0 } }

  var hasNoDetails: Bool { rows.allSatisfy { $0.details == nil } }

  /// A line for each experiment that is under way or was named, or else for all.
  var summaries: [String] {
    rows.filter { $0.details != nil || hasNoDetails }.map { "\($0.experiment.name): \($0.summary)" }
  }
}
