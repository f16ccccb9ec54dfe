import Datasets
import Foundation

/// Progress of a fetch: a line that grows on a terminal, a line a finished file elsewhere.
final class FetchView {
  private let terminal = Terminal()

  func show(_ progress: DatasetFetcher.Progress) {
    let size = { (bytes: Int) in String(format: "%.1f MB", Double(bytes) / 1e6) }
    if progress.isComplete {
      emit("\(progress.file)  \(size(progress.bytes)), checked\n")
    } else if terminal.canRedraw {
      let share = progress.total.map { total in
        " of \(size(total)) (\(total > 0 ? 100 * progress.bytes / total : 0) %)"
      }
      emit("\(progress.file)  \(size(progress.bytes))\(share ?? "")")
    }
  }

  private func emit(_ text: String) {
    // Erases what the last call left on the line.
    let line = terminal.canRedraw ? "\r\u{1B}[2K" + text : text
    try? FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
  }
}
