import Experiments
import GRDB

extension Row {
  /// The value of a column. Throws where a damaged file holds another type than its table allows:
  /// the subscript would end the process.
  @inline(__always)
  func at<T: DatabaseValueConvertible & StatementColumnConvertible>(_ column: Int) throws -> T {
    try decode(atIndex: column)
  }

  /// A run's id.
  func runID(at column: Int) throws -> RunID {
    try RunID(stored: at(column))
  }
}

extension RunID {
  /// An id as the database holds it.
  init(stored hex: String?) throws {
    guard let hex, hex.utf8.count == 32 else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a run's id is not one")
    }
    self.init(hex: hex)
  }
}
