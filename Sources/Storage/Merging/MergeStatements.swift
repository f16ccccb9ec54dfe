import Records

/// SQL that takes over an attached database `other`, in this order.
enum MergeStatements {
  /// Every run of the other database beside ours, entered where it is new: whether the two
  /// contradict each other, and whether the other goes further.
  static let compare = """
    INSERT INTO main.trajectories (run, seed, draw, fold, outer_part, parameters, canonical)
      SELECT run, seed, draw, fold, outer_part, parameters, canonical FROM other.trajectories
      WHERE id NOT IN (SELECT trajectory FROM temp.refused)
      ON CONFLICT (run) DO NOTHING;

    CREATE TEMP TABLE pairs AS
      SELECT
        t.run, t.id AS mine, o.id AS theirs, t.epochs AS had_epochs,
        \(contradiction) AS is_conflict,
        NOT \(contradiction) AND (
          o.epochs > t.epochs
          OR o.epochs = t.epochs AND (
            o.diverged_epoch IS NOT NULL AND t.diverged_epoch IS NULL
            OR t.diverged_epoch IS NULL AND (
              o.weights_digest IS NOT NULL AND t.weights_digest IS NULL
              OR o.seconds IS NOT NULL AND t.seconds IS NULL))) AS is_taken
      -- In this order: theirs may be few where ours are many.
      FROM other.trajectories o CROSS JOIN main.trajectories t ON t.run = o.run
      WHERE o.id NOT IN (SELECT trajectory FROM temp.refused);
    CREATE INDEX temp.pairs_mine ON pairs (mine);
    CREATE INDEX temp.pairs_theirs ON pairs (theirs);
    """

  /// Digests where both end at one epoch, endings that exclude each other, or an epoch that
  /// differs. Numbers that are none are NULL on both sides.
  private static let contradiction = """
    (t.epochs = o.epochs AND (
        t.weights_digest <> o.weights_digest OR t.curve_digest <> o.curve_digest)
      OR t.diverged_epoch <= o.epochs OR o.diverged_epoch <= t.epochs
      OR t.diverged_epoch <> o.diverged_epoch
      OR EXISTS (
        SELECT 1 FROM main.epochs a JOIN other.epochs b
          ON b.trajectory = o.id AND b.epoch = a.epoch
        WHERE a.trajectory = t.id AND (
          \(metrics.map { "a.\($0) IS NOT b.\($0)" }.joined(separator: " OR "))))
      OR EXISTS (
        SELECT 1 FROM main.epoch_scores a JOIN other.epoch_scores b
          ON b.trajectory = o.id AND b.epoch = a.epoch AND b.score = a.score
        WHERE a.trajectory = t.id AND (
          a.validation IS NOT b.validation OR a.test IS NOT b.test)))
    IS TRUE
    """

  private static let metrics = EpochRows.metrics

  /// Epochs, endings, states, confusions, row results and models of runs that go further there, and what is
  /// missing here of those that do not.
  static let takeRuns = """
    INSERT OR IGNORE INTO main.provenance (host, processor, instruction_set, version, build)
      SELECT host, processor, instruction_set, version, build FROM other.provenance;

    INSERT INTO main.epochs
      SELECT p.mine, e.epoch, \(metrics.joined(separator: ", ")), e.seconds
      FROM temp.pairs p JOIN other.epochs e ON e.trajectory = p.theirs
      WHERE p.is_taken AND e.epoch > p.had_epochs;

    UPDATE main.trajectories SET
      (epochs, diverged_epoch, diverged_step, diverged_layer, worker, seconds, started, ended,
        weights_digest, curve_digest, provenance) = (
        SELECT o.epochs, o.diverged_epoch, o.diverged_step, o.diverged_layer, o.worker, o.seconds,
          o.started, o.ended, o.weights_digest, o.curve_digest, m.id
        FROM temp.pairs p JOIN other.trajectories o ON o.id = p.theirs
        LEFT JOIN other.provenance v ON v.id = o.provenance
        LEFT JOIN main.provenance m ON m.host = v.host AND m.processor = v.processor
          AND m.instruction_set = v.instruction_set AND m.version = v.version AND m.build = v.build
        WHERE p.mine = trajectories.id),
      failure = NULL
    WHERE id IN (SELECT mine FROM temp.pairs WHERE is_taken);

    DELETE FROM main.states WHERE trajectory IN (SELECT mine FROM temp.pairs WHERE is_taken);
    INSERT OR IGNORE INTO main.states
      SELECT p.mine, s.epochs, s.state, s.checksum
      FROM temp.pairs p JOIN other.states s ON s.trajectory = p.theirs
      JOIN main.trajectories t ON t.id = p.mine AND t.epochs = s.epochs
        AND t.diverged_epoch IS NULL
      WHERE NOT p.is_conflict;

    INSERT OR IGNORE INTO main.epoch_scores
      SELECT p.mine, x.epoch, x.score, x.validation, x.test
      FROM temp.pairs p JOIN other.epoch_scores x ON x.trajectory = p.theirs
      JOIN main.trajectories t ON t.id = p.mine AND x.epoch <= t.epochs
      WHERE NOT p.is_conflict;

    INSERT OR IGNORE INTO main.confusions
      SELECT p.mine, c.epoch, c.training, c.validation, c.test
      FROM temp.pairs p JOIN other.confusions c ON c.trajectory = p.theirs WHERE NOT p.is_conflict;
    INSERT INTO main.validation_rows (data, classes, places, answers)
      SELECT data, classes, places, answers FROM other.validation_rows
      WHERE true
      ON CONFLICT (data) DO NOTHING;
    INSERT OR IGNORE INTO main.row_results
      SELECT p.mine, r.epoch, v.id, r.results
      FROM temp.pairs p JOIN other.row_results r ON r.trajectory = p.theirs
      JOIN other.validation_rows o ON o.id = r.validation_rows
      JOIN main.validation_rows v ON v.data = o.data WHERE NOT p.is_conflict;
    INSERT OR IGNORE INTO main.models
      SELECT p.mine, m.epoch, m.layers, m.context, m.weights, m.pinned
      FROM temp.pairs p JOIN other.models m ON m.trajectory = p.theirs WHERE NOT p.is_conflict;
    """

  /// Experiments that are not here; of looks at test scores the larger number, since a database that
  /// is merged twice brings nothing the second time.
  static let takeExperiments = """
    INSERT INTO main.experiments (\(ExperimentRow.columns), has_classes, sequence)
      SELECT \(ExperimentRow.columns), has_classes,
        (SELECT ifnull(max(sequence), 0) FROM main.experiments)
          + row_number() OVER (ORDER BY sequence)
      FROM other.experiments WHERE true
      ON CONFLICT (name) DO NOTHING;

    INSERT INTO main.datasets (experiment, place, \(ExperimentRow.dataColumns))
      SELECT me.id, d.place, d.name, d.classes, d.target_deviation, d.validation_deviation,
        d.test_deviation, d.description, d.splits, d.positive, d.chance
      FROM other.datasets d JOIN other.experiments oe ON oe.id = d.experiment
      JOIN main.experiments me ON me.name = oe.name
      WHERE me.id NOT IN (SELECT experiment FROM main.datasets);

    INSERT INTO main.row_names (experiment, examples, dataset, names)
      SELECT me.id, n.examples, n.dataset, n.names
      FROM other.row_names n JOIN other.experiments oe ON oe.id = n.experiment
      JOIN main.experiments me ON me.name = oe.name
      WHERE (me.id, n.examples) NOT IN (SELECT experiment, examples FROM main.row_names);

    INSERT INTO main.test_looks (experiment, count, first, last)
      SELECT me.id, l.count, l.first, l.last
      FROM other.test_looks l JOIN other.experiments oe ON oe.id = l.experiment
      JOIN main.experiments me ON me.name = oe.name
      WHERE true
      ON CONFLICT (experiment) DO UPDATE SET count = max(count, excluded.count),
        first = min(first, excluded.first), last = max(last, excluded.last);
    """

  /// Points that are not here, an active one over an inactive one, those that ask for something else as
  /// no longer asked for; then state and numbers of every point of their runs from the epochs that there
  /// are now, but for points with a stop rule.
  static let takePoints = """
    INSERT INTO main.points
        (experiment, trajectory, epochs, planned_epochs, stop, position, turn, draw, fold,
          outer_part, setting, active, state, ranked_by)
      SELECT me.id, r.mine, p.epochs, p.planned_epochs, p.stop, p.position, p.turn, t.draw, t.fold,
        t.outer_part, s.mine, p.active AND p.id NOT IN (SELECT point FROM temp.apart),
        \(state: .waiting), s.ranked_by
      FROM other.points p
      JOIN other.trajectories t ON t.id = p.trajectory
      JOIN other.experiments oe ON oe.id = p.experiment
      JOIN main.experiments me ON me.name = oe.name
      JOIN temp.setting_pairs s ON s.theirs = p.setting
      JOIN temp.pairs r ON r.theirs = p.trajectory AND NOT r.is_conflict
      WHERE true
      ON CONFLICT (trajectory, experiment, epochs, stop)
        DO UPDATE SET active = 1, ranked_by = excluded.ranked_by,
          merit = iif(ranked_by = excluded.ranked_by, merit, NULL),
          state = iif(ranked_by = excluded.ranked_by, state, excluded.state)
        WHERE excluded.active > active;

    INSERT INTO main.aliases (point, setting, position)
      SELECT mine.id, s.mine, a.position
      FROM other.aliases a JOIN other.points p ON p.id = a.point
      JOIN other.experiments oe ON oe.id = p.experiment
      JOIN main.experiments me ON me.name = oe.name
      JOIN temp.setting_pairs s ON s.theirs = a.setting
      JOIN temp.pairs r ON r.theirs = p.trajectory
      JOIN main.points mine ON mine.trajectory = r.mine AND mine.experiment = me.id
        AND mine.epochs = p.epochs AND mine.stop = p.stop AND mine.setting <> s.mine
      WHERE p.id NOT IN (SELECT point FROM temp.apart)
      ON CONFLICT (point, setting) DO NOTHING;

    UPDATE main.points SET
      state = \(state: .finished), result_epoch = epochs, last_epoch = epochs,
      (\(metrics.joined(separator: ", ")), epoch_seconds, seconds) = (
        SELECT \(metrics.map { "e.\($0)" }.joined(separator: ", ")), e.seconds,
          (SELECT sum(b.seconds) FROM main.epochs b
            WHERE b.trajectory = e.trajectory AND b.epoch <= e.epoch)
        FROM main.epochs e WHERE e.trajectory = points.trajectory AND e.epoch = points.epochs)
    WHERE \(ofPairs) AND state <> \(state: .finished) AND stop = '' AND EXISTS (
      SELECT 1 FROM main.trajectories t
      WHERE t.id = points.trajectory AND t.epochs >= points.epochs)
    AND (ranked_by = '' OR EXISTS (
      SELECT 1 FROM main.epoch_scores x WHERE x.trajectory = points.trajectory
        AND x.epoch = points.epochs AND x.score = points.ranked_by));

    UPDATE main.points SET merit = \(ScoreRows.merit)
    WHERE \(ofPairs) AND state = \(state: .finished) AND merit IS NULL;

    UPDATE main.experiments SET differing = NULL, stamp = NULL, revision = random();
    """

  /// Points of the runs that the other database has: those of others stay as they are, and are not
  /// looked at, so that many small databases are merged as fast as a large one.
  private static let ofPairs = "trajectory IN (SELECT mine FROM temp.pairs)"

  /// What follows once points with a stop rule have been judged by their curves.
  static let conclude = """
    UPDATE main.points SET state = \(state: .diverged)
    WHERE \(ofPairs) AND state <> \(state: .finished) AND EXISTS (
      SELECT 1 FROM main.trajectories t
      WHERE t.id = points.trajectory AND t.diverged_epoch IS NOT NULL);

    UPDATE main.points SET kept = 1
    WHERE \(ofPairs) AND kept = 0 AND (trajectory, result_epoch) IN (SELECT trajectory, epoch FROM main.models);
    """
}
