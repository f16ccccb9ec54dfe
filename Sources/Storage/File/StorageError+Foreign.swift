import Foundation
import Records

/// The wording of what is wrong with a database that comes from elsewhere, or has been meddled with.
extension StorageError {
  /// Something of a person's that has the name of what nn-sweep makes, or a trigger.
  static func impostor(_ path: String, _ object: ForeignSchema.Object) -> StorageError {
    var error = foreignSchema(path, "\(object.type) '\(object.name)'")
    let drop = dropping(object)
    error.hint =
      object.type == "table"
      ? "it has the name of a view: \(drop), or ALTER TABLE \(name(object)) RENAME TO another name;"
        + " then 'nn-sweep run FILE' makes the view anew"
      : "\(drop); of a database from elsewhere ask for one as nn-sweep left it"
    return error
  }

  static func uniqueIndex(_ path: String, _ index: ForeignSchema.Object) -> StorageError {
    StorageError(
      .world, "results database", at: path,
      "its index '\(index.name)' is not nn-sweep's, and as a unique one it may forbid what is to be"
        + " stored in '\(index.table)'",
      hint: "\(dropping(index)); one that is not UNIQUE may be there")
  }

  static func reference(_ path: String, _ table: ForeignSchema.Object) -> StorageError {
    StorageError(
      .world, "results database", at: path,
      "its table '\(table.name)' is not nn-sweep's, and forbids this: it refers to rows that were to"
        + " be removed or changed",
      hint: "\(dropping(table)), or make it anew without REFERENCES: then it may be there")
  }

  /// What a person types into SQLite's shell.
  private static func dropping(_ object: ForeignSchema.Object) -> String {
    "in sqlite3, DROP \(object.type.uppercased()) \(name(object))"
  }

  private static func name(_ object: ForeignSchema.Object) -> String {
    let isPlain = object.name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    return isPlain ? object.name : "\"\(object.name.replacing("\"", with: "\"\""))\""
  }

  static func foreignSchema(_ path: String, _ object: String) -> StorageError {
    StorageError(
      .world, "results database", at: path,
      "its \(object) is not as nn-sweep makes it; nothing of it is used",
      hint: "drop what was added to the database, or ask for one as nn-sweep left it")
  }

  /// A version is missing in the list of those that it was brought up to.
  static func gap(_ path: String) -> StorageError {
    StorageError(
      .world, "results database", at: path, "its list of versions has a gap",
      hint: "put a copy of it back, or move it away and run again: a new one is begun")
  }

  static func foreignName(_ path: String, _ name: String) -> StorageError {
    StorageError(
      .world, "results database", at: path,
      "holds an experiment named '\(name)', as no experiment can be; nothing was taken over",
      hint: "have it run under another name where it comes from")
  }

  /// An experiment that nn-sweep made in one of two databases, and a person in the other. `isOurs` says
  /// that a person's is here.
  static func otherMaker(
    _ path: String, _ name: String, _ maker: ExperimentMaker, isOurs: Bool
  ) -> StorageError {
    let made = maker.rawValue
    let own = "give the file of that one another name and run it, which trains nothing"
    return StorageError(
      .world, "results database", at: path,
      (isOurs
        ? "holds '\(name)' as 'nn-sweep \(made)' made it, and that here is a person's own"
        : "holds a person's own '\(name)', and 'nn-sweep \(made)' made that here")
        + "; nothing was taken over",
      hint: isOurs
        ? "\(own); then 'nn-sweep remove \(name)', and merge again"
        : "where it comes from, \(own), and remove the old one; then merge again")
  }

  /// What another database says of an experiment and its data.
  static func damagedExperiment(
    _ path: String, _ name: String, by maker: ExperimentMaker?
  ) -> StorageError {
    let made = maker.flatMap { maker in maker.source(of: name).map { (maker.rawValue, $0) } }
    let cure =
      made.map { "'nn-sweep \($0) \($1) --results DIR' there writes it anew" }
      ?? "run the file of that experiment there, which trains nothing and writes it anew"
    return StorageError(
      .world, "results database", at: path,
      "what it holds of the data of experiment '\(name)' is damaged; nothing was taken over",
      hint: "\(cure), or copy the database anew from where it came")
  }

  static func displaced(_ path: String) -> StorageError {
    StorageError(
      .world, "results database", at: path, "was moved, deleted or replaced while it was in use",
      hint: "run again: what is missing in the database that is there now is trained")
  }

  static func lostLock(_ path: String) -> StorageError {
    StorageError(
      .world, "lock file", at: path, "was deleted or replaced while it was in use",
      hint: "run again, and leave '.holders' alone as long as a sweep is running")
  }

  static func severalNames(_ path: String) -> StorageError {
    StorageError(
      .world, "results database", at: path,
      "has another name, a hard link, under which SQLite takes it for another database",
      hint: "make a copy of its own: mv the file away, and cp it back")
  }

  /// What is wrong with a database that is to be merged, where another cure helps than with the results'
  /// own. `given` is what a person named.
  func ofSource(_ path: String, given: String) -> StorageError {
    if kind == .damage {
      // `is damaged (a page of it cannot be read)`
      let finding = cause.split(separator: "(", maxSplits: 1).last?.dropLast()
      return .damagedSource(given, String(finding ?? ""))
    }
    let name = "name a results directory of nn-sweep, or the \(Results.fileName) in it"
    let there = "'nn-sweep run FILE --results DIR'"
    let cures = [
      Self.notADatabase(path).cause: name,
      Self.superseded(path).cause: "use that version",
      Self.outdated(path).cause: "\(there) brings it up to date where it is, after a copy is made",
    ]
    var error = self
    switch cause {
    case Self.noResults(path).cause:
      error = StorageError(.world, "results database", at: path, "holds no results", hint: name)
    case Self.notWritable(path).cause:
      error = Self.notReadable(path)
    case let cause: error.hint = cures[cause] ?? hint
    }
    return error
  }
}
