import GRDB
import Records

/// Looks whether a result that is stored has the scores that an experiment asks for now.
struct ScoreLookup {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Whether nothing is to be done for a stored point.
  func isAnswered(_ key: Int64, _ point: PointRequest) throws -> Bool {
    guard !point.measures.isEmpty else { return true }
    var row = try FastStatement(
      db, "SELECT trajectory, ifnull(result_epoch, 0) FROM points WHERE id = ?")
    row.bind(key)
    guard try row.step() else { return false }
    let (trajectory, epoch) = (row.integer(Int32(0)), Int(row.integer(Int32(1))))
    row.end()
    return try isAnswered(
      point, trajectory, ScoreRows.fetch(db, trajectory: trajectory, epoch: epoch).map(\.measure))
  }

  /// The same for a point that is new, of which `record` would be the result.
  func isAnswered(_ point: PointRequest, _ trajectory: Int64, _ record: EpochRecord) throws -> Bool
  {
    guard !point.measures.isEmpty else { return true }
    return try isAnswered(point, trajectory, record.scores.map(\.measure))
  }

  /// It has the score that ranks it, without which it has no place; and of those recorded beside it
  /// all that a state could tell without training.
  private func isAnswered(
    _ point: PointRequest, _ trajectory: Int64, _ known: [Measure]
  ) throws -> Bool {
    if let ranking = point.ranking, !known.contains(ranking) { return false }
    if point.measures.allSatisfy(known.contains) { return true }
    return try !hasState(trajectory)
  }

  private func hasState(_ trajectory: Int64) throws -> Bool {
    var row = try FastStatement(
      db,
      """
      SELECT 1 FROM states s JOIN trajectories t ON t.id = s.trajectory AND t.epochs = s.epochs
      WHERE s.trajectory = ?
      """)
    row.bind(trajectory)
    defer { row.end() }
    return try row.step()
  }
}
