import Foundation

/// The gnuplot program of this machine.
struct Gnuplot: Sendable {
  private let executable: String

  /// The first gnuplot in the directories of `searchPath`, which is written as `PATH` is; nil
  /// where there is none.
  init?(searchPath: String) {
    let candidates = searchPath.split(separator: ":").map { "\($0)/gnuplot" }
    guard let found = candidates.first(where: FileManager.default.isExecutableFile) else {
      return nil
    }
    executable = found
  }

  /// Draws `NAME.svg` and `NAME.png` in `directory` from the `NAME.gp` there.
  ///
  /// Pictures count only if gnuplot ended well, complained about nothing, and left both: it ends
  /// with 0 after warnings, such as that of a dataset without points.
  func run(_ name: String, in directory: String) throws(PlotError) {
    let log = "\(directory)/\(name).log"
    let status: Int32
    do {
      status = try start("\(name).gp", in: directory, log: log)
    } catch {
      throw .failed(script: "\(name).gp", message: "it cannot be started")
    }
    let complaints = ((try? String(contentsOfFile: log, encoding: .utf8)) ?? "")
      .split(separator: "\n").filter { $0.contains("\(name).gp\" line ") }
    if status != 0 || !complaints.isEmpty {
      let message = complaints.first.map(String.init) ?? "exit status \(status)"
      throw .failed(script: "\(name).gp", message: message.trimmingCharacters(in: .whitespaces))
    }
    for picture in ["\(name).svg", "\(name).png"] {
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: "\(directory)/\(picture)")
      guard let size = attributes?[.size] as? UInt64, size > 0 else {
        throw .failed(script: "\(name).gp", message: "it left no \(picture)")
      }
    }
  }

  /// Runs the script to its end and returns the exit status. Files stand in for pipes, which can
  /// fill up and block.
  private func start(_ script: String, in directory: String, log: String) throws -> Int32 {
    try Data().write(to: URL(fileURLWithPath: log))
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
    defer { try? output.close() }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = ["-d", script]
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    // In the C locale gnuplot warns about every `set encoding utf8`.
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) {
      $1
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }
}
