import Foundation

/// A file that a command writes for somebody else.
struct OutputFile {
  let path: String

  /// - Throws: Where there is such a file and nobody said that it may be replaced.
  init(_ path: String, isReplaced: Bool) throws {
    self.path = path
    guard isReplaced || !FileManager.default.fileExists(atPath: path) else {
      throw Failure(
        "it exists already", at: path, hint: "choose another name, or replace it with --force",
        .world)
    }
  }

  /// Writes all of it at once: a reader sees the file of before or the whole new one.
  func write(_ bytes: [UInt8]) throws {
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Failure("cannot write it: \(systemCause(of: error))", at: path, .world)
    }
  }
}
