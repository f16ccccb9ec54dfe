import Datasets
import GRDB
import Records

/// The columns that a statement selects, a case each in their order: what is read by a case is what
/// was selected for it, at the cost of a number.
protocol SelectedColumn: CaseIterable, RawRepresentable where RawValue == Int {
  /// What is selected.
  var sql: String { get }
}

extension SelectedColumn {
  /// The list behind SELECT.
  static var list: String { allCases.map(\.sql).joined(separator: ", ") }
}

extension Row {
  @inline(__always)
  func at<T: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: some SelectedColumn
  ) throws -> T {
    try at(column.rawValue)
  }

  /// A run's id.
  func runID(at column: some SelectedColumn) throws -> TrajectoryID {
    try TrajectoryID(stored: at(column))
  }

  /// A point's state.
  func state(at column: some SelectedColumn) throws -> PointState {
    try PointState(stored: at(column))
  }
}

extension PointState {
  /// A state as the database holds it.
  fileprivate init(stored text: String?) throws {
    guard let text, let state = PointState(rawValue: text) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a run's state is not one")
    }
    self = state
  }
}

extension FastStatement {
  func isNull(_ column: some SelectedColumn) -> Bool { isNull(Int32(column.rawValue)) }

  func integer(_ column: some SelectedColumn) -> Int64 { integer(Int32(column.rawValue)) }

  /// Nil for NULL.
  func number(_ column: some SelectedColumn) -> Double? { number(Int32(column.rawValue)) }

  /// The bytes of a text.
  func bytes(_ column: some SelectedColumn) -> [UInt8] { bytes(Int32(column.rawValue)) }

  /// The split that two columns name.
  func split(draw: some SelectedColumn, fold: some SelectedColumn) -> SplitNumber {
    SplitNumber(draw: Int(integer(draw)), fold: isNull(fold) ? nil : Int(integer(fold)))
  }

  /// Nil for NULL.
  func text(_ column: some SelectedColumn) -> String? { text(Int32(column.rawValue)) }

  /// A point's state.
  func state(_ column: some SelectedColumn) throws -> PointState {
    try PointState(stored: text(column))
  }

  /// A run's id.
  func runID(_ column: some SelectedColumn) throws -> TrajectoryID {
    try TrajectoryID(stored: text(column))
  }
}
