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
      first look does well: 'nn-sweep new churn.csv --label churn' writes churn.exp, and 'nn-sweep new \
      own.npz --inputs x --label y' own.exp.
      """)

  @Argument(
    help: ArgumentHelp(
      "The experiment's name, the file is NAME.exp; or a CSV or NumPy file.", valueName: "name"))
  var name: String

  @Option(
    help: ArgumentHelp(
      "A known dataset, a CSV or NumPy file, or a folder of IDX files. (default: digits)",
      valueName: "dataset"),
    completion: Completion.datasets)
  var dataset: String?

  @OptionGroup var answer: AnswerOptions

  func validate() throws {
    try answer.check(for: dataset ?? name)
    if dataset != nil, isFile {
      throw ValidationError("'\(name)' is a table already: leave --dataset out, or give a name")
    }
  }

  func run() throws {
    try checkName()
    let path = isFile ? Self.stem(of: name) + ".exp" : experimentPath
    let draft = try self.draft(path)
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Failure("it exists already", at: path, hint: cureOfClash(path), .world)
    }
    // A table that has to be mended first would leave a file that does not fit it then.
    try describe(ExperimentFile(text: draft.text, name: path), draft)
    try OutputFile(path, isReplaced: true).write(Array(draft.text.utf8))
    for note in draft.notes { print(note) }
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

  /// What to do about a file that is there.
  private func cureOfClash(_ path: String) -> String {
    let move = "move or remove it"
    guard isFile else { return "\(move), or choose another name" }
    let stem = Self.stem(of: name).prefix(98) + "-2"
    return "\(move), or name another: nn-sweep new \(stem) --dataset \(shellWord(name))"
      + KeptOptions.text("--inputs", "--label", "--target")
  }

  /// Whether the data are named, not the experiment.
  private var isFile: Bool {
    ArraysArgument.isArrays(name)
      || (dataset == nil ? TableArgument.isMeant(by: name) : TableArgument.isTable(name))
  }

  /// Refuses the name of an experiment where that of data is needed, and a folder of data.
  private func checkName() throws {
    guard dataset == nil, !isFile else { return }
    let hasAnswer = answer.label != nil || answer.target != nil
    let files = try? FileManager.default.contentsOfDirectory(atPath: name)
    let isOfImages = files?.contains { $0.hasPrefix("train-images") } ?? false
    if files != nil, hasAnswer || isOfImages || name.hasSuffix("/") {
      let folder = name.contains("/") ? name : "./" + name
      throw Failure(
        "a folder is no table", at: name,
        hint: isOfImages
          ? "nn-sweep new NAME --dataset \(shellWord(folder))" : "name a file in it", .arguments)
    }
    guard hasAnswer else { return }
    throw Failure(
      "there is no such file to learn from", at: name,
      hint: "name the data: nn-sweep new TABLE, or \(shellWord(name)) --dataset TABLE, with"
        + KeptOptions.text("--label", "--target"), .world)
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

  /// What is about to be written.
  private struct Draft {
    let text: String
    /// About columns that are not used as they stand.
    var notes: [String] = []
    /// A text in a column of numbers.
    var stray: Failure?
  }

  /// The file, for a table by what its columns look like.
  private func draft(_ path: String) throws -> Draft {
    let dataset = dataset ?? (isFile ? name : "digits")
    let (label, target) = (answer.label, answer.target)
    if ArraysArgument.isArrays(dataset) { return Draft(text: try arraysTemplate(dataset)) }
    guard label != nil || target != nil || TableArgument.isMeant(by: dataset) else {
      let source = dataset.contains("/") ? "{idx: \(dataset)}" : dataset
      return Draft(text: ExperimentTemplate(dataset: source).text)
    }
    func table(_ answer: String) -> String { "csv: \(TableArgument.word(dataset)), \(answer)" }
    let answer = TableArgument.answer(label: label, target: target)
    let probe = try ExperimentFile(text: "dataset: {\(table(answer))}\n", name: path)
    guard case .csv(let csv)? = probe.datasetSources.first,
      let look = try look(at: csv, probe.directory)
    else {
      let unseen = TableTemplate(
        table: table(answer), name: dataset, isNumeric: target != nil, hasHeader: true, columns: [])
      return Draft(text: unseen.text)
    }
    let isNamed = label != nil || target != nil
    let isNumeric = target != nil || label == nil && look.isNumeric
    if isNumeric, let misread = look.misread {
      throw Failure(
        "column '\(look.name)' \(misread.words)", at: csv.file,
        hint: misread.cureOfAnswer
          + (isNamed && !misread.isText ? "" : "; for classes say --label \(look.reference)"),
        .text)
    }
    if target != nil, look.hasTexts {
      throw Failure(
        "column '\(look.name)' holds texts, not numbers to predict", at: csv.file,
        hint: "for classes say --label \(look.reference)", .text)
    }
    let columns = try TableLook.others(csv, than: csv.answer.column, relativeTo: probe.directory)
    try TableLook.checkInputs(columns, of: csv.file)
    let template = TableTemplate(
      table: isNamed
        ? table(answer) : table("\(isNumeric ? "target" : "label"): \(look.reference)"),
      name: dataset, isNumeric: isNumeric, hasHeader: look.hasHeader, columns: columns)
    let stray = columns.lazy.compactMap { column in
      column.misread.flatMap { $0.isText ? (column.name, $0) : nil }
    }.first
    return Draft(
      text: template.text, notes: template.notes,
      stray: stray.map { name, misread in
        // The whole row may be none, so that the cure is not that of an input.
        Failure(
          "column '\(name)' \(misread.words)", at: csv.file, hint: misread.cureOfAnswer, .text)
      })
  }

  /// The text of the file for arrays; how many examples there are decides how they are parted.
  private func arraysTemplate(_ path: String) throws -> String {
    let dataset = try ArraysArgument.text(
      path, inputs: answer.inputs, label: answer.label, target: answer.target)
    let probe = try ExperimentFile(text: "dataset: \(dataset)\n", name: path)
    var examples: PreparedExamples?
    do {
      examples = try probe.datasetSources.first.map {
        try DatasetLibrary(directories: []).prepare($0, split: Split(), relativeTo: probe.directory)
      }
    } catch {
      // Arrays that are the argument itself are meant to be there.
      if isFile { throw error }
    }
    return TableTemplate(
      arrays: dataset, name: path, isNumeric: answer.target != nil,
      rows: examples?.description.rows.total ?? 0
    ).text
  }

  /// What the column holds; nil where the table may come later.
  private func look(at table: CSVSource, _ directory: String) throws -> TableLook? {
    do {
      return try TableLook(table, table.answer.column, relativeTo: directory)
    } catch {
      // A table that is the argument itself is meant to be there.
      guard !isFile, !error.isTextual, (answer.label ?? answer.target) != nil else { throw error }
      return nil
    }
  }

  /// Says what the data are, where they are here, and refuses a table that has to be mended before
  /// anything can be learned from it.
  private func describe(_ file: ExperimentFile, _ draft: Draft) throws {
    let directories = DatasetLibrary.standardDirectories(
      asked: nil, environment: ProcessInfo.processInfo.environment)
    do {
      let loaded = try LoadedSweep(file, from: DatasetLibrary(directories: directories))
      for line in loaded.dataLines() { printLines(line) }
      for finding in loaded.dataFindings { printNote(finding) }
    } catch let error as DatasetError where error.isTextual && error.keyOfCure == nil {
      throw error
    } catch {
      // What a key of the file mends may yet come of a row that does not belong to the table.
      if let stray = draft.stray { throw stray }
      if let failure = Failure(error) { printNote("it does not run yet: " + failure.text) }
    }
  }
}
