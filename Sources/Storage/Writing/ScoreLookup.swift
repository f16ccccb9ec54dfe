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
      point, trajectory, epoch,
      ScoreRows.fetch(db, trajectory: trajectory, epoch: epoch).map(\.measure))
  }

  /// The same for a point that is new, of which `record` would be the result.
  func isAnswered(_ point: PointRequest, _ trajectory: Int64, _ record: EpochRecord) throws -> Bool
  {
    guard !point.measures.isEmpty else { return true }
    return try isAnswered(point, trajectory, record.epoch, record.scores.map(\.measure))
  }

  /// It has the score that ranks it, without which it has no place; and of those recorded beside it
  /// all that a state or kept weights could tell without training.
  private func isAnswered(
    _ point: PointRequest, _ trajectory: Int64, _ epoch: Int, _ known: [Measure]
  ) throws -> Bool {
    if let ranking = point.ranking, !known.contains(ranking) { return false }
    if point.measures.allSatisfy(known.contains) { return true }
    var row = try FastStatement(
      db,
      "SELECT \(Self.isTold(at: "?2", chosenByRule: "?3")) FROM trajectories t WHERE t.id = ?1")
    row.bind(trajectory)
    row.bind(epoch)
    row.bind(point.stop == nil ? 0 : 1)
    defer { row.end() }
    guard try row.step() else { return true }
    return row.integer(Int32(0)) == 0
  }

  /// Whether what is stored of a trajectory `t` tells scores of a result without training: weights of
  /// its epoch, the state there, or where a stop rule chose the epoch, the state that remembers it.
  static func isTold(at epoch: String, chosenByRule: String) -> String {
    """
    EXISTS (SELECT 1 FROM models m WHERE m.trajectory = t.id AND m.epoch = \(epoch))
      OR EXISTS (SELECT 1 FROM states s WHERE s.trajectory = t.id AND s.epochs = t.epochs
        AND (t.epochs = \(epoch) OR \(chosenByRule)))
    """
  }
}
