import Foundation

/// Lines on their way to standard output, written in large pieces: an export has millions of them.
final class LineWriter {
  private var bytes: [UInt8] = []
  /// Whether the reader has gone away.
  private var isClosed = false

  private static let size = 1 << 16

  deinit { flush() }

  func line(_ text: String) {
    guard !isClosed else { return }
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\n"))
    if bytes.count >= Self.size { flush() }
  }

  /// Lines that are whole already.
  func write(_ lines: [UInt8]) {
    guard !isClosed else { return }
    bytes += lines
    if bytes.count >= Self.size { flush() }
  }

  func flush() {
    guard !isClosed, !bytes.isEmpty else { return }
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      isClosed = true
      if !StandardOutput.mayEnd { StandardOutput.failure.exit() }
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
