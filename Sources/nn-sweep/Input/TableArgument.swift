import Datasets
import Experiments
import Foundation

extension DatasetError {
  /// Which key of an experiment file its hint names; nil where the table itself has to be mended.
  var keyOfCure: String? {
    ["drop", "categories"].first { hint?.contains("\($0): [") ?? false }
  }
}

/// A table that the command line names, with what is learned of it.
enum TableArgument {
  /// Those of other programs' files, too: what such a file is, and how it becomes a table, is said
  /// where it is read.
  private static let endings =
    ["csv", "tsv", "data", "txt", "xlsx", "xls", "xlsm", "xlsb", "ods", "parquet", "feather"]
    + ["arrow", "json", "jsonl", "ndjson", "h5", "hdf5", "sqlite", "db", "arff", "xml", "html"]
    + ["zip", "bz2", "xz", "zst", "7z", "rar", "pdf", "dta", "sav", "rds"]

  /// Whether a name is that of a table, packed or not.
  static func isTable(_ name: String) -> Bool {
    let name = name.lowercased()
    return endings.contains { name.hasSuffix(".\($0)") || name.hasSuffix(".\($0).gz") }
  }

  /// Whether a name can only be meant for a table: by its ending, or because there is such a file, with
  /// any ending but that of an experiment.
  static func isMeant(by name: String) -> Bool {
    if isTable(name) { return true }
    var isFolder: ObjCBool = false
    return !["", "exp"].contains((name as NSString).pathExtension)
      && !ArraysArgument.isArrays(name)
      && FileManager.default.fileExists(atPath: name, isDirectory: &isFolder)
      && !isFolder.boolValue
  }

  /// A path as an experiment file writes it: in quotes, unless it is plain.
  static func word(_ path: String) -> String {
    let isPlain =
      path.first.map { $0.isLetter || $0.isNumber || "./~".contains($0) } ?? false
      && path.allSatisfy { $0.isLetter || $0.isNumber || "_-./~".contains($0) }
    return isPlain
      ? path : "\"" + path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// What is learned, as an experiment file writes it: `label: kind`. A column is a name, an index, or
  /// last; in quotes of its own it is a name, whatever it is.
  static func answer(label: String?, target: String?) -> String {
    let column = target ?? label ?? "last"
    let isReference = column == "last" || Int(column) != nil || column.hasPrefix("\"")
    return (target == nil ? "label: " : "target: ") + (isReference ? column : Column.word(column))
  }

  /// The table with every column that can be read as an input, gaps and all.
  static func source(
    _ path: String, label: String?, target: String?
  ) throws -> (source: CSVSource, columns: [TableLook]) {
    let answer = answer(label: label, target: target)
    // What is wrong with a name is said in the words of a file.
    let probe = try ExperimentFile(
      text: "dataset: {csv: \(word(path)), \(answer)}\n", name: "table")
    guard case .csv(var csv)? = probe.datasetSources.first else {
      preconditionFailure("it says csv")
    }
    let columns = try TableLook.others(csv, than: csv.answer.column, relativeTo: "")
    csv.header = columns.first?.hasHeader
    csv.drop = columns.filter(\.isUnreadable).map { .index($0.place) }
    csv.categories = columns.filter { !$0.isUnreadable && $0.isMixed }.map { .index($0.place) }
    csv.missing = MissingRule(numbers: .median, areTextsCategory: true)
    return (csv, columns)
  }
}
