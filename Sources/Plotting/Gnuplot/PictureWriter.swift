import Foundation

/// Writes figures to a directory: the script, its data, and the pictures that gnuplot makes of
/// them. Everything is made in a directory of its own beside the final place and renamed when it
/// is complete, so nobody ever sees half a picture and earlier ones survive a failure.
public struct PictureWriter: Sendable {
  /// Directories where gnuplot may stand, as in `PATH`.
  let searchPath: String

  /// Looks for gnuplot where `PATH` says.
  public init() { self.init(searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "") }

  init(searchPath: String) { self.searchPath = searchPath }

  /// Draws `figures` into `directory`, which is made where it does not exist, and returns the
  /// paths of the pictures. Scripts and data are written even where gnuplot is missing or fails:
  /// they can be drawn by hand once it is there.
  @discardableResult
  public func write(_ figures: [Figure], into directory: String) throws(PlotError) -> [String] {
    try PictureFolder.makeDirectory(directory)
    let place = try Workshop(in: directory)
    let workshop = place.path
    defer { place.remove() }
    let gnuplot = Gnuplot(searchPath: searchPath)
    var failure: PlotError? = gnuplot == nil ? .missingGnuplot(directory: directory) : nil
    var pictures: [String] = []
    for script in figures.map(GnuplotScript.init) {
      let name = script.name
      try PictureFolder.write(script.data, to: "\(workshop)/\(name).dat")
      try PictureFolder.write(script.text, to: "\(workshop)/\(name).gp")
      var files = ["\(name).dat", "\(name).gp"]
      do throws(PlotError) {
        try gnuplot?.run(name, in: workshop)
        if gnuplot != nil { files += ["\(name).svg", "\(name).png"] }
      } catch {
        failure = failure ?? error
      }
      for file in files { try PictureFolder.move(file, from: workshop, to: directory) }
      pictures += files.dropFirst(2).map { "\(directory)/\($0)" }
    }
    if let failure { throw failure }
    return pictures
  }
}
