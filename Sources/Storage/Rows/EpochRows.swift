import GRDB
import Records

/// Rows of `epochs`. A number that is none is stored as NULL and read back as not-a-number; only a
/// training loss cannot be, since an epoch with such a loss has diverged and has no row.
enum EpochRows {
  /// Loss and score of each part, in the order in which `bind` and `record` go through them.
  static let metrics = Part.allCases.flatMap { ["\($0.rawValue)_loss", "\($0.rawValue)_score"] }

  private static let columns = (metrics + ["seconds"]).joined(separator: ", ")

  /// Rows of one statement: 20 rows take 41 µs in one and 57 µs in 20.
  private static let block = 50

  /// The statement for each number of rows: putting it together takes longer than running it.
  private static let insertions = (0...block).map { rows in
    // The trajectory is bound once.
    let tuple = "(?1\(String(repeating: ",?", count: 8)))"
    return "INSERT INTO epochs (trajectory, epoch, \(columns)) VALUES "
      + Array(repeating: tuple, count: rows).joined(separator: ",")
  }

  /// Writes the epochs from index `first` on.
  static func insert(
    _ db: Database, trajectory: Int64, _ records: [EpochRecord], from first: Int
  ) throws {
    var start = first
    while start < records.count {
      let end = min(start + block, records.count)
      var insertion = try FastStatement(db, insertions[end - start])
      insertion.bind(trajectory)
      for record in records[start..<end] {
        insertion.bind(record.epoch)
        bind(record, &insertion)
      }
      try insertion.run()
      start = end
    }
  }

  /// The seven numbers of an epoch in column order.
  static func bind(_ record: EpochRecord, _ statement: inout FastStatement) {
    for part in Part.allCases {
      statement.bind(record[part].loss)
      statement.bind(record[part].score)
    }
    statement.bind(record.seconds)
  }

  /// The stored epochs from 1 to `last`.
  static func fetch(_ db: Database, trajectory: Int64, through last: Int) throws -> [EpochRecord] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(columns), epoch FROM epochs WHERE trajectory = ? AND epoch <= ? ORDER BY epoch
        """)
    let rows = try Row.fetchCursor(statement, arguments: [trajectory, last])
    var records: [EpochRecord] = []
    while let row = try rows.next() {
      let epoch: Int = try row.at(metrics.count + 1)
      guard epoch == records.count + 1 else {
        throw DatabaseError(
          resultCode: .SQLITE_CORRUPT, message: "an epoch of a run's curve is missing")
      }
      records.append(try record(row, from: 0, epoch: epoch))
    }
    return records
  }

  /// Reads the metrics and the seconds from column `first` on.
  static func record(_ row: Row, from first: Int, epoch: Int) throws -> EpochRecord {
    var column = first
    func next() throws -> Double {
      defer { column += 1 }
      return try row.at(column) ?? .nan
    }
    func part() throws -> PartMetrics { PartMetrics(loss: try next(), score: try next()) }
    return EpochRecord(
      epoch: epoch, training: try part(), validation: try part(), test: try part(),
      seconds: try next())
  }
}
