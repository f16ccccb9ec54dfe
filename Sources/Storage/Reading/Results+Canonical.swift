import GRDB
import Records

extension Results {
  /// Everything that was found out, line by line, and nothing that depends on order, time, machine
  /// or place in a file: two databases with the same results give the same lines. Runs come by id,
  /// each with what decides its bits, its digests and its epochs; then the points of every
  /// experiment. Points no longer asked for are left out.
  public func canonical(
    of experiment: String? = nil, line: (String) -> Void
  ) throws(StorageError) {
    try read { db in
      let key = try experiment.map { try Self.key(db, $0) }
      let epochs = try db.makeStatement(
        sql: """
          SELECT \(EpochRows.metrics.joined(separator: ", ")), epoch FROM epochs WHERE trajectory = ? ORDER BY epoch
          """)
      let runs = try Row.fetchCursor(db, sql: Self.canonicalRuns, arguments: [key])
      while let run = try runs.next() {
        try Self.heading(run, line)
        let rows = try Row.fetchCursor(epochs, arguments: [run.value("id") as Int64])
        while let row = try rows.next() {
          let values = try EpochRows.metrics.indices.map { try Self.number(row.at($0)) }
          let epoch: Int = try row.at(EpochRows.metrics.count)
          line("epoch \(epoch) " + values.joined(separator: " "))
        }
      }
      let points = try String.fetchCursor(db, sql: Self.canonicalPoints, arguments: [key])
      while let point = try points.next() { line(point) }
    }
  }

  /// A run without result has nothing to be compared.
  private static let canonicalRuns = """
    SELECT id, run, epochs, diverged_epoch, weights_digest, curve_digest, canonical
    FROM trajectories t
    WHERE (epochs > 0 OR diverged_epoch IS NOT NULL) AND (?1 IS NULL OR EXISTS (
      SELECT 1 FROM points p WHERE p.trajectory = t.id AND p.experiment = ?1))
    ORDER BY run
    """

  /// Whether a run failed or is being trained is a matter of circumstances.
  private static let canonicalPoints = """
    SELECT 'point ' || e.name || ' ' || t.run || ' ' || p.epochs
        || CASE p.stop WHEN '' THEN '' ELSE ' (' || p.stop || ')' END || ' '
        || CASE p.state WHEN \(state: .failed) THEN \(state: .waiting) ELSE p.state END
        || CASE p.stop WHEN '' THEN ''
          ELSE ifnull(', epoch ' || p.result_epoch || ' of ' || p.last_epoch, '') END
    FROM points p JOIN experiments e ON e.id = p.experiment
      JOIN trajectories t ON t.id = p.trajectory
    WHERE p.active = 1 AND (?1 IS NULL OR p.experiment = ?1)
    ORDER BY e.name, t.run, p.epochs, p.stop
    """

  private static func heading(_ run: Row, _ line: (String) -> Void) throws {
    let diverged = try (run.value("diverged_epoch") as Int?).map { ", diverged in \($0)" } ?? ""
    let (id, epochs): (String, Int) = (try run.value("run"), try run.value("epochs"))
    line("run \(id), \(epochs) epochs\(diverged)")
    for text in try (run.value("canonical") as String).split(separator: "\n") { line("  \(text)") }
    if let weights: String = try run.value("weights_digest") { line("weights \(weights)") }
    if let curve: String = try run.value("curve_digest") { line("curve \(curve)") }
  }

  /// The shortest text that reads back as the number, -0 as 0.
  private static func number(_ value: Double?) -> String {
    guard let value else { return "nan" }
    return value == 0 ? "0" : "\(value)"
  }
}
