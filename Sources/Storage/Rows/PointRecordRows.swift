import Datasets
import GRDB
import Records

/// Reads points with what is known of their trajectories, as the `runs` view shows them; but where
/// the view believes that a claimed run is running, `select` knows which processes are gone.
struct PointRecordRows {
  private var settings: SettingTable
  /// Reads the aliases of a point; nil where no point has any.
  private let aliases: Statement?
  /// Where there are scores beside accuracy and R².
  private let scored: Database?

  private init(_ db: Database) throws {
    settings = SettingTable(db)
    aliases = try AliasRows.any(db) ? db.cachedStatement(sql: AliasRows.ofPoint) : nil
    scored = try ScoreRows.any(db) ? db : nil
  }

  /// The selection that `record` reads, to be ended by a WHERE clause. `dead` are holders.
  static func select(dead: [Int64]) -> String {
    """
    SELECT \(Column.list), \(metrics)
    FROM points p
    JOIN experiments e ON e.id = p.experiment
    JOIN trajectories t ON t.id = p.trajectory
    LEFT JOIN claims c ON c.trajectory = p.trajectory
      AND c.holder NOT IN (\(dead.map(String.init).joined(separator: ", ")))

    """
  }

  /// What `EpochRows.record` reads, behind the other columns.
  private static let metrics =
    (EpochRows.metrics + ["epoch_seconds"]).map { "p.\($0)" }.joined(separator: ", ")

  private enum Column: Int, SelectedColumn {
    case run, experiment, position, state, seed, parameters, epochs, divergedEpoch, failure,
      seconds, setting, stop, resultEpoch, lastEpoch, key, draw, fold, outerPart, trajectory, counts

    var sql: String {
      switch self {
      case .run: "t.run"
      case .experiment: "e.name"
      case .position: "p.position"
      case .state:
        "iif(p.state = \(state: .waiting) AND c.trajectory IS NOT NULL, \(state: .running), p.state)"
      case .seed: "t.seed"
      case .parameters: "t.parameters"
      case .epochs: "p.epochs"
      case .divergedEpoch: "t.diverged_epoch"
      case .failure: "t.failure"
      case .seconds: "p.seconds"
      case .setting: "p.setting"
      case .stop: "p.stop"
      case .resultEpoch: "p.result_epoch"
      case .lastEpoch: "p.last_epoch"
      case .key: "p.id"
      case .draw: "t.draw"
      case .fold: "t.fold"
      case .outerPart: "t.outer_part"
      case .trajectory: "p.trajectory"
      case .counts: "(\(ConfusionRows.ofFold))"
      }
    }
  }

  private mutating func record(_ row: Row) throws -> PointRecord {
    let state = try row.state(at: Column.state)
    // A result that lacks a score asked for since is none.
    let resultEpoch: Int? = state == .finished ? try row.at(Column.resultEpoch) : nil
    let position: Int = try row.at(Column.position)
    let lastEpoch: Int? = try row.at(Column.lastEpoch)
    // Whoever reads them may calculate with them.
    for number in [position, lastEpoch ?? 0, resultEpoch ?? 0] {
      guard (0..<1 << 53).contains(number) else {
        throw DatabaseError(
          resultCode: .SQLITE_CORRUPT, message: "a run's place or epoch is not one")
      }
    }
    var record = PointRecord(
      id: try row.runID(at: Column.run), experiment: try row.at(Column.experiment),
      position: position, state: state,
      replicate: Replicate(
        seed: UInt64(bitPattern: try row.at(Column.seed)),
        split: SplitNumber(
          draw: try row.at(Column.draw), outer: try row.at(Column.outerPart),
          fold: try row.at(Column.fold))),
      settings: try settings.settings(row.at(Column.setting)),
      parameters: try row.at(Column.parameters), epochs: try row.at(Column.epochs),
      stop: StopRule(try row.at(Column.stop)), lastEpoch: lastEpoch,
      result: try resultEpoch.map {
        try EpochRows.record(row, from: Column.allCases.count, epoch: $0)
      },
      divergedEpoch: state == .diverged ? try row.at(Column.divergedEpoch) : nil,
      failure: state == .failed ? try row.at(Column.failure) : nil,
      seconds: try row.at(Column.seconds))
    if let scored, let resultEpoch {
      record.result?.scores = try ScoreRows.fetch(
        scored, trajectory: row.at(Column.trajectory), epoch: resultEpoch)
      if let text: String = try row.at(Column.counts) {
        guard let counts = ConfusionRows.counts(Array(text.utf8)) else {
          throw RunDamage(run: record.id, finding: ConfusionRows.finding)
        }
        record.counts = counts
      }
    }
    record.aliases = try aliases(of: row.at(Column.key))
    return record
  }

  private mutating func aliases(of point: Int64) throws -> [PointRecord.Alias] {
    guard let aliases else { return [] }
    return try Row.fetchAll(aliases, arguments: [point]).map {
      PointRecord.Alias(
        settings: try settings.settings($0.value("setting")), position: try $0.value("position"))
    }
  }

  /// Fetches all records of a selection.
  static func fetch(
    _ db: Database, sql: String, _ arguments: StatementArguments
  ) throws -> [PointRecord] {
    var records: [PointRecord] = []
    try forEach(db, sql: sql, arguments) { records.append($0) }
    return records
  }

  /// Walks through the records of a selection and keeps none.
  static func forEach(
    _ db: Database, sql: String, _ arguments: StatementArguments, _ body: (PointRecord) -> Void
  ) throws {
    var reader = try PointRecordRows(db)
    let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    while let row = try rows.next() { body(try reader.record(row)) }
  }
}
