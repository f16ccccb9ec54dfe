import Foundation
import Kernels

/// A file that a command writes for somebody else.
struct OutputFile {
  let path: String

  /// - Throws: Where something is there, unless it is a file and may be replaced.
  init(_ path: String, isReplaced: Bool) throws {
    self.path = path
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Failure("it is there already, and not a file", at: path, hint: Self.cure, .world)
    }
    guard isReplaced else {
      throw Failure(
        "it exists already", at: path, hint: Self.cure + ", or replace it with --force", .world)
    }
  }

  private static let cure = "choose another name"

  /// Writes all of it at once: a reader sees the file of before or the whole new one.
  func write(_ bytes: [UInt8]) throws {
    let part = "\(path).\(getpid()).part"
    let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(errno) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(bytes))
      try handle.close()
    } catch {
      unlink(part)
      throw Failure("cannot write it: \(systemCause(of: error))", at: path, .world)
    }
    guard rename(part, path) == 0 else {
      let code = errno
      unlink(part)
      throw failure(code)
    }
  }

  private func failure(_ code: Int32) -> Failure {
    Failure(
      "cannot write it: \(String(cString: strerror(code)))", at: path,
      hint: SystemLimit.hint(code), .world)
  }
}
