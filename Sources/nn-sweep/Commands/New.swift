import ArgumentParser
import Datasets
import Experiments
import Foundation
import Records

/// Writes a starting file that explains itself.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a commented experiment file to begin with.",
    discussion: "It runs as it is; its comments show what else it can say.")

  @Argument(help: ArgumentHelp("The experiment's name; the file is NAME.exp.", valueName: "name"))
  var name: String

  @Option(
    help: ArgumentHelp(
      "A known dataset, a CSV file, or a folder of IDX files.", valueName: "dataset"),
    completion: Completion.datasets)
  var dataset = "digits"

  @Option(help: ArgumentHelp("The column with the classes of a CSV file.", valueName: "column"))
  var label: String?

  @Option(help: ArgumentHelp("The column with the numbers to predict.", valueName: "column"))
  var target: String?

  func validate() throws {
    if label != nil && target != nil {
      throw ValidationError("--label is for classes, --target for numbers: give one of the two")
    }
  }

  func run() throws {
    let path = name.hasSuffix(".exp") ? name : name + ".exp"
    let choice = try choose(path)
    let text = ExperimentTemplate(dataset: choice.dataset, isNumeric: choice.isNumeric).text
    let file = try ExperimentFile(text: text, name: path)
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Failure("it exists already", at: path, hint: "choose another name", .world)
    }
    do {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    } catch {
      throw Failure("cannot write it: \(systemCause(of: error))", at: path, .world)
    }
    describe(file)
    let stem = String(path.dropLast(4))
    // A file of the bare name would be taken for it.
    let word = shellWord(FileManager.default.fileExists(atPath: stem) ? path : stem)
    print(
      """
      \(path.printable) is written
        nn-sweep plan \(word)   what it asks for, and how long it takes
        nn-sweep run \(word)    trains it
      """)
  }

  private var isCSV: Bool {
    let name = dataset.lowercased()
    return label != nil || target != nil
      || ["csv", "tsv", "data", "txt"].contains {
        name.hasSuffix(".\($0)") || name.hasSuffix(".\($0).gz")
      }
  }

  /// The dataset as a file writes it, and whether a number is predicted: of a table, what its column
  /// looks like.
  private func choose(_ path: String) throws -> (dataset: String, isNumeric: Bool) {
    guard isCSV else { return (dataset.contains("/") ? "{idx: \(dataset)}" : dataset, false) }
    func source(_ answer: String, header: Bool = true) -> String {
      "{csv: \(dataset), \(answer), header: \(header)}"
    }
    let answer = target.map { "target: \($0)" } ?? "label: \(label ?? "last")"
    // What is wrong with a name or dataset is said in the file's own words.
    let probe = ExperimentTemplate(dataset: source(answer), isNumeric: target != nil).text
    let file = try ExperimentFile(text: probe, name: path)
    guard case .csv(var csv)? = file.datasetSources.first else { return (source(answer), false) }
    csv.header = nil
    guard let look = try look(at: csv, file.directory) else {
      return (source(answer), target != nil)
    }
    if target != nil, look.hasTexts {
      throw Failure(
        "column '\(look.name)' holds texts, not numbers to predict", at: csv.file,
        hint: "for classes say --label \(look.reference)", .text)
    }
    if label != nil || target != nil {
      return (source(answer, header: look.hasHeader), target != nil)
    }
    let kind = look.isNumeric ? "target" : "label"
    return (source("\(kind): \(look.reference)", header: look.hasHeader), look.isNumeric)
  }

  /// What the column holds; nil where the table may come later.
  private func look(at table: CSVSource, _ directory: String) throws -> TableLook? {
    do {
      return try TableLook(table, table.answer.column, relativeTo: directory)
    } catch {
      guard !error.isTextual, (label ?? target) != nil else { throw error }
      return nil
    }
  }

  /// Says what the data are, where they are here.
  private func describe(_ file: ExperimentFile) {
    let directories = DatasetLibrary.standardDirectories(
      asked: nil, environment: ProcessInfo.processInfo.environment)
    do {
      let loaded = try LoadedSweep(file, from: DatasetLibrary(directories: directories))
      for line in loaded.dataLines { print(line) }
      for finding in loaded.dataFindings { printNote(finding) }
    } catch {
      if let failure = Failure(error) { printNote("it does not run yet: " + failure.text) }
    }
  }
}
