/// The views of the first migration, which the third one drops. Frozen.
enum ResultViews {
  static let sql = runs + curves + leaderboard

  private static let axes = """
    s.hidden, s.layers, s.activations, s.learning_rate, s.batch_size, s.initializer, s.loss,
      s.optimizer, s.scale, s.momentum, s.decay, s.beta1, s.beta2, s.epsilon, s.weight_decay,
      s.variables
    """

  private static let runs = """
    CREATE VIEW runs AS
    SELECT
      t.run AS id, e.name AS experiment, p.position,
      CASE WHEN p.state = 'waiting' AND c.trajectory IS NOT NULL THEN 'running' ELSE p.state END
        AS state,
      t.seed,
      \(axes), t.parameters, p.epochs,
      p.training_loss, p.training_score,
      CASE WHEN e.classes <> '[]' THEN p.training_score END AS training_accuracy,
      p.validation_loss, p.validation_score,
      CASE WHEN e.classes <> '[]' THEN p.validation_score END AS validation_accuracy,
      p.test_loss, p.test_score,
      CASE WHEN e.classes <> '[]' THEN p.test_score END AS test_accuracy,
      CASE WHEN p.state = 'diverged' THEN t.diverged_epoch END AS diverged_epoch,
      CASE WHEN p.state = 'failed' THEN t.failure END AS failure,
      p.seconds, p.active
    FROM points p
    JOIN experiments e ON e.id = p.experiment
    JOIN trajectories t ON t.id = p.trajectory
    JOIN settings s ON s.id = p.setting
    LEFT JOIN claims c ON c.trajectory = p.trajectory;


    """

  private static let curves = """
    CREATE VIEW curves AS
    SELECT
      t.run AS id, e.name AS experiment, p.position, t.seed,
      \(axes), p.epochs, r.epoch,
      r.training_loss, r.training_score,
      CASE WHEN e.classes <> '[]' THEN r.training_score END AS training_accuracy,
      r.validation_loss, r.validation_score,
      CASE WHEN e.classes <> '[]' THEN r.validation_score END AS validation_accuracy,
      r.test_loss, r.test_score,
      CASE WHEN e.classes <> '[]' THEN r.test_score END AS test_accuracy,
      r.seconds, p.active
    FROM points p
    JOIN experiments e ON e.id = p.experiment
    JOIN trajectories t ON t.id = p.trajectory
    JOIN settings s ON s.id = p.setting
    JOIN epochs r ON r.trajectory = p.trajectory AND r.epoch <= p.epochs;


    """

  /// A mean is NULL where one of the pooled numbers is not a number: a mean of the others would
  /// flatter the setting.
  private static let leaderboard = """
    CREATE VIEW leaderboard AS
    SELECT
      e.name AS experiment,
      \(axes), g.parameters, g.epochs, g.seeds, g.diverged,
      \(pooled("training")),
      \(pooled("validation")),
      \(pooled("test")),
      (SELECT t.run FROM points b JOIN trajectories t ON t.id = b.trajectory
        WHERE b.experiment = g.experiment AND b.setting = g.setting AND b.epochs = g.epochs
          AND b.active = 1 AND b.state = 'finished'
        ORDER BY +b.validation_score DESC, b.position LIMIT 1) AS best_run
    FROM (
      SELECT
        p.experiment, p.setting, p.epochs, min(p.position) AS position,
        (SELECT t.parameters FROM trajectories t WHERE t.id = p.trajectory) AS parameters,
        sum(p.state = 'finished') AS seeds, sum(p.state = 'diverged') AS diverged,
        \(aggregates("training")),
        \(aggregates("validation")),
        \(aggregates("test"))
      FROM points p
      WHERE p.active = 1 AND p.state IN ('finished', 'diverged')
      GROUP BY p.experiment, p.setting, p.epochs
    ) g
    JOIN experiments e ON e.id = g.experiment
    JOIN settings s ON s.id = g.setting
    ORDER BY
      e.name, g.diverged > 0, g.validation_score DESC, g.validation_loss IS NULL,
      g.validation_loss, g.position;
    """

  private static func pooled(_ part: String) -> String {
    ["loss", "score"].map { kind in
      let name = "\(part)_\(kind)"
      return "g.\(name), g.\(name)_lowest, g.\(name)_highest"
    }.joined(separator: ",\n  ")
      + ",\n  "
      + ["", "_lowest", "_highest"].map {
        "CASE WHEN e.classes <> '[]' THEN g.\(part)_score\($0) END AS \(part)_accuracy\($0)"
      }.joined(separator: ",\n  ")
  }

  private static func aggregates(_ part: String) -> String {
    ["loss", "score"].map { kind in
      let name = "\(part)_\(kind)"
      return """
        CASE WHEN count(p.\(name)) = sum(p.state = 'finished') THEN avg(p.\(name)) END
              AS \(name),
            min(p.\(name)) AS \(name)_lowest, max(p.\(name)) AS \(name)_highest
        """
    }.joined(separator: ",\n    ")
  }
}
