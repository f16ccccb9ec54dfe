public import ArgumentParser
public import Plotting
import Records

/// One word of `--kind`: a figure, or the curves of score and loss together.
struct PlotKinds: ExpressibleByArgument {
  let kinds: [PlotKind]

  init?(argument: String) {
    if argument == "curves" {
      kinds = [.score, .loss]
    } else if let kind = PlotKind(rawValue: argument) {
      kinds = [kind]
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { ["curves"] + PlotKind.allCases.map(\.rawValue) }

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
      "Figures to draw; overview, score and loss when left out.", valueName: "kind"))
  var words: [PlotKinds] = []

  @Option(name: .customLong("x"), help: "What runs across below curves.")
  var across = CurveAxis.epoch

  @Option(help: ArgumentHelp("The axis that colors curves.", valueName: "axis"))
  var color: String?

  @Option(help: ArgumentHelp("A panel for each value of this axis.", valueName: "axis"))
  var facet: String?

  @Option(help: "How axes of scores and losses are spaced; by default what fits the results.")
  var scale: ScaleChoice?

  @Option(
    help: ArgumentHelp(
      "The width in print; text is 9.6 points high, as on a slide without it.", valueName: "mm"))
  var width: Double?

  @Option(name: .customLong("format"), parsing: .upToNextOption, help: "What is written.")
  var formats = PictureFormat.standard

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where figures go: a name beside the others, or with a directory.", valueName: "name"))
  var output: String?

  @Flag(help: "Show figures here, as text.")
  var terminal = false

  func validate() throws {
    if let width, !(50...1000 ~= width) {
      throw ValidationError("--width is in millimeters, from 50 to 1000")
    }
    if terminal, output != nil { throw ValidationError("--terminal writes no files for --output") }
  }

  var kinds: [PlotKind] {
    var kinds: [PlotKind] = []
    for kind in words.flatMap(\.kinds) where !kinds.contains(kind) { kinds.append(kind) }
    return kinds.isEmpty ? PlotKind.standard : kinds
  }

  /// Pixels of a PNG for each of the canvas: 300 an inch in print.
  var zoom: Double { width == nil ? 1 : 2.5 }

  /// What figures are to look like, once it is known what varies.
  func options(of results: SweepResults) throws -> PlotOptions {
    var options = PlotOptions(millimeters: width)
    options.scale = scale
    options.across = across
    options.color = try axis(color, of: results)
    options.facet = try axis(facet, of: results)
    return options
  }

  private func axis(_ name: String?, of results: SweepResults) throws -> Axis? {
    guard let name else { return nil }
    if let axis = results.variedAxes.first(where: { $0.rawValue == name }) { return axis }
    let known = results.variedAxes.map(\.rawValue)
    throw Failure(
      "no axis '\(name)' varies here",
      hint: known.isEmpty ? "there is one setting" : "these do: \(known.joined(separator: ", "))",
      .arguments)
  }

  /// The directory and the stem that `--output` names.
  func place(otherwise directory: String) throws -> (directory: String, stem: String?) {
    guard let output else { return (directory, nil) }
    let parts = output.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let stem = parts.last ?? ""
    guard ExperimentName.isValid(stem) else {
      throw Failure(
        "'\(stem)' cannot name a figure", hint: "use letters, digits, - and _, without an ending",
        .arguments)
    }
    if parts.count == 1 { return (directory, stem) }
    let folder = parts.dropLast().joined(separator: "/")
    return (folder.isEmpty ? "/" : folder, stem)
  }
}
