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

  /// A script on its way to pictures.
  struct Drawing {
    fileprivate let process: ChildProcess
    fileprivate let name: String
    fileprivate let pictures: [String]
    fileprivate let folder: String

    /// Ends it at once; `finish` is not to be called then.
    func stop() {
      process.end()
      _ = process.wait {}
    }
  }

  /// Starts to draw, from `NAME.gp` in `directory`, the pictures that it leaves there.
  func start(
    _ name: String, _ pictures: [String], in directory: String
  ) throws(PlotError) -> Drawing {
    // With a folder, which no option begins with; the script finds its data beside itself.
    let folder = directory.hasPrefix("/") ? directory : "./" + directory
    let setting = fonts.map { path in
      ["-e", "fonts = '\(path.replacingOccurrences(of: "'", with: "''"))/'"]
    }
    do {
      // A file stands in for a pipe, which can fill up and block.
      let process = try ChildProcess(
        executable, ["-d"] + (setting ?? []) + ["\(folder)/\(name).gp"],
        messages: "\(folder)/\(name).log", hasOutput: true, changes: Self.environment)
      return Drawing(process: process, name: name, pictures: pictures, folder: folder)
    } catch {
      throw .notStarted(program: executable, cause: error.message, hint: error.hint)
    }
  }

  /// Waits until the pictures are drawn, and gives up where `stop` answers true meanwhile.
  ///
  /// Pictures count only if gnuplot ended well, complained about nothing, and left all of them: it
  /// ends with 0 after warnings, such as that of a dataset without points.
  func finish(_ drawing: Drawing, stop: () -> Bool = { false }) throws(PlotError) {
    let (name, folder) = (drawing.name, drawing.folder)
    var wasStopped = false
    let ending = drawing.process.wait(every: 0.002) {
      guard stop() else { return }
      wasStopped = true
      drawing.process.end()
    }
    if wasStopped { throw .stopped }
    let text = (try? String(contentsOfFile: "\(folder)/\(name).log", encoding: .utf8)) ?? ""
    let said = text.replacingOccurrences(of: "\(folder)/", with: "")
    // The picture would be there, but words in it missing.
    if said.contains("Couldn't find font") { throw .missingFonts }
    if said.contains("unknown or ambiguous terminal") { throw .missingFormat(program: executable) }
    if let message = Self.complaint(in: said, about: "\(name).gp", ending) {
      throw .failed(script: "\(name).gp", message: message)
    }
    for picture in drawing.pictures {
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(picture)")
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

  private static let environment: [String: String?] = [
    // In the C locale gnuplot warns about every `set encoding utf8`.
    "LC_ALL": "C.UTF-8",
    // It may name a terminal for the screen that this gnuplot lacks, which would be an error.
    "GNUTERM": nil,
  ]
}
