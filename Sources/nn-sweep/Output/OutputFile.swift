import Foundation
import Glibc
import Kernels

/// A file that a command writes for somebody else. A link is followed, also one to a file that is not
/// there yet.
struct OutputFile {
  let path: String
  /// The file itself, where `path` is a link.
  private let target: String

  /// - Throws: Where something is there, unless it is a file and may be replaced; where its folder is
  ///   not there.
  init(_ path: String, isReplaced: Bool) throws {
    self.path = path
    target = Self.target(of: path)
    try checkFolder()
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return }
      throw failure(errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Failure("it is there already, and not a file", at: path, hint: Self.cure, .world)
    }
    guard isReplaced else {
      throw Failure(
        "it exists already", at: path, hint: Self.cure + ", or replace it with --force", .world)
    }
  }

  private static let cure = "choose another name"

  /// Where a chain of links ends; some place of it where it has no end, which is an error elsewhere.
  private static func target(of path: String) -> String {
    var path = path
    for _ in 0..<mostLinks {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else {
        break
      }
      path = next.hasPrefix("/") ? next : folder(of: path) + next
    }
    return path
  }

  /// As many as Linux follows.
  private static let mostLinks = 40

  /// With the slash behind it; empty for the current one.
  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private func checkFolder() throws {
    try Self.checkFolder(Self.folder(of: target), at: path)
  }

  /// - Throws: Where a folder, with a slash behind it or the current one, is not there.
  static func checkFolder(_ folder: String, at path: String) throws {
    var status = stat()
    guard stat(folder.isEmpty ? "." : folder, &status) != 0 else { return }
    let code = errno
    guard code == ENOENT else { throw failure(code, at: path) }
    throw Failure(
      "there is no folder '\(folder)'", at: path, hint: "make it: mkdir -p \(shellWord(folder))",
      .world)
  }

  /// Writes all of it at once: a reader sees the file of before or the whole new one.
  func write(_ bytes: [UInt8]) throws {
    let part = "\(target).\(getpid()).part"
    let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(errno) }
    if let code = SystemLimit.writeAll(bytes, to: descriptor) {
      close(descriptor)
      unlink(part)
      throw failure(code)
    }
    // A network's file system may refuse only here.
    guard close(descriptor) == 0 else {
      let code = errno
      unlink(part)
      throw failure(code)
    }
    guard rename(part, target) == 0 else {
      let code = errno
      unlink(part)
      throw failure(code)
    }
  }

  private func failure(_ code: Int32) -> Failure { Self.failure(code, at: path) }

  private static func failure(_ code: Int32, at path: String) -> Failure {
    Failure(
      "cannot write it: \(String(cString: strerror(code)))", at: path,
      hint: SystemLimit.hint(code) ?? "\(cure), in a folder that may be written", .world)
  }
}
