import CGnuplot
import Foundation

/// Writes figures to a directory: the script, its data, and the pictures that gnuplot makes of
/// them. Everything is made in a directory of its own beside the final place and renamed when it
/// is complete, so nobody ever sees half a picture and earlier ones survive a failure.
public struct Plotter: Sendable {
  /// Directories where gnuplot may stand, as in `PATH`.
  let searchPath: String

  /// Looks for gnuplot where `PATH` says.
  public init() { self.init(searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "") }

  init(searchPath: String) { self.searchPath = searchPath }

  /// Draws `figures` into `directory`, which is made where it does not exist, and returns the
  /// paths of the pictures. Scripts and data are written even where gnuplot is missing or fails:
  /// they can be drawn by hand once it is there.
  @discardableResult
  public func draw(_ figures: [Figure], into directory: String) throws(PlotError) -> [String] {
    let workshop = directory + "/.drawing-\(UUID().uuidString)"
    try Files.makeDirectory(directory)
    if mkdir(workshop, 0o777) != 0 {
      throw .unwritable(path: directory, cause: String(cString: strerror(errno)))
    }
    defer { try? FileManager.default.removeItem(atPath: workshop) }
    let gnuplot = Gnuplot(searchPath: searchPath)
    var failure: PlotError? = gnuplot == nil ? .missingGnuplot(directory: directory) : nil
    var pictures: [String] = []
    for script in figures.map(GnuplotScript.init) {
      let name = script.name
      try Files.write(script.data, to: "\(workshop)/\(name).dat")
      try Files.write(script.text, to: "\(workshop)/\(name).gp")
      var files = ["\(name).dat", "\(name).gp"]
      do throws(PlotError) {
        try gnuplot?.run(name, in: workshop)
        if gnuplot != nil { files += ["\(name).svg", "\(name).png"] }
      } catch {
        failure = failure ?? error
      }
      for file in files { try Files.move(file, from: workshop, to: directory) }
      pictures += files.dropFirst(2).map { "\(directory)/\($0)" }
    }
    if let failure { throw failure }
    return pictures
  }
}

/// Changes to the file system, with errors that name the path and the cause.
enum Files {
  /// Makes the directory and all above it that are missing.
  static func makeDirectory(_ path: String) throws(PlotError) {
    if mkdir(path, 0o777) == 0 { return }
    let code = errno
    let parent = (path as NSString).deletingLastPathComponent
    if code == ENOENT, !parent.isEmpty, parent != path {
      try makeDirectory(parent)
      if mkdir(path, 0o777) == 0 { return }
    } else if code == EEXIST, (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil {
      return
    }
    throw .unwritable(path: path, cause: String(cString: strerror(code)))
  }

  static func write(_ text: String, to path: String) throws(PlotError) {
    var text = text
    let code = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cgnuplot_write(path, $0.baseAddress, $0.count) }
    }
    if code != 0 { throw .unwritable(path: path, cause: String(cString: strerror(code))) }
  }

  static func move(_ name: String, from: String, to: String) throws(PlotError) {
    if rename("\(from)/\(name)", "\(to)/\(name)") != 0 {
      throw .unwritable(path: "\(to)/\(name)", cause: String(cString: strerror(errno)))
    }
  }
}
