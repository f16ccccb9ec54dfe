import ArgumentParser
import Datasets
import Experiments
import Foundation
import Plotting
import Records
import Storage

/// Writes what an experiment found as a page to be sent around.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write what an experiment found as one page: for a colleague, a teacher, a reviewer.",
    discussion: """
      The page holds the question, the verdict and what it cannot say, the settings, pictures, \
      classes, failures, data, environment, and how to reproduce and cite all of it. It needs nothing \
      from the network, sorts its table by a click, and prints on A4. Without --output it goes to \
      DIRECTORY/EXPERIMENT/report.html; Markdown goes to report.md with its pictures beside it. A file \
      that is no report is never replaced.
      """)

  /// What a report is written as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html, markdown
  }

  @OptionGroup var experiment: ExperimentArgument

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write it; - prints it.", valueName: "file"), completion: .file())
  var output: String?

  @Option(help: "What is written; by default what the file's ending says.")
  var format: Format?

  @Flag(help: "Print a paragraph on data, sweep, choice and certainty instead, for a paper.")
  var methods = false

  @Flag(help: "Show test scores too, which is counted.")
  var test = false

  @OptionGroup var results: ResultsOptions

  func validate() throws {
    if methods, format != nil || output.map({ $0 != "-" }) ?? false {
      throw ValidationError("--methods prints a paragraph: it takes no --format and no file")
    }
  }

  func run() throws {
    let store = try results.open()
    let record = try experiment.find(in: store)
    if methods { return try printMethods(of: record, in: store) }
    let format = format ?? (output?.hasSuffix(".md") ?? false ? .markdown : .html)
    let file = output == "-" ? nil : try output ?? place(of: record, format)
    if let file { try check(file) }
    var material = try ReportMaterial(record, in: store, showTest: test)
    if let note = material.sequel.refitNote { printNote(note) }
    if file != nil || format == .html {
      material.pictures = try Signals.heeded { try pictures(of: material, in: store) }
    }
    let text = Self.text(material, format, file: file)
    guard let file else { return print(text, terminator: "") }
    if format == .markdown { try writePictures(material.pictures, beside: file) }
    try OutputFile(file, isReplaced: true).write(Array(text.utf8))
    printLines(file)
  }

  private func printMethods(of record: ExperimentRecord, in store: Results) throws {
    let material = try ReportMaterial(record, in: store, showTest: test)
    guard !material.winners.isEmpty else {
      let command =
        RefitText.isOne(record.text)
        ? "nn-sweep report \(shellWord(RefitText.source(of: record.name))) --methods"
        : "nn-sweep status"
      throw Failure(
        "there is nothing to tell of '\(record.name)': \(material.absence)",
        hint: command + KeptOptions.text("--results"), .world)
    }
    if let note = material.sequel.refitNote { printNote(note) }
    print(MethodsText(material).paragraph.printable)
  }

  /// Where it goes unless something else is asked for.
  private func place(of record: ExperimentRecord, _ format: Format) throws -> String {
    let folder = try results.plots(of: record.name)
    do {
      try Directory.make(folder)
    } catch {
      throw Failure("cannot make it: \(error.cause)", at: error.path, hint: error.hint, .world)
    }
    return folder + (format == .html ? "/report.html" : "/report.md")
  }

  /// - Throws: Where something else than a report is there.
  private func check(_ path: String) throws {
    _ = try OutputFile(path, isReplaced: true)
    guard FileManager.default.fileExists(atPath: path) else { return }
    guard let handle = FileHandle(forReadingAtPath: path),
      let head = try? handle.read(upToCount: 64) ?? Data(), Self.isReplaceable(head)
    else {
      throw Failure(
        "it exists already, and is no report", at: path, hint: "choose another name", .world)
    }
  }

  private static func isReplaceable(_ head: Data) -> Bool {
    let text = String(decoding: head, as: UTF8.self)
    return text.isEmpty || [ReportPage.mark, ReportMarkdown.mark].contains(where: text.hasPrefix)
  }

  /// The pictures; without gnuplot a report has none.
  private func pictures(
    of material: ReportMaterial, in store: Results
  ) throws -> [ReportPicture] {
    // What is half drawn is removed, and a gnuplot under way is ended.
    _ = Signals.stopOnInterrupt()
    do {
      return try ReportPicture.draw(
        material.experiment, material.runs, material.board.verdicts, in: store)
    } catch let error as PlotError where error.isMissingGnuplot {
      printError(hinted("warning: gnuplot is not there: the report has no pictures", error.hint))
      return []
    }
  }

  private static func text(_ material: ReportMaterial, _ format: Format, file: String?) -> String {
    let title = material.experiment.name
    switch format {
    case .html: return ReportPage(title: title, sections: material.sections).text
    case .markdown:
      let stem = file.map(stem) ?? ""
      return ReportMarkdown(title: title, sections: material.sections) {
        pictureName($0, of: stem).addingPercentEncoding(withAllowedCharacters: linkCharacters) ?? ""
      }.text
    }
  }

  /// What needs no escape in a link.
  private static let linkCharacters = CharacterSet.alphanumerics.union(["-", ".", "_"])

  /// `report` of `results/grid/report.md`.
  private static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.hasSuffix(".md") ? name.dropLast(3) : name)
  }

  private static func pictureName(_ picture: ReportPicture, of stem: String) -> String {
    "\(stem)-\(picture.name).svg"
  }

  private func writePictures(_ pictures: [ReportPicture], beside file: String) throws {
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    for picture in pictures {
      let path = folder + Self.pictureName(picture, of: Self.stem(file))
      try OutputFile(path, isReplaced: true).write(Array(picture.svg.utf8))
    }
  }
}
