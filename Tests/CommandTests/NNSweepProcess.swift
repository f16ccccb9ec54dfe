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

/// A command under way. It writes to files, not pipes: nothing can block.
final class Running {
  let process = Process()
  private let output: URL
  private let errors: URL

  fileprivate init(
    _ arguments: [String], _ environment: [String: String], _ command: URL, in folder: URL
  ) throws {
    let name = UUID().uuidString
    output = folder.appending(path: ".\(name).out")
    errors = folder.appending(path: ".\(name).err")
    for file in [output, errors] { try Data().write(to: file) }
    process.executableURL = command
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
  }

  /// What it has printed so far.
  var printed: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }

  func end() -> Workspace.Ending {
    process.waitUntilExit()
    let code =
      process.terminationReason == .exit
      ? process.terminationStatus
      : 128 + process.terminationStatus
    let errors = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
    return Workspace.Ending(code: code, output: printed, errors: errors)
  }
}
