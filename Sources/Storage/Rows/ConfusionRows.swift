import Foundation
import GRDB
import Records

/// Rows of `confusions`: an epoch of a trajectory, a column a part, each a JSON list of rows
/// (true classes) of counts (predicted classes), which `json_each` takes apart.
enum ConfusionRows {
  /// Writes what is not stored yet. The parts of an epoch follow one another.
  static func insert(_ db: Database, trajectory: Int64, _ records: [ConfusionRecord]) throws {
    var rest = records[...]
    while let epoch = rest.first?.epoch {
      let parts = rest.prefix { $0.epoch == epoch }
      rest = rest.dropFirst(parts.count)
      var insertion = try FastStatement(
        db,
        """
        INSERT OR IGNORE INTO confusions (trajectory, epoch, training, validation, test)
        VALUES (?, ?, ?, ?, ?)
        """)
      insertion.bind(trajectory)
      insertion.bind(epoch)
      for part in Part.allCases {
        if let record = parts.first(where: { $0.part == part }), !record.counts.isEmpty {
          insertion.bind(utf8: text(record.counts))
        } else {
          insertion.bindNull()
        }
      }
      try insertion.run()
    }
  }

  static func fetch(_ db: Database, _ id: TrajectoryID, epoch: Int) throws -> [ConfusionRecord] {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT c.training, c.validation, c.test FROM confusions c
        JOIN trajectories t ON t.id = c.trajectory WHERE t.run = ? AND c.epoch = ?
        """, arguments: [id.hex, epoch])
    guard let row else { return [] }
    return try Part.allCases.compactMap { part in
      guard let text: String = try row.value(part.rawValue) else { return nil }
      return ConfusionRecord(epoch: epoch, part: part, counts: try counts(text, of: id.hex))
    }
  }

  /// The counts of a point `p` where it takes its result, if it has a score that is pooled by them: of
  /// the validation part of a fold, or of the outer part that it leaves.
  static let ofFold = """
    SELECT iif(p.fold IS NULL, k.test, k.validation) FROM confusions k
    WHERE k.trajectory = p.trajectory AND k.epoch = p.result_epoch
      AND (p.fold IS NOT NULL OR p.outer_part IS NOT NULL)
      AND EXISTS (SELECT 1 FROM epoch_scores x WHERE x.trajectory = p.trajectory
        AND x.epoch = p.result_epoch AND (\(isSummed)))
    """

  /// Whether `x.score` is one that is pooled by the counts of folds.
  static let isSummed = Score.allCases.filter(\.isSummedOverFolds)
    .map { "x.score \($0.hasPositive ? "LIKE '\($0.column)/%'" : "= '\($0.column)'")" }
    .joined(separator: " OR ")

  /// Reads a text of counts; `owner` is told where it is none.
  static func counts(_ text: String, of owner: String) throws -> [Int] {
    let rows = try JSONDecoder().decode([[Int]].self, from: Data(text.utf8))
    guard isSound(rows) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "the counts of run \(owner) cannot be counts")
    }
    return rows.flatMap(\.self)
  }

  /// Whether they are a square of counts, which no sum makes too large.
  private static func isSound(_ rows: [[Int]]) -> Bool {
    let largest = (1 << 53) / max(1, rows.count * rows.count)
    return rows.allSatisfy { row in
      row.count == rows.count && row.allSatisfy { (0...largest).contains($0) }
    }
  }

  /// `[[50,0],[1,49]]`, by hand: an encoder is slow to start and would run once a part and run.
  private static func text(_ counts: [Int]) -> [UInt8] {
    let classes = max(1, Int(Double(counts.count).squareRoot().rounded()))
    var text = Array("[[".utf8)
    text.reserveCapacity(4 * counts.count)
    for (place, count) in counts.enumerated() {
      if place > 0 { text += place % classes == 0 ? "],[".utf8 : ",".utf8 }
      text += String(count).utf8
    }
    text += "]]".utf8
    return text
  }
}
