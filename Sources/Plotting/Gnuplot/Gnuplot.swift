import Foundation

/// The gnuplot program of this machine.
struct Gnuplot: Sendable {
  /// The environment variable that names another program than `gnuplot`, with or without a path.
  static let variable = "NN_SWEEP_GNUPLOT"

  private let executable: String
  /// The folder of the fonts that come with nn-sweep, where they do.
  private let fonts: String?

  /// The first program called `name` in the directories of `searchPath`, which is written as `PATH`
  /// is, or that at the path `name`; nil where there is none.
  init?(named name: String = "gnuplot", searchPath: String, fonts: String? = nil) {
    let candidates =
      name.contains("/")
      ? [URL(fileURLWithPath: name).path]
      : searchPath.split(separator: ":").map { "\($0)/\(name)" }
    guard let found = candidates.first(where: FileManager.default.isExecutableFile) else {
      return nil
    }
    executable = found
    self.fonts = fonts
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
    let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    // The picture would be there, but words in it missing.
    if said.contains("Couldn't find font") { throw .missingFonts }
    let complaints = said.split(separator: "\n").filter { $0.contains("\(name).gp\" line ") }
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
    let setting = fonts.map { folder in
      ["-e", "fonts = '\(folder.replacingOccurrences(of: "'", with: "''"))/'"]
    }
    process.arguments = ["-d"] + (setting ?? []) + [script]
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    var environment = ProcessInfo.processInfo.environment
    // In the C locale gnuplot warns about every `set encoding utf8`.
    environment["LC_ALL"] = "C.UTF-8"
    // It may name a terminal for the screen that this gnuplot lacks, which would be an error.
    environment["GNUTERM"] = nil
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }
}
