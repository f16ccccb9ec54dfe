import Records

/// A row a point.
enum RunsView {
  static let sql = """
    CREATE VIEW runs AS
    SELECT
      t.run AS id, e.name AS experiment, p.position,
      CASE WHEN p.state = \(state: .waiting) AND c.trajectory IS NOT NULL THEN \(state: .running)
        ELSE p.state END AS state,
      t.seed,
      \(ViewColumns.axes),
      t.parameters, p.epochs, nullif(p.stop, '') AS stop, p.result_epoch, p.last_epoch,
      \(ViewColumns.metrics(of: "p")),
      CASE WHEN p.state = \(state: .diverged) THEN t.diverged_epoch END AS diverged_epoch,
      CASE WHEN p.state = \(state: .failed) THEN t.failure END AS failure,
      p.seconds, p.active\(ViewColumns.addedAxes), t.draw, t.fold\(ViewColumns.scores(
      trajectory: "p.trajectory", epoch: "p.result_epoch")),
      t.outer_part
    FROM points p
    JOIN experiments e ON e.id = p.experiment
    JOIN trajectories t ON t.id = p.trajectory
    JOIN settings s ON s.id = p.setting
    LEFT JOIN claims c ON c.trajectory = p.trajectory
    """
}
