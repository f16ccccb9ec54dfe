import Foundation

/// Writes figures to a directory: the script, its data, and the pictures that gnuplot makes of
/// them. Everything is made in a directory of its own beside the final place and renamed when it
/// is complete, so nobody ever sees half a picture and earlier ones survive a failure.
public struct PictureWriter: Sendable {
  /// What gnuplot is called, maybe with its path.
  private let program: String
  /// Directories where it may stand, as in `PATH`.
  private let searchPath: String
  /// The folder of the fonts that come with nn-sweep, where they do.
  let fonts: String?

  /// Looks for gnuplot where `NN_SWEEP_GNUPLOT` or else `PATH` says.
  public init(fonts: String? = nil) {
    let environment = ProcessInfo.processInfo.environment
    let named = environment[Gnuplot.variable] ?? ""
    self.init(
      program: named.isEmpty ? "gnuplot" : named, searchPath: environment["PATH"] ?? "",
      fonts: fonts)
  }

  init(program: String = "gnuplot", searchPath: String, fonts: String? = nil) {
    self.program = program
    self.searchPath = searchPath
    self.fonts = fonts
  }

  /// The path of the program; nil where there is none.
  var foundProgram: String? {
    Gnuplot(named: program, searchPath: searchPath, fonts: fonts)?.executable
  }

  /// Draws `figures` into `directory`, which is made where it does not exist, and returns the
  /// paths of the pictures. Scripts and data are written even where gnuplot is missing or fails:
  /// they can be drawn by hand once it is there. Where `stop` answers true no more is drawn.
  @discardableResult
  public func write(
    _ figures: [Figure], into directory: String, stop: () -> Bool = { false }
  ) throws(PlotError) -> [String] {
    try PictureFolder.makeDirectory(directory)
    let place = try Workshop(in: directory)
    let workshop = place.path
    defer { place.remove() }
    let gnuplot = Gnuplot(named: program, searchPath: searchPath, fonts: fonts)
    var failure: PlotError? =
      gnuplot == nil ? .missingGnuplot(name: program, directory: directory) : nil
    var pictures: [String] = []
    for script in figures.map(GnuplotScript.init) {
      let name = script.name
      try PictureFolder.write(script.data, to: "\(workshop)/\(name).dat")
      try PictureFolder.write(script.text, to: "\(workshop)/\(name).gp")
      var files = ["\(name).dat", "\(name).gp"]
      do throws(PlotError) {
        try gnuplot?.run(name, in: workshop, stop: stop)
        if gnuplot != nil { files += ["\(name).svg", "\(name).png"] }
      } catch {
        failure = failure ?? error
        if error == .stopped { throw error }
      }
      for file in files { try PictureFolder.move(file, from: workshop, to: directory) }
      pictures += files.dropFirst(2).map { "\(directory)/\($0)" }
    }
    if let failure { throw failure }
    return pictures
  }
}
