import GRDB
import Records

/// Keeps the weights of the best points of each experiment, within one transaction: 100,000 models
/// would fill a disk before the last run is done.
///
/// What comes is weighed in memory first. Written one by one, the models of the first runs would
/// each displace the one before.
struct ModelKeeping {
  let db: Database
  /// Points of an experiment whose weights are kept.
  let count: Int
  /// By experiment.
  private var shelves: [Int64: Shelf] = [:]
  private var lastContext: (value: ModelContext, text: String)?

  /// What one experiment is to keep.
  private struct Shelf {
    /// The last one of those in the database, if there is no room beside them.
    var last: ResultRank?
    /// Of this transaction, the best first.
    var new: [Candidate] = []

    /// Leaves `count` candidates at most; none that comes behind what is in the database already, and
    /// a point once, though a run that is told twice brings it twice.
    mutating func take(_ candidate: Candidate, upTo count: Int) {
      if let last, !candidate.rank.isBefore(last) { return }
      guard !new.contains(where: { $0.point == candidate.point }) else { return }
      let place = new.firstIndex { candidate.rank.isBefore($0.rank) } ?? new.endIndex
      guard place < count else { return }
      new.insert(candidate, at: place)
      if new.count > count { new.removeLast() }
    }
  }

  private struct Candidate {
    var rank: ResultRank
    var point: Int64
    var trajectory: Int64
    var model: ModelRecord
  }

  init(_ db: Database, count: Int) {
    self.db = db
    self.count = count
  }

  /// Takes in the weights of points that are among the best of their experiment so far.
  mutating func add(
    trajectory: Int64, _ models: [ModelRecord], _ points: [SettledPoint]
  ) throws {
    guard count > 0 else { return }
    for model in models {
      for point in points where point.epoch == model.epoch {
        let candidate = Candidate(
          rank: point.rank, point: point.key, trajectory: trajectory, model: model)
        var shelf = try shelves[point.experiment] ?? Shelf(last: fetchLast(of: point.experiment))
        shelf.take(candidate, upTo: count)
        shelves[point.experiment] = shelf
      }
    }
  }

  /// Writes what has been taken in, and deletes what it displaces.
  mutating func write() throws {
    for (experiment, shelf) in shelves where !shelf.new.isEmpty {
      for candidate in shelf.new {
        try ModelRows.insert(
          db, trajectory: candidate.trajectory, candidate.model,
          context: try text(of: candidate.model.context))
        try ModelRows.keepIfStored(db, point: candidate.point)
      }
      try ModelRows.prune(db, experiment: experiment, keeping: count)
    }
    shelves = [:]
  }

  /// Runs that differ in seeds or sizes have the context in common.
  private mutating func text(of context: ModelContext) throws -> String {
    if let lastContext, lastContext.value == context { return lastContext.text }
    let text = try ModelRows.text(of: context)
    lastContext = (context, text)
    return text
  }

  private func fetchLast(of experiment: Int64) throws -> ResultRank? {
    var row = try FastStatement(db, Self.lastKept)
    row.bind(experiment)
    row.bind(count - 1)
    guard try row.step() else { return nil }
    defer { row.end() }
    return ResultRank(
      score: row.number(KeptColumn.score), loss: row.number(KeptColumn.loss),
      position: Int(row.integer(KeptColumn.position)))
  }

  private enum KeptColumn: Int, SelectedColumn {
    case score, loss, position

    var sql: String {
      switch self {
      case .score: "merit"
      case .loss: "validation_loss"
      case .position: "position"
      }
    }
  }

  static let lastKept = """
    SELECT \(KeptColumn.list) FROM points
    WHERE experiment = ? AND active = 1 AND kept = 1
    ORDER BY \(RankingSQL.order) LIMIT 1 OFFSET ?
    """
}
