import ArgumentParser
import Datasets
import Experiments
import Foundation
import Records

/// Writes a starting file that explains itself.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a commented experiment file to begin with.",
    discussion: """
      It runs as it is; its comments show what else it can say. For a table it is one with which a \
      first look does well: 'nn-sweep new churn.csv --label churn' writes churn.exp.
      """)

  @Argument(
    help: ArgumentHelp(
      "The experiment's name, the file is NAME.exp; or a CSV file.", valueName: "name"))
  var name: String

  @Option(
    help: ArgumentHelp(
      "A known dataset, a CSV file, or a folder of IDX files. (default: digits)",
      valueName: "dataset"),
    completion: Completion.datasets)
  var dataset: String?

  @Option(help: ArgumentHelp("The column with the classes of a CSV file.", valueName: "column"))
  var label: String?

  @Option(help: ArgumentHelp("The column with the numbers to predict.", valueName: "column"))
  var target: String?

  func validate() throws {
    if label != nil && target != nil {
      throw ValidationError("--label is for classes, --target for numbers: give one of the two")
    }
    if dataset != nil, TableArgument.isTable(name) {
      throw ValidationError("'\(name)' is a table already: leave --dataset out, or give a name")
    }
  }

  func run() throws {
    let path = TableArgument.isTable(name) ? Self.stem(of: name) + ".exp" : experimentPath
    let text = try template(path)
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
    printLines(
      """
      \(path.printable) is written
        nn-sweep plan \(word)   what it asks for, and how long it takes
        nn-sweep run \(word)    trains it
      """)
  }

  private var experimentPath: String { name.hasSuffix(".exp") ? name : name + ".exp" }

  /// The name of a table without folders and endings, as one of an experiment: what such a name
  /// cannot hold is '-'.
  private static func stem(of table: String) -> String {
    let file = (table as NSString).lastPathComponent as NSString
    let unpacked =
      file.pathExtension.lowercased() == "gz" ? file.deletingPathExtension : file as String
    let stem = (unpacked as NSString).deletingPathExtension.map { character in
      ExperimentName.isValid("a\(character)") ? character : "-"
    }
    let name = String(stem.drop { "-._".contains($0) }.prefix(100))
    return ExperimentName.isValid(name) ? name : "table"
  }

  /// The text of the file: for a table by what its columns look like.
  private func template(_ path: String) throws -> String {
    let dataset = dataset ?? (TableArgument.isTable(name) ? name : "digits")
    guard label != nil || target != nil || TableArgument.isTable(dataset) else {
      return ExperimentTemplate(dataset: dataset.contains("/") ? "{idx: \(dataset)}" : dataset).text
    }
    func table(_ answer: String) -> String { "csv: \(TableArgument.word(dataset)), \(answer)" }
    let answer = target.map { "target: \($0)" } ?? "label: \(label ?? "last")"
    let probe = try ExperimentFile(text: "dataset: {\(table(answer))}\n", name: path)
    guard case .csv(let csv)? = probe.datasetSources.first,
      let look = try look(at: csv, probe.directory)
    else {
      return TableTemplate(
        table: table(answer), name: dataset, isNumeric: target != nil, hasHeader: true, columns: []
      ).text
    }
    if target != nil, look.hasTexts {
      throw Failure(
        "column '\(look.name)' holds texts, not numbers to predict", at: csv.file,
        hint: "for classes say --label \(look.reference)", .text)
    }
    let isNumeric = target != nil || label == nil && look.isNumeric
    let isNamed = label != nil || target != nil
    return TableTemplate(
      table: isNamed
        ? table(answer) : table("\(isNumeric ? "target" : "label"): \(look.reference)"),
      name: dataset, isNumeric: isNumeric, hasHeader: look.hasHeader,
      columns: try TableLook.others(csv, than: csv.answer.column, relativeTo: probe.directory)
    ).text
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
      for line in loaded.dataLines { printLines(line) }
      for finding in loaded.dataFindings { printNote(finding) }
    } catch {
      if let failure = Failure(error) { printNote("it does not run yet: " + failure.text) }
    }
  }
}
