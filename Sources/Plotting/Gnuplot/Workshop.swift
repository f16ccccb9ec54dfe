import Foundation
import Kernels

/// A directory in which pictures take shape. It is locked as long as somebody works in it, however
/// that ends, so the next one clears away what a killed process has left.
struct Workshop {
  let path: String
  private let lock: Int32

  private static let prefix = ".drawing-"

  /// Makes one in a directory, after removing those that nobody works in.
  init(in directory: String) throws(PlotError) {
    path = "\(directory)/\(Self.prefix)\(UUID().uuidString)"
    // One at a time, so that nobody takes one for left that is not locked yet.
    let gate = open(directory, O_RDONLY | O_CLOEXEC)
    defer { if gate >= 0 { close(gate) } }
    let isAlone = Patience.wait(seconds: 10) { gate < 0 || flock(gate, LOCK_EX | LOCK_NB) == 0 }
    if gate >= 0, isAlone { Self.clear(directory) }
    guard mkdir(path, 0o777) == 0 else {
      throw .unwritable(directory, errno)
    }
    lock = open(path, O_RDONLY | O_CLOEXEC)
    if lock >= 0 { _ = flock(lock, LOCK_EX | LOCK_NB) }
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: path)
    if lock >= 0 { close(lock) }
  }

  private static func clear(_ directory: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let descriptor = open("\(directory)/\(name)", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        try? FileManager.default.removeItem(atPath: "\(directory)/\(name)")
      }
    }
  }
}
