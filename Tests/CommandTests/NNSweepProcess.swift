import Foundation
import Testing

/// The root of the repository.
let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The built command, which stands beside the test runner.
let binary: URL = {
  let runner = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
  let beside = runner.deletingLastPathComponent().appending(path: "nn-sweep")
  let built = root.appending(path: ".build/release/nn-sweep")
  return FileManager.default.isExecutableFile(atPath: beside.path) ? beside : built
}()

/// A folder of a test's own, gone with it.
final class Workspace {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "nn-sweep-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func write(_ text: String, to name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// How a command ended.
  struct Ending {
    var code: Int32
    var output: String
    var errors: String
  }

  /// Runs the command to its end in this folder.
  func run(
    _ arguments: String..., environment: [String: String] = [:], command: URL = binary
  ) throws -> Ending {
    try start(arguments, environment: environment, command: command).end()
  }

  /// Starts the command without waiting for it.
  func start(
    _ arguments: [String], environment: [String: String] = [:], command: URL = binary
  ) throws -> Running {
    try Running(arguments, environment, command, in: folder)
  }
}

/// A command under way. What it prints is taken in as it comes, so that nothing blocks; its errors
/// go to a file.
final class Running {
  private let process = Process()
  private let printed = PrintedText()
  private let errors: URL

  fileprivate init(
    _ arguments: [String], _ environment: [String: String], _ command: URL, in folder: URL
  ) throws {
    errors = folder.appending(path: ".\(UUID().uuidString).err")
    try Data().write(to: errors)
    process.executableURL = command
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: errors)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    printed.read(pipe.fileHandleForReading)
  }

  /// Waits until it has printed lines with these words so many times.
  /// - Throws: Where it ends before.
  func wait(for words: String, times: Int = 1) throws {
    try #require(printed.wait(for: words, times: times), "it ended without '\(words)'")
  }

  /// Sends a signal once it has printed these words so many times; false where it was done before.
  func end(by signal: Int32, after words: String, times: Int) -> Bool {
    if printed.wait(for: words, times: times) { send(signal) }
    let code = end().code
    guard code != 0 else { return false }
    #expect(code == (signal == SIGKILL ? 128 + SIGKILL : 130))
    return true
  }

  /// Waits until a signal has stopped it for a while.
  /// - Throws: Where it ends before.
  func waitForStop() throws {
    var news = siginfo_t()
    let code = waitid(P_PID, id_t(process.processIdentifier), &news, WSTOPPED | WEXITED | WNOWAIT)
    try #require(code == 0 && Int(news.si_code) == Int(CLD_STOPPED), "it ended without a stop")
  }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  func end() -> Workspace.Ending {
    process.waitUntilExit()
    let code =
      process.terminationReason == .exit
      ? process.terminationStatus
      : 128 + process.terminationStatus
    let errors = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
    return Workspace.Ending(code: code, output: printed.whole, errors: errors)
  }
}

/// What a process has printed so far, read by a thread of its own until nobody can write any more.
private final class PrintedText: @unchecked Sendable {
  // Guarded by `news`, which every piece and the end wake.
  private var bytes = Data()
  private var isWhole = false
  private let news = NSCondition()

  func read(_ handle: FileHandle) {
    Thread.detachNewThread { [self] in
      while true {
        let piece = handle.availableData
        news.withLock {
          bytes += piece
          isWhole = piece.isEmpty
          news.broadcast()
        }
        if piece.isEmpty { return }
      }
    }
  }

  /// Whether the words came so often before the end.
  func wait(for words: String, times: Int) -> Bool {
    news.withLock {
      while true {
        if text.components(separatedBy: words).count > times { return true }
        if isWhole { return false }
        news.wait()
      }
    }
  }

  /// All of it, once there is no more to come.
  var whole: String {
    news.withLock {
      while !isWhole { news.wait() }
      return text
    }
  }

  private var text: String { String(decoding: bytes, as: UTF8.self) }
}
