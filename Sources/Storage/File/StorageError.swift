import Datasets
import Glibc
import Kernels
import Records

/// Why results could not be stored or read: the thing, its path, the cause, and a hint.
public struct StorageError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of trouble it is, from which a command takes its exit code.
  public enum Kind: Sendable, Hashable {
    /// Disk, rights, a file that is no database.
    case world
    /// A disk without room.
    case full
    /// A database that SQLite finds damaged.
    case damage
    /// The same run ended with other numbers than those stored.
    case disagreement
    /// The person named a run or an experiment that the database does not hold.
    case unknownName
    /// An SQL statement that a person typed.
    case query
  }

  public var kind: Kind
  /// What it is about: `results database`, `run 'ab12'`.
  public var thing: String
  public var path: String?
  public var cause: String
  /// What to do about it.
  public var hint: String?

  init(_ kind: Kind, _ thing: String, at path: String?, _ cause: String, hint: String? = nil) {
    self.kind = kind
    self.thing = thing
    self.path = path
    self.cause = cause
    self.hint = hint
  }

  /// `results database 'results/sweeps.sqlite': cause`
  public var message: String {
    let place = path.map { " '\($0)'" } ?? ""
    return "\(thing)\(place): \(cause)"
  }

  /// Whether it is about the database that a person names so: the file, or the directory of one.
  public func isAbout(_ database: String) -> Bool {
    path == database || path == database + "/" + Results.fileName
  }

  /// The message, and the hint on a line of its own.
  public var description: String { message + (hint.map { "\n  hint: \($0)" } ?? "") }
}

/// The wording of everything that can go wrong.
extension StorageError {
  private static let elsewhere = "another directory with '--results DIR'"

  static func noDirectory(_ path: String, _ failure: Directory.Failure) -> StorageError {
    noRoom(path, failure.code, for: "results directory")
      ?? StorageError(
        .world, "results directory", at: path, "cannot be created: \(failure.cause)",
        hint: failure.hint ?? "choose \(elsewhere)")
  }

  /// Neither the disk of the results nor that of temporary files has room.
  static func noRoomElsewhere(_ path: String, temporary: String) -> StorageError {
    StorageError(
      .full, "results database", at: path,
      "its disk is full, and \(temporary) has no room for what is left of it",
      hint: "free some space, or \(otherTemporaries)")
  }

  /// The disk of the results has no room, and among temporary files nothing can be made.
  static func noCopy(_ path: String, _ refusal: TemporaryFolder.Refusal) -> StorageError {
    if noRoom(path, refusal.code) != nil { return noRoomElsewhere(path, temporary: refusal.place) }
    return StorageError(
      .world, "results database", at: path, "its disk is full, and \(refusal.message)",
      hint: otherTemporaries)
  }

  private static let otherTemporaries = "set TMPDIR to a folder on another disk"

  static func notPutBack(_ path: String, copy: String, _ code: Int32) -> StorageError {
    StorageError(
      .world, "results database", at: path, "cannot be written: \(String(cString: strerror(code)))",
      hint: "all that is left is in \(copy): copy it to this place")
  }

  static func tooManyFiles(_ path: String) -> StorageError {
    StorageError(
      .world, "results database", at: path, "cannot be opened: too many open files",
      hint: SystemLimit.hint(EMFILE))
  }

  static func longPath(_ path: String, bytes: Int) -> StorageError {
    StorageError(
      .world, "results database", at: path,
      "cannot be opened: from the root its path has \(bytes) bytes, and SQLite takes"
        + " \(ResultsDirectory.longestPath)",
      hint: "choose \(elsewhere) with a shorter path")
  }

  static func notWritable(_ path: String) -> StorageError {
    StorageError(
      .world, "results database", at: path, "cannot be written: no permission",
      hint: "ask for write permission on the file and its directory, or choose \(elsewhere)")
  }

  static func diskFull(_ path: String, _ thing: String = "results database") -> StorageError {
    StorageError(
      .full, thing, at: path, "no space left to store results; those stored before are untouched",
      hint: "free some space and run again: only what is missing is trained")
  }

  /// The error for a number of the system's that says that a disk takes no more; nil for others.
  static func noRoom(
    _ path: String, _ code: Int32?, for thing: String = "results database"
  ) -> StorageError? {
    switch code {
    case ENOSPC: .diskFull(path, thing)
    case EDQUOT:
      StorageError(
        .full, thing, at: path,
        "your quota on its disk is used up; what was stored before is untouched",
        hint: "remove files of yours there, or ask for a larger quota, and run again: only what is"
          + " missing is trained")
    default: nil
    }
  }

  /// A table, a view or a column that somebody has dropped.
  static func lost(_ path: String, _ object: String) -> StorageError {
    StorageError(
      .damage, "results database", at: path, "is damaged (its \(object) is missing)",
      hint: "put a copy of the file back; or 'nn-sweep run FILE' makes it anew, says what is lost"
        + " with it, and trains what is missing")
  }

  static func notADatabase(_ path: String) -> StorageError {
    StorageError(
      .world, "results database", at: path, "is not a database of nn-sweep",
      hint: "move the file away, or choose \(elsewhere)")
  }

  static func corrupt(_ path: String, _ detail: String) -> StorageError {
    StorageError(
      .damage, "results database", at: path, "is damaged (\(detail))",
      hint: "run again: the file is kept aside under a new name, and a new one begun")
  }

  /// A value that SQLite finds nothing wrong with.
  static func badValue(_ path: String, _ detail: String) -> StorageError {
    StorageError(
      .damage, "results database", at: path, "is damaged (\(detail))",
      hint:
        "run the experiment again: the database is looked through, set right, and trained where it"
        + " is not; otherwise remove the run or experiment with 'nn-sweep remove'")
  }

  /// What training the run again, which its id decides to the bit, writes anew.
  static func damagedRun(_ path: String, _ damage: RunDamage) -> StorageError {
    let run = damage.run.short
    return StorageError(
      .damage, "results database", at: path, "is damaged (run \(run): \(damage.finding))",
      hint: "'nn-sweep reproduce \(run) --keep' trains the run again and writes them anew")
  }

  static func superseded(_ path: String) -> StorageError {
    StorageError(
      .world, "results database", at: path, "was written by a newer version of nn-sweep",
      hint: "use that version, or choose \(elsewhere)")
  }

  static func outdated(_ path: String) -> StorageError {
    StorageError(
      .world, "results database", at: path, "was written by an older version of nn-sweep",
      hint: "'nn-sweep run FILE' brings it up to date, after a copy is made")
  }

  static func locked(_ path: String) -> StorageError {
    StorageError(
      .world, "results database", at: path, "another program keeps it locked",
      hint: "look for a stopped process that has the file open")
  }

  static func unreadableLog(_ path: String) -> StorageError {
    StorageError(
      .world, "results database", at: path,
      "cannot be read in a directory without write permission while '\(path)-wal' waits to be"
        + " merged",
      hint: "copy the directory to a place of your own and name it with '--results DIR'")
  }

  static func other(_ path: String, _ detail: String) -> StorageError {
    StorageError(.world, "results database", at: path, detail)
  }

  /// A lock's file that the system refuses.
  static func holder(_ path: String, _ code: Int32) -> StorageError {
    noRoom(path, code, for: "lock file") ?? obstructedLock(path, code)
      ?? StorageError(
        .world, "lock file", at: path, String(cString: strerror(code)),
        hint: SystemLimit.hint(code)
          ?? "ask for write permission on the results directory, or choose \(elsewhere)")
  }

  static func noResults(_ directory: String) -> StorageError {
    StorageError(
      .world, "results directory", at: directory, "no results yet",
      hint: "train some with 'nn-sweep run FILE', or choose \(elsewhere)")
  }

  static func noExperiment(_ name: String, known: [String]) -> StorageError {
    let list = known.isEmpty ? "none is stored" : "known: \(known.joined(separator: ", "))"
    return StorageError(
      .unknownName, "experiment '\(name)'", at: nil, "no results of it are stored", hint: list)
  }

  static func noRun(_ prefix: String) -> StorageError {
    StorageError(
      .unknownName, "run '\(prefix)'", at: nil, "no run's id begins so",
      hint: "'nn-sweep top' lists the best runs with their ids")
  }

  /// A run that there is, but not in the experiment that was named.
  static func runElsewhere(
    _ prefix: String, not experiment: String, in others: [String]
  ) -> StorageError {
    StorageError(
      .unknownName, "run '\(prefix)'", at: nil, "'\(experiment)' has no such run",
      hint: "name the experiment that has it: \(others.joined(separator: ", "))")
  }

  /// A run that there is, but not read after so many epochs.
  static func otherEpochs(_ prefix: String, _ epochs: [Int]) -> StorageError {
    StorageError(
      .unknownName, "run '\(prefix)'", at: nil, "is not read after so many epochs",
      hint: "it is read after epoch \(epochs.map(String.init).joined(separator: ", "))")
  }

  static func ambiguousRun(_ prefix: String, candidates: [String], more: Bool) -> StorageError {
    StorageError(
      .unknownName, "run '\(prefix)'", at: nil, "several runs' ids begin so",
      hint: "give more digits: \(candidates.joined(separator: ", "))\(more ? ", …" : "")")
  }

  static func beingTrained(_ run: String) -> StorageError {
    StorageError(
      .world, "run '\(run)'", at: nil, "is being trained by another process",
      hint: "interrupt that first")
  }

  static func badQuery(_ cause: String) -> StorageError {
    StorageError(
      .query, "query", at: nil, cause,
      hint: "views: runs, curves, leaderboard; docs/database.md describes their columns")
  }

  static func noSuchDatabase(_ path: String) -> StorageError {
    StorageError(
      .world, "results database", at: path, "does not exist",
      hint: "name a results directory or the \(Results.fileName) in it")
  }

  static func damagedSource(_ path: String, _ detail: String) -> StorageError {
    StorageError(
      .world, "results database", at: path, "is damaged: \(detail)",
      hint: "nothing was taken over; copy it anew from where it came, or merge a backup of it")
  }

  static func damagedKeptAside(_ path: String, as aside: String, _ cause: String) -> String {
    "results database '\(path)': \(cause); kept aside as '\(aside)', and a new one begun"
  }

  static func unregistered(_ run: String) -> StorageError {
    StorageError(
      .world, "run '\(run)'", at: nil, "is not in the results database; was it removed meanwhile?",
      hint: "'nn-sweep run FILE' trains what its file asks for and is not there any more")
  }

  /// The same trajectory, trained twice, with two outcomes.
  static func disagreement(_ clashes: [Clash]) -> StorageError {
    StorageError(
      .disagreement, clashes.count == 1 ? "run '\(clashes[0].run)'" : "\(clashes.count) runs",
      at: nil,
      "trained again with another outcome; the stored one is kept: "
        + clashes.map(\.description).joined(separator: "; "),
      hint: "equal runs have equal bits on every machine: suspect the hardware, a changed build, or"
        + " a database that was edited; 'nn-sweep remove RUN', then 'nn-sweep run FILE', store it anew"
    )
  }
}
