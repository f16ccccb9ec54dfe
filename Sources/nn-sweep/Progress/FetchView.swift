import Datasets
import Foundation

/// Progress of a fetch: a line that grows on a terminal, a line a finished file elsewhere.
final class FetchView {
  private let terminal: Terminal
  private let write: (String) -> Void
  /// Whether the last line may still change.
  private var isOpen = false

  /// Shows progress on standard output.
  convenience init() {
    self.init(terminal: Terminal()) { text in
      try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }
  }

  init(terminal: Terminal, write: @escaping (String) -> Void) {
    self.terminal = terminal
    self.write = write
  }

  func show(_ progress: DatasetFetcher.Progress) {
    let size = { (bytes: Int) in String(format: "%.1f MB", Double(bytes) / 1e6) }
    if progress.isComplete {
      emit("\(progress.file)  \(size(progress.bytes)), checked\n")
      isOpen = false
    } else if terminal.canRedraw {
      let share = progress.total.map { total in
        " of \(size(total)) (\(total > 0 ? 100 * progress.bytes / total : 0) %)"
      }
      emit("\(progress.file)  \(size(progress.bytes))\(share ?? "")")
      isOpen = true
    }
  }

  /// Ends a line that was still growing, so that an error stands on one of its own.
  func finish() {
    if isOpen { write("\n") }
    isOpen = false
  }

  private func emit(_ text: String) {
    // Erases what the last call left on the line.
    write(terminal.canRedraw ? "\r\u{1B}[2K" + text : text)
  }
}
