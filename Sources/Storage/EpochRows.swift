import Experiments
import GRDB

/// Rows of `epochs`. A number that is none is stored as NULL and read back as not-a-number; only a
/// training loss cannot be, since an epoch with such a loss has diverged and has no row.
enum EpochRows {
  static let columns = """
    training_loss, training_score, validation_loss, validation_score, test_loss, test_score, seconds
    """

  /// Rows of one statement. Measured: one statement for 20 rows takes half the time of 20.
  private static let block = 50

  /// Writes the epochs from index `first` on.
  static func insert(
    _ db: Database, trajectory: Int64, _ records: [EpochRecord], from first: Int
  ) throws {
    var start = first
    while start < records.count {
      let end = min(start + block, records.count)
      var values: [DatabaseValue] = []
      values.reserveCapacity(2 + 7 * (end - start))
      values.append(trajectory.databaseValue)
      values.append(records[start].epoch.databaseValue)
      for record in records[start..<end] { append(record, to: &values) }
      try db.cachedStatement(sql: insertion(rows: end - start))
        .execute(arguments: StatementArguments(values))
      start = end
    }
  }

  /// The seven numbers of an epoch in column order.
  static func append(_ record: EpochRecord, to values: inout [DatabaseValue]) {
    for part in [record.training, record.validation, record.test] {
      values.append(part.loss.storable)
      values.append(part.score.storable)
    }
    values.append(record.seconds.storable)
  }

  /// Epochs count on from the first one's, as the second parameter says.
  private static func insertion(rows: Int) -> String {
    let tuples = (0..<rows).map { row in
      let marks = (0..<7).map { "?\(3 + 7 * row + $0)" }.joined(separator: ",")
      return "(?1,?2+\(row),\(marks))"
    }
    return "INSERT INTO epochs (trajectory, epoch, \(columns)) VALUES "
      + tuples.joined(separator: ",")
  }

  /// The stored epochs from 1 to `last`.
  static func fetch(_ db: Database, trajectory: Int64, through last: Int) throws -> [EpochRecord] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT epoch, \(columns) FROM epochs WHERE trajectory = ? AND epoch <= ? ORDER BY epoch
        """)
    let rows = try Row.fetchCursor(statement, arguments: [trajectory, last])
    var records: [EpochRecord] = []
    while let row = try rows.next() { records.append(try record(row, from: 1, epoch: row.at(0))) }
    return records
  }

  /// Reads six metrics and the seconds of a row from column `first` on.
  static func record(_ row: Row, from first: Int, epoch: Int) throws -> EpochRecord {
    func part(_ column: Int) throws -> PartMetrics {
      PartMetrics(loss: try row.at(column) ?? .nan, score: try row.at(column + 1) ?? .nan)
    }
    return EpochRecord(
      epoch: epoch, training: try part(first), validation: try part(first + 2),
      test: try part(first + 4), seconds: try row.at(first + 6) ?? .nan)
  }
}

extension Double {
  /// NULL for what is not a number, said outright: SQLite would turn it into NULL silently.
  fileprivate var storable: DatabaseValue { isNaN ? .null : databaseValue }
}
