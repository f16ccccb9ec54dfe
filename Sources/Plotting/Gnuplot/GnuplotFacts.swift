import Foundation
import Kernels

/// What the gnuplot of this machine is and can, for those who ask before they draw.
public struct GnuplotFacts: Sendable, Hashable {
  /// The program's path.
  public var program: String
  /// `6.0.2`; nil where it did not say.
  public var version: String?
  /// The terminals of a picture that it has, of those that nn-sweep draws with.
  public var terminals: [String]
  /// The folder of the fonts that come with nn-sweep; nil where the system's are taken.
  public var fonts: String?

  private static let wanted = ["svg", "pngcairo", "png"]

  /// Asks the program, in a folder for what it says.
  static func ask(_ program: String, fonts: String?, in folder: String) throws(PlotError) -> Self {
    let answer = "\(folder)/gnuplot.txt"
    do {
      let process = try ChildProcess(
        program, ["-d", "-e", "print GPVAL_VERSION, ' ', GPVAL_PATCHLEVEL, ' ', GPVAL_TERMINALS"],
        messages: answer, hasOutput: true,
        changes: ["LC_ALL": "C.UTF-8", "GNUTERM": nil])
      _ = process.wait(every: 0.005) {}
    } catch {
      throw .notStarted(program: program, cause: error.message, hint: error.hint)
    }
    let words = ((try? String(contentsOfFile: answer, encoding: .utf8)) ?? "")
      .split(whereSeparator: \.isWhitespace).map(String.init)
    let isAnswer = words.count > 2 && Double(words[0]) != nil
    return GnuplotFacts(
      program: program, version: isAnswer ? "\(words[0]).\(words[1])" : nil,
      terminals: wanted.filter(words.dropFirst(2).contains), fonts: fonts)
  }
}

extension PictureWriter {
  /// What gnuplot is, once it has drawn a picture with words in it.
  /// - Parameter directory: A folder for that picture, which is to be thrown away.
  /// - Throws: Why pictures cannot be drawn.
  public func facts(drawingInto directory: String) throws(PlotError) -> GnuplotFacts {
    let frame = Panel.Frame(left: 80, right: 580, bottom: 80, top: 380)
    let scale = Scale.epochs(to: 10)
    let panel = Panel(
      name: "trial", frame: frame, x: scale, y: scale,
      labels: [TextLabel(text: "a word", x: .data(5), y: .data(5))])
    var figure = Figure(name: "trial", title: "nn-sweep")
    figure.panels = [panel]
    try write([figure], into: directory)
    return try GnuplotFacts.ask(foundProgram ?? "gnuplot", fonts: fonts, in: directory)
  }
}
