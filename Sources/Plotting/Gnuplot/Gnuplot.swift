import Foundation
import Kernels

/// The gnuplot program of this machine.
struct Gnuplot: Sendable {
  /// The environment variable that names another program than `gnuplot`, with or without a path.
  static let variable = "NN_SWEEP_GNUPLOT"

  let executable: String
  /// The folder of the fonts that come with nn-sweep, where they do.
  private let fonts: String?

  /// The first program called `name` in the directories of `searchPath`, which is written as `PATH`
  /// is, or that at the path `name`; nil where there is none.
  init?(named name: String = "gnuplot", searchPath: String, fonts: String? = nil) {
    let candidates =
      name.contains("/")
      ? [name]
      : searchPath.split(separator: ":").map { "\($0)/\(name)" }
    guard let found = candidates.first(where: FileManager.default.isExecutableFile) else {
      return nil
    }
    executable = found
    self.fonts = fonts
  }

  /// Draws `NAME.svg` and `NAME.png` in `directory` from the `NAME.gp` there, and gives up where
  /// `stop` answers true meanwhile.
  ///
  /// Pictures count only if gnuplot ended well, complained about nothing, and left both: it ends
  /// with 0 after warnings, such as that of a dataset without points.
  func run(
    _ name: String, in directory: String, stop: () -> Bool = { false }
  ) throws(PlotError) {
    let log = "\(directory)/\(name).log"
    // With a folder, which no option begins with; the script finds its data beside itself.
    let folder = directory.hasPrefix("/") ? directory : "./" + directory
    let ending = try start("\(folder)/\(name).gp", log: log, stop)
    let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    let said = text.replacingOccurrences(of: "\(folder)/", with: "")
    // The picture would be there, but words in it missing.
    if said.contains("Couldn't find font") { throw .missingFonts }
    if let message = Self.complaint(in: said, about: "\(name).gp", ending) {
      throw .failed(script: "\(name).gp", message: message)
    }
    for picture in ["\(name).svg", "\(name).png"] {
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: "\(directory)/\(picture)")
      guard let size = attributes?[.size] as? UInt64, size > 0 else {
        throw .failed(script: "\(name).gp", message: "it left no \(picture)")
      }
    }
  }

  /// The first thing that gnuplot, or the system in its place, did not like; nil where all went well.
  static func complaint(
    in said: String, about script: String, _ ending: ChildProcess.Ending
  ) -> String? {
    let lines = said.split(whereSeparator: \.isNewline).map(String.init)
    if let first = lines.first(where: { $0.contains("\(script)\" line ") }) {
      return first.trimmingCharacters(in: .whitespaces)
    }
    if ending == .code(0) { return nil }
    let end =
      switch ending {
      case .code(let code): "exit status \(code)"
      case .signal(let signal): "signal \(signal)"
      }
    // Before a complaint it repeats what it read, with a caret on a line of its own.
    let first = lines.first { $0.hasPrefix("line ") } ?? lines.first { !$0.hasSuffix("^") }
    return first.map { "\($0.trimmingCharacters(in: .whitespaces)) (\(end))" } ?? end
  }

  /// Runs the script to its end. A file stands in for a pipe, which can fill up and block.
  private func start(
    _ script: String, log: String, _ stop: () -> Bool
  ) throws(PlotError) -> ChildProcess.Ending {
    let setting = fonts.map { folder in
      ["-e", "fonts = '\(folder.replacingOccurrences(of: "'", with: "''"))/'"]
    }
    let process: ChildProcess
    do {
      process = try ChildProcess(
        executable, ["-d"] + (setting ?? []) + [script], messages: log, hasOutput: true,
        changes: Self.environment)
    } catch {
      throw .notStarted(program: executable, cause: error.message, hint: error.hint)
    }
    var wasStopped = false
    let ending = process.wait(every: 0.005) {
      guard stop() else { return }
      wasStopped = true
      process.end()
    }
    if wasStopped { throw .stopped }
    return ending
  }

  private static let environment: [String: String?] = [
    // In the C locale gnuplot warns about every `set encoding utf8`.
    "LC_ALL": "C.UTF-8",
    // It may name a terminal for the screen that this gnuplot lacks, which would be an error.
    "GNUTERM": nil,
  ]
}
