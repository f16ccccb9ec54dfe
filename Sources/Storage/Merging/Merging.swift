import Foundation
import GRDB
public import Records

/// What merging another database brought.
public struct MergeOutcome: Sendable, Hashable {
  /// Runs that had no result here, and those that had one with fewer epochs.
  public var newRuns = 0
  public var extendedRuns = 0
  public var newPoints = 0
  /// Runs with other numbers than those stored, by id; nothing of them was taken.
  public var conflicts: [String] = []
  /// Runs that contradict themselves; nothing of them was taken.
  public var refused: [Refusal] = []
  /// Experiments that are here, too, but ask for something else there: their runs were taken, and such
  /// points as no longer asked for.
  public var apart: [Apart] = []

  /// A run that was not taken.
  public struct Refusal: Sendable, Hashable {
    /// Its id, as the other database has it.
    public var run: String
    /// What is wrong with it.
    public var reason: String
    /// Whether training it again where it comes from writes anew what is wrong.
    public var isMendable = false
  }

  /// An experiment that asks for something else there.
  public struct Apart: Sendable, Hashable {
    public var experiment: String
    /// The command that made it; nil of a person's own.
    public var maker: ExperimentMaker?
    public var difference: Difference
  }

  /// In what experiments of one name differ so that runs of the one are none of the other.
  public enum Difference: Int, Sendable, Hashable, Comparable {
    /// Other examples, the same in other parts, another setting of a refit, other epochs that settings
    /// do not tell.
    case data, split, setting, epochs

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }
}

extension Store {
  /// An error unless the path names a database that can be merged.
  public static func checkMergeable(_ path: String) throws(StorageError) {
    _ = try MergeSource(path)
  }

  /// Takes over what another results database holds, all in one transaction. Doing so twice is
  /// doing so once, and it does not matter which is merged into which: where both have a run, the
  /// longer curve counts, if they agree as far as both go. Of an experiment that was run on other data
  /// there, or in other parts, ours stay those that are asked for.
  public func merge(_ path: String) throws(StorageError) -> MergeOutcome {
    let other = try MergeSource(path)
    // A transaction on both would wait for itself.
    if other.isSameFile(as: directory.database) { return MergeOutcome() }
    try files.check()
    do {
      return try DatabaseFile.translating(directory, suspects: false) {
        try queue.writeWithoutTransaction { db in
          try db.execute(sql: "ATTACH DATABASE ? AS other", arguments: [other.path])
          defer { try? db.execute(sql: "DETACH DATABASE other") }
          var outcome = MergeOutcome()
          do {
            try db.inTransaction(.immediate) {
              outcome = try merge(db, path)
              return .commit
            }
          } catch let damage as OtherDamage {
            throw StorageError.damagedSource(path, damage.finding)
          }
          return outcome
        }
      }
    } catch {
      settings.forget()
      if error.kind == .damage {
        if let detail = other.damage { throw .damagedSource(path, detail) }
        Salvage(directory).suspect()
      }
      throw error
    }
  }

  private func merge(_ db: Database, _ path: String) throws -> MergeOutcome {
    var outcome = MergeOutcome()
    outcome.refused = try MergeCheck.refusedRuns(db, path)
    let count = { (table: String) in try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
    }
    let lastPoint = try Int64.fetchOne(db, sql: "SELECT max(id) FROM main.points") ?? 0
    try db.execute(sql: MergeStatements.compare)
    outcome.conflicts = try String.fetchAll(
      db, sql: "SELECT run FROM temp.pairs WHERE is_conflict ORDER BY run")
    outcome.newRuns = try count("temp.pairs WHERE is_taken AND NOT had_epochs")
    outcome.extendedRuns = try count("temp.pairs WHERE is_taken AND had_epochs")
    try db.execute(sql: MergeStatements.takeRuns)
    try db.execute(sql: MergeStatements.takeExperiments)
    try Self.pairExperiments(db, settings)
    outcome.apart = try ApartPoints.find(db)
    try db.execute(sql: MergeStatements.takePoints)
    try Self.judgeStopRules(db)
    try db.execute(sql: MergeStatements.conclude)
    // Of a refit every network answers.
    for row in try Row.fetchAll(db, sql: Self.sharedExperiments)
    where ExperimentMaker(of: try row.value("text")) != .refit {
      try ModelRows.prune(db, experiment: try row.value("id"), keeping: modelsKept)
    }
    try db.execute(
      sql: """
        DROP TABLE temp.pairs; DROP TABLE temp.setting_pairs; DROP TABLE temp.refused;
        DROP TABLE temp.apart
        """)
    outcome.newPoints = try count("main.points WHERE id > \(lastPoint)")
    return outcome
  }

  /// Ours that the other database has, too.
  private static let sharedExperiments = """
    SELECT m.id, o.id AS theirs, substr(m.text, 1, 100) AS text
    FROM main.experiments m JOIN other.experiments o ON o.name = m.name
    """

  /// Notes which of our settings is which of the other database's, and by what its points are ranked
  /// here; those that are new are entered.
  private static func pairExperiments(_ db: Database, _ known: KnownSettings) throws {
    try db.execute(
      sql: """
        CREATE TEMP TABLE setting_pairs
          (theirs INTEGER PRIMARY KEY, mine INTEGER NOT NULL, ranked_by TEXT NOT NULL)
        """)
    let pairing = try db.makeStatement(sql: "INSERT INTO temp.setting_pairs VALUES (?, ?, ?)")
    for row in try Row.fetchAll(db, sql: sharedExperiments) {
      let (mine, theirs): (Int64, Int64) = (try row.value("id"), try row.value("theirs"))
      guard let record = try ExperimentRow.fetch(db, "WHERE id = ?", [mine]).first else { continue }
      let all = try settings(of: theirs, db).sorted { $0.key < $1.key }
      for (other, key) in zip(all, try known.keys(of: all.map(\.value), in: mine, db)) {
        let ranking = record.ranking(of: other.value)?.description ?? ""
        try pairing.execute(arguments: [other.key, key, ranking])
      }
    }
  }

  /// Those of an experiment of the other database.
  private static func settings(of theirs: Int64, _ db: Database) throws -> [Int64: Settings] {
    var table = SettingTable(db, schema: "other")
    do {
      return try table.all(of: theirs)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      throw OtherDamage(error.message ?? DatabaseCheck.unreadable)
    }
  }

  /// Gives points with a stop rule their results where the curves that there are now go far enough.
  private static func judgeStopRules(_ db: Database) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT p.id, p.epochs, p.stop, p.ranked_by, t.run
        FROM temp.pairs r CROSS JOIN points p ON p.trajectory = r.mine
        JOIN trajectories t ON t.id = p.trajectory
        WHERE p.stop <> '' AND p.state <> \(state: .finished) AND t.epochs > 0
        """)
    for row in rows {
      let goal = PointGoal(
        epochs: try row.value("epochs"), stop: StopRule(try row.value("stop")))
      guard let stored = try StoredTrajectory.fetch(db, row.runID("run")),
        let result = try stored.result(of: goal, db),
        let merit = result.curve[result.reading.epoch - 1]
          .merit(by: Measure(try row.value("ranked_by")).map { .score($0) })
      else { continue }
      try PointRows.finish(db, row.value("id"), result.reading, result.curve, merit: merit)
    }
  }
}

/// Something that is wrong with the other database, and not with ours.
struct OtherDamage: Error {
  let finding: String

  init(_ finding: String) { self.finding = finding }
}

/// Another results database: a file, or the directory that holds one.
private struct MergeSource {
  let path: String

  /// Checks that it is one of this version.
  init(_ given: String) throws(StorageError) {
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: given, isDirectory: &isDirectory)
    guard exists else { throw .noSuchDatabase(given) }
    let file = isDirectory.boolValue ? given + "/" + Results.fileName : given
    path = file.hasPrefix("/") ? file : "./" + file
    do {
      try DatabaseFile.check(file)
    } catch {
      throw error.ofSource(file, given: given)
    }
  }

  func isSameFile(as path: String) -> Bool {
    var (mine, theirs) = (stat(), stat())
    return stat(self.path, &mine) == 0 && stat(path, &theirs) == 0 && mine.st_dev == theirs.st_dev
      && mine.st_ino == theirs.st_ino
  }

  /// What SQLite finds when it reads the whole file; nil when nothing is wrong.
  var damage: String? {
    do {
      let queue = try DatabaseFile.readableQueue(ResultsDirectory(path: path, database: path))
      return try queue.read { try DatabaseCheck.finding($0) }
    } catch {
      return DatabaseCheck.unreadable
    }
  }
}
