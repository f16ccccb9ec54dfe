public import ArgumentParser
import Plotting
public import Records

/// One word of `--kind`: a figure, or the curves of score and loss together.
struct PlotKinds: ExpressibleByArgument {
  let kinds: [PlotKind]

  init?(argument: String) {
    guard let kinds = PlotKind.named(argument) else { return nil }
    self.kinds = kinds
  }

  static var allValueStrings: [String] { PlotKind.words }

  /// Each kind with what it shows, a line each.
  static var help: String {
    PlotKind.allCases.map { "\($0.rawValue): \($0.summary)" }.joined(separator: "\n")
  }
}

extension PictureFormat: ExpressibleByArgument {}
extension CurveAxis: ExpressibleByArgument {}
extension ScaleChoice: ExpressibleByArgument {}

/// What a reader may choose of pictures.
struct PictureOptions: ParsableArguments {
  @Option(
    name: .customLong("kind"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "Figures to draw; those of the file's 'plots' when left out.", valueName: "kind"))
  var words: [PlotKinds] = []

  @Option(name: .customLong("x"), help: "What runs across below curves; epochs when left out.")
  var across: CurveAxis?

  @Option(
    help: ArgumentHelp("The axis that colors curves, or is compared.", valueName: "axis"))
  var color: String?

  @Option(help: ArgumentHelp("A panel for each value of this axis.", valueName: "axis"))
  var facet: String?

  @Option(help: "How axes of scores and losses are spaced; by default what fits the results.")
  var scale: ScaleChoice?

  @Option(
    help: ArgumentHelp(
      "The width in print; text is 9.6 points high, as on a slide without it.", valueName: "mm"))
  var width: Double?

  @Option(
    name: .customLong("format"), parsing: .upToNextOption,
    help: "What is written; svg and png when left out.")
  var formats: [PictureFormat] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where figures go: a name beside the others, or with a directory; NAME.png is a PNG alone.",
      valueName: "name"))
  var output: String?

  @Flag(help: "Show figures here, as text.")
  var terminal = false

  func validate() throws {
    if let ending = foreignEnding {
      let known = PictureFormat.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
      throw ValidationError("--output ends in .\(ending), and pictures in \(known)")
    }
    if let width, !PictureRequest.widths.contains(width) {
      throw ValidationError("--width is in millimeters, from 50 to 1000")
    }
    if let ending, !formats.isEmpty, formats != [ending] {
      throw ValidationError(
        "--output ends in .\(ending.rawValue), and --format asks for another one")
    }
    if terminal, output != nil { throw ValidationError("--terminal writes no files for --output") }
  }

  /// What is drawn: the kinds that are named, or what the file asks for, with what is chosen here.
  /// - Throws: Where an axis does not vary among `axes`.
  func requests(otherwise asked: [PictureRequest], among axes: [Axis]) throws -> [PictureRequest] {
    var kinds: [PlotKind] = []
    for kind in words.flatMap(\.kinds) where !kinds.contains(kind) { kinds.append(kind) }
    let color = try axis(color, among: axes)
    let facet = try axis(facet, among: axes)
    return (kinds.isEmpty ? asked : [PictureRequest(kinds)]).map { request in
      var request = request
      request.across = across ?? request.across
      request.color = color ?? request.color
      request.facet = facet ?? request.facet
      request.scale = scale ?? request.scale
      request.millimeters = width ?? request.millimeters
      if !formats.isEmpty { request.formats = formats }
      if let ending { request.formats = [ending] }
      return request
    }
  }

  /// What stands beside each picture.
  private static let ownEndings = [".gp", ".dat"]

  private func axis(_ name: String?, among axes: [Axis]) throws -> Axis? {
    guard let name else { return nil }
    if let axis = axes.first(where: { $0.rawValue == name }) { return axis }
    let known = axes.map(\.rawValue)
    throw Failure(
      "no axis '\(name)' varies here",
      hint: known.isEmpty ? "there is one setting" : "these do: \(known.joined(separator: ", "))",
      .arguments)
  }

  /// The format that `--output` ends in.
  private var ending: PictureFormat? {
    lastPart.flatMap { PictureFormat(rawValue: $0.lowercased()) }
  }

  /// What it ends in that is no format, nor a number as in `run-1.5`, nor what stands beside pictures.
  private var foreignEnding: Substring? {
    lastPart.flatMap { part in
      let isOwn = Self.ownEndings.contains { output?.hasSuffix($0) ?? false }
      return ending == nil && !isOwn && part.contains { $0.isLetter } ? part : nil
    }
  }

  private var lastPart: Substring? {
    output?.split(separator: "/").last?.split(separator: ".").dropFirst().last
  }

  /// The directory and the stem that `--output` names.
  /// - Throws: Where there is no such directory: a slip would make one.
  func place(otherwise directory: String) throws -> (directory: String, stem: String?) {
    guard let output else { return (directory, nil) }
    let parts = output.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    var stem = parts.last ?? ""
    if let ending { stem.removeLast(ending.rawValue.count + 1) }
    guard ExperimentName.isValid(stem), !Self.ownEndings.contains(where: stem.hasSuffix) else {
      throw Failure(
        "'\(stem)' cannot name a figure",
        hint: "use letters, digits, - and _, without an ending, or with that of a format",
        .arguments)
    }
    if parts.count == 1 { return (directory, stem) }
    let folder = parts.dropLast().joined(separator: "/")
    try OutputFile.checkFolder(folder + "/", at: output)
    return (folder.isEmpty ? "/" : folder, stem)
  }
}
