import Foundation
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
      guard let counts = counts(text) else { throw RunDamage(run: id, finding: finding) }
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

  /// Reads a text of counts; nil where it is none.
  static func counts(_ text: String) -> [Int]? {
    guard let rows = try? JSONDecoder().decode([[Int]].self, from: Data(text.utf8)), isSound(rows)
    else { return nil }
    return rows.flatMap(\.self)
  }

  /// Whether these bytes are a text of counts. As it is written here it is looked through by hand: a
  /// decoder of JSON would take longer than all else that is looked at of a run.
  static func areCounts(_ bytes: [UInt8]) -> Bool {
    isSquare(bytes) || counts(String(decoding: bytes, as: UTF8.self)) != nil
  }

  /// Whether it is `[[50,0],[1,49]]`, as many numbers a row as rows, each of at most nine digits.
  private static func isSquare(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 4, bytes.starts(with: "[[".utf8), bytes.suffix(2).elementsEqual("]]".utf8)
    else { return false }
    var rows = 0
    var width: Int?
    for row in bytes[2..<bytes.count - 2].split(
      separator: UInt8(ascii: "]"), omittingEmptySubsequences: false)
    {
      let numbers = rows == 0 ? row : row.dropFirst(2)
      guard rows == 0 || row.starts(with: ",[".utf8) else { return false }
      let counts = numbers.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard counts.count == width ?? counts.count, counts.allSatisfy(isCount) else { return false }
      width = counts.count
      rows += 1
    }
    return rows == width
  }

  private static func isCount(_ digits: ArraySlice<UInt8>) -> Bool {
    (1...9).contains(digits.count)
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Whether they are a square of counts, which no sum makes too large.
  private static func isSound(_ rows: [[Int]]) -> Bool {
    guard !rows.isEmpty else { return false }
    let largest = (1 << 53) / (rows.count * rows.count)
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
