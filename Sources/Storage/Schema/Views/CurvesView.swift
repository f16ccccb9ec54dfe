/// A row an epoch that a point's trajectory was trained for it.
enum CurvesView {
  static let sql = """
    CREATE VIEW curves AS
    SELECT
      t.run AS id, e.name AS experiment, p.position, t.seed,
      \(ViewColumns.axes),
      p.epochs, nullif(p.stop, '') AS stop, p.result_epoch, p.last_epoch, r.epoch,
      \(ViewColumns.metrics(of: "r")),
      r.seconds, p.active\(ViewColumns.addedAxes), t.draw, t.fold\(ViewColumns.scores(
      trajectory: "p.trajectory", epoch: "r.epoch")),
      t.outer_part
    FROM points p
    JOIN experiments e ON e.id = p.experiment
    JOIN trajectories t ON t.id = p.trajectory
    JOIN settings s ON s.id = p.setting
    JOIN epochs r ON r.trajectory = p.trajectory AND r.epoch <= ifnull(p.last_epoch, p.epochs)
    """
}
