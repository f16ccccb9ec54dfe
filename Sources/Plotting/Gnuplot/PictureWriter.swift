import Foundation
import Kernels
public import Records

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

  /// Draws `figures` side by side into `directory`, which is made where it does not exist, and returns
  /// the paths of the pictures. Scripts and data are written even where gnuplot is missing or fails:
  /// they can be drawn by hand once it is there. Where `stop` answers true no more is drawn.
  @discardableResult
  public func write(
    _ figures: [Figure], _ formats: [PictureFormat] = PictureFormat.standard, zoom: Double = 1,
    into directory: String, stop: () -> Bool = { false }
  ) throws(PlotError) -> [String] {
    try PictureFolder.makeDirectory(directory)
    let place = try Workshop(in: directory)
    defer { place.remove() }
    let gnuplot = Gnuplot(named: program, searchPath: searchPath, fonts: fonts)
    var failure: PlotError? =
      gnuplot == nil ? .missingGnuplot(name: program, directory: directory) : nil
    let scripts = figures.map { GnuplotScript($0, formats, zoom: zoom) }
    var drawings: [Gnuplot.Drawing?] = []
    for script in scripts {
      try PictureFolder.write(script.data, to: "\(place.path)/\(script.name).dat")
      try PictureFolder.write(script.text, to: "\(place.path)/\(script.name).gp")
    }
    for script in scripts {
      do throws(PlotError) {
        drawings.append(try gnuplot?.start(script.name, script.pictures, in: place.path))
      } catch {
        failure = failure ?? error
        drawings.append(nil)
      }
    }
    var pictures: [String] = []
    for (index, script) in scripts.enumerated() {
      var files = ["\(script.name).dat", "\(script.name).gp"]
      do throws(PlotError) {
        if let drawing = drawings[index] {
          try gnuplot?.finish(drawing, stop: stop)
          if formats.contains(.svg) { try script.describe(in: place.path) }
          files += script.pictures
        }
      } catch {
        failure = failure ?? error
        if error == .stopped {
          for drawing in drawings.dropFirst(index + 1) { drawing?.stop() }
          throw error
        }
      }
      for file in files { try PictureFolder.move(file, from: place.path, to: directory) }
      pictures += files.dropFirst(2).map { "\(directory)/\($0)" }
    }
    if let failure { throw failure }
    return pictures
  }

  /// A figure as text of so many columns, for a terminal.
  public func text(_ figure: Figure, columns: Int, isColored: Bool) throws(PlotError) -> String {
    guard let gnuplot = Gnuplot(named: program, searchPath: searchPath, fonts: fonts) else {
      throw .missingGnuplot(name: program, directory: nil)
    }
    let place = try Self.temporaryWorkshop()
    defer { place.remove() }
    let script = TerminalScript(figure, columns: max(columns, 40), isColored: isColored)
    try PictureFolder.write(script.data, to: "\(place.path)/\(figure.name).dat")
    try PictureFolder.write(script.text, to: "\(place.path)/\(figure.name).gp")
    if figure.panels.contains(where: \.hasAxes) {
      try gnuplot.finish(gnuplot.start(figure.name, ["\(figure.name).txt"], in: place.path))
    }
    let drawn = try? String(contentsOfFile: "\(place.path)/\(figure.name).txt", encoding: .utf8)
    // Every line ends in blanks up to the edge.
    let lines = (drawn ?? "").split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    let grids = figure.panels.filter { !$0.hasAxes }.flatMap { [""] + TextGrid($0).lines }
    var plain = figure
    plain.subtitles = figure.subtitles.map(TerminalScript.caption).filter { !$0.isEmpty }
    return (plain.headings.map(\.text) + lines + grids).joined(separator: "\n")
  }
}

extension PictureWriter {
  private static func temporaryWorkshop() throws(PlotError) -> Workshop {
    do {
      return try Workshop(in: TemporaryFolder.place)
    } catch {
      guard case .unwritable(let path, let cause, nil) = error else { throw error }
      throw .unwritable(path: path, cause: cause, hint: TemporaryFolder.cure)
    }
  }
}

extension GnuplotScript {
  /// Gives the SVG a title and a description, which gnuplot has no words for.
  fileprivate func describe(in directory: String) throws(PlotError) {
    let path = "\(directory)/\(name).svg"
    guard var text = try? String(contentsOfFile: path, encoding: .utf8) else { return }
    for (tag, words) in [("title", title), ("desc", description)] {
      guard let start = text.range(of: "<\(tag)>"),
        let end = text.range(of: "</\(tag)>", range: start.upperBound..<text.endIndex)
      else { continue }
      text.replaceSubrange(start.upperBound..<end.lowerBound, with: Self.escaped(words))
    }
    // Small images are magnified: their pixels shall stay squares.
    text = text.replacing("<image x=", with: "<image style='image-rendering: pixelated' x=")
    try PictureFolder.write(text, to: path)
  }

  /// As XML takes it.
  private static func escaped(_ text: String) -> String {
    PlotText.clean(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
  }
}
