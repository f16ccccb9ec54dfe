import GRDB
import Records

/// Rows of `confusions`: an epoch of a trajectory, a column a part, each a JSON list of rows
/// (true classes) of counts (predicted classes), which `json_each` takes apart.
enum ConfusionRows {
  /// Writes what is not stored yet, or all of it. The parts of an epoch follow one another.
  static func insert(
    _ db: Database, trajectory: Int64, _ records: [ConfusionRecord], replacing: Bool = false
  ) throws {
    var rest = records[...]
    while let epoch = rest.first?.epoch {
      let parts = rest.prefix { $0.epoch == epoch }
      rest = rest.dropFirst(parts.count)
      var insertion = try FastStatement(
        db,
        """
        INSERT OR \(replacing ? "REPLACE" : "IGNORE")
        INTO confusions (trajectory, epoch, training, validation, test)
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
      guard let counts = counts(Array(text.utf8)) else {
        throw RunDamage(run: id, finding: finding)
      }
      return ConfusionRecord(epoch: epoch, part: part, counts: counts)
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

  /// What is said of counts that are none.
  static let finding = "its confusion counts cannot be counts"

  /// Nil for what is no square of counts, or one that a sum would make too large. By hand: a decoder
  /// is slow to start and would run once a part and run.
  static func counts(_ text: [UInt8]) -> [Int]? {
    guard text.count > 3, text.starts(with: Array("[[".utf8)),
      text.suffix(2) == Array("]]".utf8)[...]
    else { return nil }
    var (counts, rows, width): ([Int], Int, Int?) = ([], 0, nil)
    var rest = text.dropFirst().dropLast()
    while let row = Self.row(&rest) {
      guard row.count == width ?? row.count else { return nil }
      width = row.count
      rows += 1
      counts += row
      guard rest.first == UInt8(ascii: ",") else { break }
      rest = rest.dropFirst()
    }
    let largest = (1 << 53) / max(1, rows * rows)
    return rest.isEmpty && rows == width && counts.allSatisfy { $0 <= largest } ? counts : nil
  }

  /// Deletes those that cannot be counts, or not their epoch's; answers of how many epochs.
  static func removeUnsound(_ db: Database) throws -> Int {
    let unsound = try ConfusionCheck.findings(db)
    for epoch in unsound {
      try db.execute(
        sql: "DELETE FROM confusions WHERE trajectory = ? AND epoch = ?",
        arguments: [epoch.trajectory, epoch.epoch])
    }
    return unsound.count
  }

  /// Takes `[50,0]` from the front; nil where something else stands there.
  private static func row(_ text: inout ArraySlice<UInt8>) -> [Int]? {
    guard text.first == UInt8(ascii: "["), let end = text.firstIndex(of: UInt8(ascii: "]"))
    else { return nil }
    var (row, count): ([Int], Int?) = ([], nil)
    for byte in text[text.index(after: text.startIndex)...end] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let next = (count ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
        guard next < 1 << 53 else { return nil }
        count = next
      case UInt8(ascii: ","), UInt8(ascii: "]"):
        guard let known = count else { return nil }
        row.append(known)
        count = nil
      default: return nil
      }
    }
    text = text[text.index(after: end)...]
    return row
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
