import Foundation

/// A file of a few lines that nn-sweep writes beside a database. Whatever stands in its place, reading it
/// neither waits nor takes much memory.
enum SmallFile {
  private static let mostBytes = 1 << 16

  /// What it says at its beginning; nil where nothing can be read.
  static func text(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: mostBytes)
    let count = read(descriptor, &bytes, bytes.count)
    return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
