import GRDB
import Records

extension Row {
  /// The value of a column. Throws where a damaged file holds another type than its table allows:
  /// the subscript would end the process.
  @inline(__always)
  func at<T: DatabaseValueConvertible & StatementColumnConvertible>(_ column: Int) throws -> T {
    try decode(atIndex: column)
  }

  /// The same for a column by its name, where there are few rows: names are looked up each time.
  func value<T: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: String
  ) throws -> T {
    try decode(forColumn: column)
  }

  /// A run's id.
  func runID(_ column: String) throws -> TrajectoryID { try TrajectoryID(stored: value(column)) }
}

extension TrajectoryID {
  /// An id as the database holds it.
  init(stored hex: String?) throws {
    guard let hex, let id = TrajectoryID(hex: hex) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a run's id is not one")
    }
    self = id
  }
}
