import GRDB
import Records

/// Reads points with what is known of their trajectories, as the `runs` view shows them; but where
/// the view believes that a claimed run is running, `select` knows which processes are gone.
struct PointRecordRows {
  /// Settings by key, so that equal ones share their memory.
  private var settings: [Int64: Settings] = [:]
  private var reader = SettingReader()

  /// The selection that `record` reads, to be ended by a WHERE clause. `dead` are holders.
  static func select(dead: [Int64]) -> String {
    """
    SELECT
      t.run, e.name, p.position,
      CASE WHEN p.state = 'waiting' AND c.trajectory IS NOT NULL THEN 'running' ELSE p.state END,
      t.seed, t.parameters, p.epochs, t.diverged_epoch, t.failure, p.seconds,
      \(PointRows.metrics.split(separator: ", ").map { "p.\($0)" }.joined(separator: ", ")),
      p.setting, s.text, p.stop, p.result_epoch, p.last_epoch
    FROM points p
    JOIN experiments e ON e.id = p.experiment
    JOIN trajectories t ON t.id = p.trajectory
    JOIN settings s ON s.id = p.setting
    LEFT JOIN claims c ON c.trajectory = p.trajectory
      AND c.holder NOT IN (\(dead.map(String.init).joined(separator: ", ")))

    """
  }

  mutating func record(_ row: Row) throws -> PointRecord {
    guard let state = PointState(rawValue: try row.at(3)) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a run's state is not one")
    }
    let setting: Int64 = try row.at(17)
    let known = try settings[setting] ?? reader.settings(row.at(18))
    settings[setting] = known
    let resultEpoch: Int? = try row.at(20)
    return PointRecord(
      id: try row.runID(at: 0), experiment: try row.at(1), position: try row.at(2), state: state,
      replicate: Replicate(seed: UInt64(bitPattern: try row.at(4))), settings: known,
      parameters: try row.at(5),
      epochs: try row.at(6), stop: StopRule(try row.at(19)), lastEpoch: try row.at(21),
      result: try resultEpoch.map { try EpochRows.record(row, from: 10, epoch: $0) },
      divergedEpoch: state == .diverged ? try row.at(7) : nil,
      failure: state == .failed ? try row.at(8) : nil, seconds: try row.at(9))
  }

  /// Fetches all records of a selection.
  static func fetch(
    _ db: Database, sql: String, _ arguments: StatementArguments
  ) throws -> [PointRecord] {
    var reader = PointRecordRows()
    var records: [PointRecord] = []
    let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    while let row = try rows.next() { records.append(try reader.record(row)) }
    return records
  }
}
