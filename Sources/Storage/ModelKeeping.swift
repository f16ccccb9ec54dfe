import Experiments
import GRDB

/// Keeps the weights of the best points of each experiment, within one transaction.
struct ModelKeeping {
  let db: Database
  /// Points of an experiment whose weights are kept.
  let count: Int
  /// Of each experiment the last of those kept, as far as it has been asked for: every run needs to
  /// know it, and few change it.
  private var last: [Int64: Last] = [:]
  private var lastContext: (value: ModelContext, text: String)?

  /// Where a point must come before, if its weights are to be kept.
  private enum Last {
    /// There is room still.
    case none
    case point(score: Double?, position: Int)
  }

  init(_ db: Database, count: Int) {
    self.db = db
    self.count = count
  }

  /// Writes the weights of points that are among the best of their experiment so far, and deletes
  /// what they displace: 100,000 models would fill a disk before the last run is done.
  mutating func insert(
    trajectory: Int64, _ models: [ModelRecord], _ points: [SettledPoint]
  ) throws {
    for model in models {
      for point in points where point.epoch == model.epoch {
        guard try isAmongBest(point) else { continue }
        try ModelRows.insert(
          db, trajectory: trajectory, model, context: try text(of: model.context))
        try ModelRows.keepIfStored(db, point: point.key)
        try ModelRows.prune(db, experiment: point.experiment, keeping: count)
        last[point.experiment] = nil
      }
    }
  }

  /// Runs that differ in seeds or sizes have the context in common.
  private mutating func text(of context: ModelContext) throws -> String {
    if let lastContext, lastContext.value == context { return lastContext.text }
    let text = try ModelRows.text(of: context)
    lastContext = (context, text)
    return text
  }

  /// Whether a point comes before the last one kept: by validation score, then by place in the
  /// file, whatever the order in which runs end.
  private mutating func isAmongBest(_ point: SettledPoint) throws -> Bool {
    guard count > 0 else { return false }
    let last = try self.last[point.experiment] ?? fetchLast(of: point.experiment)
    self.last[point.experiment] = last
    guard case .point(let score, let position) = last else { return true }
    guard let score, !point.validationScore.isNaN else { return !point.validationScore.isNaN }
    return point.validationScore > score
      || point.validationScore == score && point.position < position
  }

  private func fetchLast(of experiment: Int64) throws -> Last {
    var row = try FastStatement(db, Self.lastKept)
    row.bind(experiment)
    row.bind(count - 1)
    guard try row.step() else { return .none }
    defer { row.end() }
    return .point(score: row.number(0), position: Int(row.integer(1)))
  }

  static let lastKept = """
    SELECT validation_score, position FROM points
    WHERE experiment = ? AND active = 1 AND kept = 1
    ORDER BY validation_score DESC, position LIMIT 1 OFFSET ?
    """
}
