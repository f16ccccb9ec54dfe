import GRDB
import Records

/// What the points of an experiment were made from when it was last registered, with how many it
/// asks for. As long as the same is registered again and nobody has removed or merged anything, which
/// takes the stamp away, its points are what they were: going through a million takes 15 seconds.
enum StampColumn {
  /// What registering the same once more comes to; nil where points have to be gone through, as where
  /// somebody has deleted a run or a setting by hand: it is not counted here.
  static func counts(
    _ db: Database, experiment: Int64, ifMadeFrom stamp: String
  ) throws -> Registration? {
    let stored = try String.fetchOne(
      db, sql: "SELECT stamp FROM experiments WHERE id = ?", arguments: [experiment])
    guard let stored, let counts = try counts(db, experiment: experiment) else { return nil }
    return stored == text(stamp, points: counts.points) ? counts : nil
  }

  /// Counts points as they stand there; nil where some failed, which wait again.
  static func counts(_ db: Database, experiment: Int64) throws -> Registration? {
    var counts = Registration()
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(Column.list) FROM points p
        JOIN trajectories t ON t.id = p.trajectory JOIN settings s ON s.id = p.setting
        WHERE p.experiment = ? GROUP BY p.active, p.state
        """, arguments: [experiment])
    while let row = try rows.next() {
      let (isActive, count): (Bool, Int) = (try row.at(Column.isActive), try row.at(Column.count))
      guard isActive else {
        counts.noLongerAsked += count
        continue
      }
      counts.points += count
      switch try row.state(at: Column.state) {
      case .finished: counts.finished += count
      case .diverged: counts.diverged += count
      case .failed: return nil
      case .waiting, .running: break
      }
    }
    return counts
  }

  /// Notes what the points that stand there now were made from; nil takes the note away.
  static func write(
    _ db: Database, experiment: Int64, _ stamp: String?, _ counts: Registration
  ) throws {
    try db.execute(
      sql: "UPDATE experiments SET stamp = ? WHERE id = ?",
      arguments: [stamp.map { text($0, points: counts.points) }, experiment])
  }

  private static func text(_ stamp: String, points: Int) -> String { "\(stamp) \(points)" }

  private enum Column: Int, SelectedColumn {
    case isActive, state, count

    var sql: String {
      switch self {
      case .isActive: "p.active"
      case .state: "p.state"
      case .count: "count(*)"
      }
    }
  }
}
