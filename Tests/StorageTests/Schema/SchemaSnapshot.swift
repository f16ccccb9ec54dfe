/// What `sqlite_master` holds after all migrations.
enum SchemaSnapshot {
  static let text = #"""
    CREATE TABLE experiments (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      description TEXT NOT NULL,
      path TEXT NOT NULL,
      text TEXT NOT NULL,
      sequence INTEGER NOT NULL UNIQUE,
      differing TEXT
    , has_classes INTEGER NOT NULL DEFAULT 1
      CHECK (has_classes IN (0, 1)), revision INTEGER NOT NULL DEFAULT 0, score TEXT NOT NULL DEFAULT '', scores TEXT NOT NULL DEFAULT '', stamp TEXT) STRICT

    CREATE TABLE settings (
      id INTEGER PRIMARY KEY,
      experiment INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
      hidden TEXT,
      layers TEXT,
      activations TEXT,
      learning_rate REAL,
      batch_size INTEGER,
      initializer TEXT,
      loss TEXT,
      optimizer TEXT,
      scale TEXT,
      momentum REAL,
      decay REAL,
      beta1 REAL,
      beta2 REAL,
      epsilon REAL,
      weight_decay REAL,
      variables TEXT, dataset TEXT, schedule TEXT, step_epochs INTEGER, gamma REAL, warmup_epochs INTEGER, dropout REAL, steps INTEGER, examples INTEGER, clip_norm REAL, delta REAL, epochs INTEGER, stop TEXT, class_weights TEXT,
      UNIQUE (experiment, id)
    ) STRICT

    CREATE TABLE provenance (
      id INTEGER PRIMARY KEY,
      host TEXT NOT NULL,
      processor TEXT NOT NULL,
      instruction_set TEXT NOT NULL,
      version TEXT NOT NULL,
      build TEXT NOT NULL,
      UNIQUE (host, processor, instruction_set, version, build)
    ) STRICT

    CREATE TABLE trajectories (
      id INTEGER PRIMARY KEY,
      run TEXT NOT NULL UNIQUE CHECK (length(run) = 32),
      seed INTEGER NOT NULL,
      parameters INTEGER NOT NULL,
      epochs INTEGER NOT NULL DEFAULT 0,
      diverged_epoch INTEGER,
      diverged_step INTEGER,
      diverged_layer INTEGER,
      failure TEXT,
      worker INTEGER,
      provenance INTEGER REFERENCES provenance,
      seconds REAL,
      started TEXT,
      ended TEXT,
      weights_digest TEXT,
      curve_digest TEXT,
      canonical TEXT NOT NULL
    , draw INTEGER NOT NULL DEFAULT 1, fold INTEGER, outer_part INTEGER) STRICT

    CREATE TABLE epochs (
      trajectory INTEGER NOT NULL REFERENCES trajectories ON DELETE CASCADE,
      epoch INTEGER NOT NULL CHECK (epoch > 0),
      training_loss REAL NOT NULL,
      training_score REAL,
      validation_loss REAL,
      validation_score REAL,
      test_loss REAL,
      test_score REAL,
      seconds REAL NOT NULL,
      PRIMARY KEY (trajectory, epoch)
    ) STRICT, WITHOUT ROWID

    CREATE TABLE confusions (
      trajectory INTEGER NOT NULL REFERENCES trajectories ON DELETE CASCADE,
      epoch INTEGER NOT NULL,
      training TEXT,
      validation TEXT,
      test TEXT,
      PRIMARY KEY (trajectory, epoch)
    ) STRICT, WITHOUT ROWID

    CREATE TABLE models (
      trajectory INTEGER NOT NULL REFERENCES trajectories ON DELETE CASCADE,
      epoch INTEGER NOT NULL,
      layers TEXT NOT NULL,
      context TEXT NOT NULL,
      weights BLOB NOT NULL, pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
      PRIMARY KEY (trajectory, epoch)
    ) STRICT

    CREATE TABLE holders (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      process INTEGER NOT NULL,
      provenance INTEGER NOT NULL REFERENCES provenance
    ) STRICT

    CREATE TABLE claims (
      trajectory INTEGER PRIMARY KEY REFERENCES trajectories ON DELETE CASCADE,
      holder INTEGER NOT NULL REFERENCES holders ON DELETE CASCADE
    ) STRICT

    CREATE TABLE states (
      trajectory INTEGER PRIMARY KEY REFERENCES trajectories ON DELETE CASCADE,
      epochs INTEGER NOT NULL,
      state BLOB NOT NULL
    , checksum INTEGER) STRICT

    CREATE TABLE datasets (
      experiment INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
      place INTEGER NOT NULL,
      name TEXT NOT NULL,
      classes TEXT NOT NULL,
      target_deviation REAL, validation_deviation REAL, test_deviation REAL, description TEXT, splits TEXT, positive INTEGER, chance REAL,
      PRIMARY KEY (experiment, place)
    ) STRICT, WITHOUT ROWID

    CREATE TABLE "points" (
      id INTEGER PRIMARY KEY,
      experiment INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
      trajectory INTEGER NOT NULL REFERENCES trajectories,
      epochs INTEGER NOT NULL CHECK (epochs > 0),
      stop TEXT NOT NULL,
      position INTEGER NOT NULL,
      turn INTEGER NOT NULL,
      setting INTEGER NOT NULL,
      active INTEGER NOT NULL CHECK (active IN (0, 1)),
      state TEXT NOT NULL,
      result_epoch INTEGER,
      last_epoch INTEGER,
      training_loss REAL,
      training_score REAL,
      validation_loss REAL,
      validation_score REAL,
      test_loss REAL,
      test_score REAL,
      epoch_seconds REAL,
      seconds REAL,
      kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)), draw INTEGER NOT NULL DEFAULT 1, fold INTEGER, planned_epochs INTEGER NOT NULL DEFAULT 0, ranked_by TEXT NOT NULL DEFAULT '', merit REAL, outer_part INTEGER,
      UNIQUE (trajectory, experiment, epochs, stop),
      FOREIGN KEY (experiment, setting) REFERENCES settings (experiment, id)
    ) STRICT

    CREATE TABLE aliases (
      point INTEGER NOT NULL REFERENCES points ON DELETE CASCADE,
      setting INTEGER NOT NULL REFERENCES settings,
      -- Place in the file of what asks for the point under this setting.
      position INTEGER NOT NULL,
      PRIMARY KEY (point, setting)
    ) STRICT, WITHOUT ROWID

    CREATE TABLE validation_rows (
      id INTEGER PRIMARY KEY,
      data TEXT NOT NULL UNIQUE,
      -- Of how many classes; NULL for a number to predict.
      classes INTEGER,
      -- Little-endian: places in the data as 32-bit integers, classes or standardized numbers as
      -- 32-bit floats.
      places BLOB NOT NULL,
      answers BLOB NOT NULL
    ) STRICT

    CREATE TABLE row_results (
      trajectory INTEGER NOT NULL REFERENCES trajectories ON DELETE CASCADE,
      epoch INTEGER NOT NULL,
      validation_rows INTEGER NOT NULL REFERENCES validation_rows,
      results BLOB NOT NULL,
      PRIMARY KEY (trajectory, epoch)
    ) STRICT

    CREATE TABLE test_looks (
      experiment INTEGER PRIMARY KEY REFERENCES experiments ON DELETE CASCADE,
      count INTEGER NOT NULL CHECK (count > 0),
      first TEXT NOT NULL,
      last TEXT NOT NULL
    ) STRICT

    CREATE TABLE epoch_scores (
      trajectory INTEGER NOT NULL REFERENCES trajectories ON DELETE CASCADE,
      epoch INTEGER NOT NULL,
      score TEXT NOT NULL,
      validation REAL,
      test REAL,
      PRIMARY KEY (trajectory, epoch, score)
    ) STRICT, WITHOUT ROWID

    CREATE TABLE row_names (
      experiment INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
      -- Digest of the examples, as the texts of runs have it, and what the experiment calls them.
      examples TEXT NOT NULL,
      dataset TEXT NOT NULL,
      names TEXT NOT NULL,
      PRIMARY KEY (experiment, examples, dataset)
    ) STRICT

    CREATE INDEX points_by_state ON points (experiment, active, state, turn)

    CREATE INDEX aliases_by_setting ON aliases (setting)

    CREATE INDEX points_kept ON points
      (experiment, active, merit DESC, -validation_loss DESC, position)
      WHERE kept = 1

    CREATE INDEX points_by_setting ON points
      (experiment, setting, planned_epochs, draw, outer_part, fold, position)

    CREATE VIEW runs AS
    SELECT
      t.run AS id, e.name AS experiment, p.position,
      CASE WHEN p.state = 'waiting' AND c.trajectory IS NOT NULL THEN 'running'
        ELSE p.state END AS state,
      t.seed,
      ifnull(s.dataset, (SELECT d.name FROM datasets d WHERE d.experiment = e.id AND d.place = 0))
        AS dataset,
      s.hidden,
      s.layers,
      s.activations,
      s.learning_rate,
      s.batch_size,
      s.initializer,
      s.loss,
      s.optimizer,
      s.scale,
      s.momentum,
      s.decay,
      s.beta1,
      s.beta2,
      s.epsilon,
      s.schedule,
      s.step_epochs,
      s.gamma,
      s.warmup_epochs,
      s.weight_decay,
      s.dropout,
      s.steps,
      s.examples,
      s.variables,
      t.parameters, p.epochs, nullif(p.stop, '') AS stop, p.result_epoch, p.last_epoch,
      p.training_loss, p.training_score,
      CASE WHEN e.has_classes THEN p.training_score END AS training_accuracy,
      p.validation_loss, p.validation_score,
      CASE WHEN e.has_classes THEN p.validation_score END AS validation_accuracy,
      p.test_loss, p.test_score,
      CASE WHEN e.has_classes THEN p.test_score END AS test_accuracy,
      CASE WHEN p.state = 'diverged' THEN t.diverged_epoch END AS diverged_epoch,
      CASE WHEN p.state = 'failed' THEN t.failure END AS failure,
      p.seconds, p.active,
      s.clip_norm,
      s.delta,
      s.class_weights, t.draw, t.fold,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'balanced_accuracy') AS validation_balanced_accuracy,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'balanced_accuracy') AS test_balanced_accuracy,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'macro_f1') AS validation_macro_f1,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'macro_f1') AS test_macro_f1,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'f1' || ifnull('/' || (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1), '')) AS validation_f1,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'f1' || ifnull('/' || (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1), '')) AS test_f1,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'mcc') AS validation_mcc,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'mcc') AS test_mcc,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'auc') AS validation_auc,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'auc') AS test_auc,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'average_precision' || ifnull('/' || (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1), '')) AS validation_average_precision,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'average_precision' || ifnull('/' || (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1), '')) AS test_average_precision,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'log_loss') AS validation_log_loss,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'log_loss') AS test_log_loss,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'brier') AS validation_brier,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'brier') AS test_brier,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'rmse') AS validation_rmse,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'rmse') AS test_rmse,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'mae') AS validation_mae,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          AND x.score = 'mae') AS test_mae,
      t.outer_part
    FROM points p
    JOIN experiments e ON e.id = p.experiment
    JOIN trajectories t ON t.id = p.trajectory
    JOIN settings s ON s.id = p.setting
    LEFT JOIN claims c ON c.trajectory = p.trajectory

    CREATE VIEW curves AS
    SELECT
      t.run AS id, e.name AS experiment, p.position, t.seed,
      ifnull(s.dataset, (SELECT d.name FROM datasets d WHERE d.experiment = e.id AND d.place = 0))
        AS dataset,
      s.hidden,
      s.layers,
      s.activations,
      s.learning_rate,
      s.batch_size,
      s.initializer,
      s.loss,
      s.optimizer,
      s.scale,
      s.momentum,
      s.decay,
      s.beta1,
      s.beta2,
      s.epsilon,
      s.schedule,
      s.step_epochs,
      s.gamma,
      s.warmup_epochs,
      s.weight_decay,
      s.dropout,
      s.steps,
      s.examples,
      s.variables,
      p.epochs, nullif(p.stop, '') AS stop, p.result_epoch, p.last_epoch, r.epoch,
      r.training_loss, r.training_score,
      CASE WHEN e.has_classes THEN r.training_score END AS training_accuracy,
      r.validation_loss, r.validation_score,
      CASE WHEN e.has_classes THEN r.validation_score END AS validation_accuracy,
      r.test_loss, r.test_score,
      CASE WHEN e.has_classes THEN r.test_score END AS test_accuracy,
      r.seconds, p.active,
      s.clip_norm,
      s.delta,
      s.class_weights, t.draw, t.fold,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'balanced_accuracy') AS validation_balanced_accuracy,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'balanced_accuracy') AS test_balanced_accuracy,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'macro_f1') AS validation_macro_f1,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'macro_f1') AS test_macro_f1,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'f1' || ifnull('/' || (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1), '')) AS validation_f1,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'f1' || ifnull('/' || (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1), '')) AS test_f1,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'mcc') AS validation_mcc,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'mcc') AS test_mcc,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'auc') AS validation_auc,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'auc') AS test_auc,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'average_precision' || ifnull('/' || (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1), '')) AS validation_average_precision,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'average_precision' || ifnull('/' || (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1), '')) AS test_average_precision,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'log_loss') AS validation_log_loss,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'log_loss') AS test_log_loss,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'brier') AS validation_brier,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'brier') AS test_brier,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'rmse') AS validation_rmse,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'rmse') AS test_rmse,
      (SELECT x.validation FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'mae') AS validation_mae,
      (SELECT x.test FROM epoch_scores x
        WHERE x.trajectory = p.trajectory AND x.epoch = r.epoch
          AND x.score = 'mae') AS test_mae,
      t.outer_part
    FROM points p
    JOIN experiments e ON e.id = p.experiment
    JOIN trajectories t ON t.id = p.trajectory
    JOIN settings s ON s.id = p.setting
    JOIN epochs r ON r.trajectory = p.trajectory AND r.epoch <= ifnull(p.last_epoch, p.epochs)

    CREATE VIEW leaderboard AS
    SELECT
      e.name AS experiment,
      ifnull(s.dataset, (SELECT d.name FROM datasets d WHERE d.experiment = e.id AND d.place = 0))
        AS dataset,
      s.hidden,
      s.layers,
      s.activations,
      s.learning_rate,
      s.batch_size,
      s.initializer,
      s.loss,
      s.optimizer,
      s.scale,
      s.momentum,
      s.decay,
      s.beta1,
      s.beta2,
      s.epsilon,
      s.schedule,
      s.step_epochs,
      s.gamma,
      s.warmup_epochs,
      s.weight_decay,
      s.dropout,
      s.steps,
      s.examples,
      s.variables,
      g.parameters, g.epochs, nullif(g.stop, '') AS stop, g.seeds, g.diverged,
      g.training_loss, g.training_loss_lowest, g.training_loss_highest,
      g.training_score, g.training_score_lowest, g.training_score_highest,
      CASE WHEN e.has_classes THEN g.training_score END AS training_accuracy,
      CASE WHEN e.has_classes THEN g.training_score_lowest END AS training_accuracy_lowest,
      CASE WHEN e.has_classes THEN g.training_score_highest END AS training_accuracy_highest,
      g.validation_loss, g.validation_loss_lowest, g.validation_loss_highest,
      g.validation_score, g.validation_score_lowest, g.validation_score_highest,
      CASE WHEN e.has_classes THEN g.validation_score END AS validation_accuracy,
      CASE WHEN e.has_classes THEN g.validation_score_lowest END AS validation_accuracy_lowest,
      CASE WHEN e.has_classes THEN g.validation_score_highest END AS validation_accuracy_highest,
      g.test_loss, g.test_loss_lowest, g.test_loss_highest,
      g.test_score, g.test_score_lowest, g.test_score_highest,
      CASE WHEN e.has_classes THEN g.test_score END AS test_accuracy,
      CASE WHEN e.has_classes THEN g.test_score_lowest END AS test_accuracy_lowest,
      CASE WHEN e.has_classes THEN g.test_score_highest END AS test_accuracy_highest,
      (SELECT t.run FROM trajectories t WHERE t.id = r.best) AS best_run,
      s.clip_norm,
      s.delta,
      s.class_weights,
      g.splits,
      row_number() OVER (PARTITION BY g.experiment
        ORDER BY g.seeds = 0, g.uncounted > 0, g.merit DESC, -g.validation_loss DESC, g.position) AS rank,
      ifnull(nullif(e.score, ''), iif(e.has_classes, 'accuracy', 'r2')) AS score,
      e.score NOT IN ('log_loss', 'brier', 'rmse', 'mae') AS higher_is_better,
      o.validation_balanced_accuracy AS validation_balanced_accuracy,
      o.test_balanced_accuracy AS test_balanced_accuracy,
      iif(g.has_folds AND o.validation_macro_f1 IS NOT NULL, g.summed_macro_f1, o.validation_macro_f1) AS validation_macro_f1,
      o.test_macro_f1 AS test_macro_f1,
      iif(g.has_folds AND CASE (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1) WHEN 0 THEN o.validation_f1_0 WHEN 1 THEN o.validation_f1_1 ELSE o.validation_f1 END IS NOT NULL, g.summed_f1, CASE (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1) WHEN 0 THEN o.validation_f1_0 WHEN 1 THEN o.validation_f1_1 ELSE o.validation_f1 END) AS validation_f1,
      CASE (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1) WHEN 0 THEN o.test_f1_0 WHEN 1 THEN o.test_f1_1 ELSE o.test_f1 END AS test_f1,
      iif(g.has_folds AND o.validation_mcc IS NOT NULL, g.summed_mcc, o.validation_mcc) AS validation_mcc,
      o.test_mcc AS test_mcc,
      o.validation_auc AS validation_auc,
      o.test_auc AS test_auc,
      CASE (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1) WHEN 0 THEN o.validation_average_precision_0 WHEN 1 THEN o.validation_average_precision_1 ELSE o.validation_average_precision END AS validation_average_precision,
      CASE (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1) WHEN 0 THEN o.test_average_precision_0 WHEN 1 THEN o.test_average_precision_1 ELSE o.test_average_precision END AS test_average_precision,
      o.validation_log_loss AS validation_log_loss,
      o.test_log_loss AS test_log_loss,
      o.validation_brier AS validation_brier,
      o.test_brier AS test_brier,
      o.validation_rmse AS validation_rmse,
      o.test_rmse AS test_rmse,
      o.validation_mae AS validation_mae,
      o.test_mae AS test_mae,
      (SELECT t.run FROM trajectories t WHERE t.id = r.median) AS median_run,
      g.sd, g.collapsed
    FROM (
      SELECT u.*, CASE WHEN u.has_folds AND u.mean_merit IS NOT NULL THEN CASE e.score
          WHEN 'macro_f1' THEN iif(u.chance IS NULL OR u.diverged = 0, f.macro_f1,
            (f.macro_f1 * u.seeds + min(f.macro_f1, u.chance) * u.diverged) / (u.seeds + u.diverged))
          WHEN 'f1' THEN iif(u.chance IS NULL OR u.diverged = 0, CASE (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1) WHEN 0 THEN f.f1_0 WHEN 1 THEN f.f1_1 END,
            (CASE (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1) WHEN 0 THEN f.f1_0 WHEN 1 THEN f.f1_1 END * u.seeds + min(CASE (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1) WHEN 0 THEN f.f1_0 WHEN 1 THEN f.f1_1 END, u.chance) * u.diverged) / (u.seeds + u.diverged))
          WHEN 'mcc' THEN iif(u.chance IS NULL OR u.diverged = 0, f.mcc,
            (f.mcc * u.seeds + min(f.mcc, u.chance) * u.diverged) / (u.seeds + u.diverged))
          ELSE iif(u.chance IS NULL OR u.diverged = 0, u.mean_merit,
            (u.mean_merit * u.seeds + min(u.mean_merit, u.chance) * u.diverged) / (u.seeds + u.diverged)) END
        ELSE iif(u.chance IS NULL OR u.diverged = 0, u.mean_merit,
            (u.mean_merit * u.seeds + min(u.mean_merit, u.chance) * u.diverged) / (u.seeds + u.diverged)) END AS merit,
        f.macro_f1 AS summed_macro_f1,
        CASE (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1) WHEN 0 THEN f.f1_0 WHEN 1 THEN f.f1_1 END AS summed_f1,
        f.mcc AS summed_mcc
      FROM (
        SELECT
      experiment, setting, epochs, stop, min(position) AS position, parameters,
      sum(seeds) AS seeds, sum(diverged) AS diverged, sum(seeds > 0) AS splits,
      CASE WHEN count(training_loss) = sum(seeds > 0) THEN avg(training_loss) END AS training_loss,
        min(training_loss_lowest) AS training_loss_lowest, max(training_loss_highest) AS training_loss_highest,
      CASE WHEN count(training_score) = sum(seeds > 0) THEN avg(training_score) END AS training_score,
        min(training_score_lowest) AS training_score_lowest, max(training_score_highest) AS training_score_highest,
      CASE WHEN count(validation_loss) = sum(seeds > 0) THEN avg(validation_loss) END AS validation_loss,
        min(validation_loss_lowest) AS validation_loss_lowest, max(validation_loss_highest) AS validation_loss_highest,
      CASE WHEN count(validation_score) = sum(seeds > 0) THEN avg(validation_score) END AS validation_score,
        min(validation_score_lowest) AS validation_score_lowest, max(validation_score_highest) AS validation_score_highest,
      CASE WHEN count(test_loss) = sum(seeds > 0) THEN avg(test_loss) END AS test_loss,
        min(test_loss_lowest) AS test_loss_lowest, max(test_loss_highest) AS test_loss_highest,
      CASE WHEN count(test_score) = sum(seeds > 0) THEN avg(test_score) END AS test_score,
        min(test_score_lowest) AS test_score_lowest, max(test_score_highest) AS test_score_highest,
      CASE WHEN count(merit) = sum(seeds > 0) THEN avg(merit) END AS mean_merit,
      max(chance) AS chance, max(fold) IS NOT NULL AS has_folds, CASE WHEN count(validation_score) < sum(seeds > 0) THEN NULL
        WHEN sum(seeds > 0) > 1 THEN sqrt(max(0.0, (avg(validation_score * validation_score)
          - avg(validation_score) * avg(validation_score)) * sum(seeds > 0) / (sum(seeds > 0) - 1)))
        WHEN sum(seeds) > 1 THEN sqrt(max(0.0, (max(square) - max(validation_score)
          * max(validation_score)) * sum(seeds) / (sum(seeds) - 1))) END AS sd,
      sum(collapsed) AS collapsed, sum(uncounted) AS uncounted
    FROM (
      SELECT
      p.experiment, p.setting, p.planned_epochs AS epochs, p.stop, min(p.position) AS position,
      p.fold, max(d.chance) AS chance,
      (SELECT t.parameters FROM trajectories t WHERE t.id = p.trajectory) AS parameters,
      sum(p.state = 'finished') AS seeds, sum(p.state = 'diverged') AS diverged,
      CASE WHEN count(p.training_loss) = sum(p.state = 'finished') THEN avg(p.training_loss) END
          AS training_loss,
        min(p.training_loss) AS training_loss_lowest, max(p.training_loss) AS training_loss_highest,
      CASE WHEN count(p.training_score) = sum(p.state = 'finished') THEN avg(p.training_score) END
          AS training_score,
        min(p.training_score) AS training_score_lowest, max(p.training_score) AS training_score_highest,
      CASE WHEN count(p.validation_loss) = sum(p.state = 'finished') THEN avg(p.validation_loss) END
          AS validation_loss,
        min(p.validation_loss) AS validation_loss_lowest, max(p.validation_loss) AS validation_loss_highest,
      CASE WHEN count(p.validation_score) = sum(p.state = 'finished') THEN avg(p.validation_score) END
          AS validation_score,
        min(p.validation_score) AS validation_score_lowest, max(p.validation_score) AS validation_score_highest,
      CASE WHEN count(p.test_loss) = sum(p.state = 'finished') THEN avg(p.test_loss) END
          AS test_loss,
        min(p.test_loss) AS test_loss_lowest, max(p.test_loss) AS test_loss_highest,
      CASE WHEN count(p.test_score) = sum(p.state = 'finished') THEN avg(p.test_score) END
          AS test_score,
        min(p.test_score) AS test_score_lowest, max(p.test_score) AS test_score_highest,
      CASE WHEN count(p.merit) = sum(p.state = 'finished') THEN avg(p.merit) END AS merit,
      avg(p.validation_score * p.validation_score) AS square,
      sum(p.state = 'finished' AND d.chance IS NOT NULL
        AND ifnull(p.merit - d.chance <= 1e-9 * max(1.0, abs(d.chance)), 0)) AS collapsed,
      sum(p.state = 'diverged' AND d.chance IS NULL) AS uncounted
    FROM points p
    LEFT JOIN settings c ON c.id = p.setting
    LEFT JOIN datasets d ON d.experiment = p.experiment AND d.place = ifnull(
      (SELECT o.place FROM datasets o WHERE o.experiment = p.experiment AND o.name = c.dataset), 0)
    WHERE p.active = 1 AND p.state IN ('finished', 'diverged') AND p.setting NOT IN (SELECT setting FROM aliases)
      AND (p.outer_part IS NULL OR p.fold IS NOT NULL)
    GROUP BY p.experiment, p.setting, p.planned_epochs, p.draw, p.outer_part, p.fold
    )
    GROUP BY experiment, setting, epochs
        UNION ALL
        SELECT
      experiment, setting, epochs, stop, min(position) AS position, parameters,
      sum(seeds) AS seeds, sum(diverged) AS diverged, sum(seeds > 0) AS splits,
      CASE WHEN count(training_loss) = sum(seeds > 0) THEN avg(training_loss) END AS training_loss,
        min(training_loss_lowest) AS training_loss_lowest, max(training_loss_highest) AS training_loss_highest,
      CASE WHEN count(training_score) = sum(seeds > 0) THEN avg(training_score) END AS training_score,
        min(training_score_lowest) AS training_score_lowest, max(training_score_highest) AS training_score_highest,
      CASE WHEN count(validation_loss) = sum(seeds > 0) THEN avg(validation_loss) END AS validation_loss,
        min(validation_loss_lowest) AS validation_loss_lowest, max(validation_loss_highest) AS validation_loss_highest,
      CASE WHEN count(validation_score) = sum(seeds > 0) THEN avg(validation_score) END AS validation_score,
        min(validation_score_lowest) AS validation_score_lowest, max(validation_score_highest) AS validation_score_highest,
      CASE WHEN count(test_loss) = sum(seeds > 0) THEN avg(test_loss) END AS test_loss,
        min(test_loss_lowest) AS test_loss_lowest, max(test_loss_highest) AS test_loss_highest,
      CASE WHEN count(test_score) = sum(seeds > 0) THEN avg(test_score) END AS test_score,
        min(test_score_lowest) AS test_score_lowest, max(test_score_highest) AS test_score_highest,
      CASE WHEN count(merit) = sum(seeds > 0) THEN avg(merit) END AS mean_merit,
      max(chance) AS chance, max(fold) IS NOT NULL AS has_folds, CASE WHEN count(validation_score) < sum(seeds > 0) THEN NULL
        WHEN sum(seeds > 0) > 1 THEN sqrt(max(0.0, (avg(validation_score * validation_score)
          - avg(validation_score) * avg(validation_score)) * sum(seeds > 0) / (sum(seeds > 0) - 1)))
        WHEN sum(seeds) > 1 THEN sqrt(max(0.0, (max(square) - max(validation_score)
          * max(validation_score)) * sum(seeds) / (sum(seeds) - 1))) END AS sd,
      sum(collapsed) AS collapsed, sum(uncounted) AS uncounted
    FROM (
      SELECT
      p.experiment, p.setting, p.planned_epochs AS epochs, p.stop, min(p.position) AS position,
      p.fold, max(d.chance) AS chance,
      (SELECT t.parameters FROM trajectories t WHERE t.id = p.trajectory) AS parameters,
      sum(p.state = 'finished') AS seeds, sum(p.state = 'diverged') AS diverged,
      CASE WHEN count(p.training_loss) = sum(p.state = 'finished') THEN avg(p.training_loss) END
          AS training_loss,
        min(p.training_loss) AS training_loss_lowest, max(p.training_loss) AS training_loss_highest,
      CASE WHEN count(p.training_score) = sum(p.state = 'finished') THEN avg(p.training_score) END
          AS training_score,
        min(p.training_score) AS training_score_lowest, max(p.training_score) AS training_score_highest,
      CASE WHEN count(p.validation_loss) = sum(p.state = 'finished') THEN avg(p.validation_loss) END
          AS validation_loss,
        min(p.validation_loss) AS validation_loss_lowest, max(p.validation_loss) AS validation_loss_highest,
      CASE WHEN count(p.validation_score) = sum(p.state = 'finished') THEN avg(p.validation_score) END
          AS validation_score,
        min(p.validation_score) AS validation_score_lowest, max(p.validation_score) AS validation_score_highest,
      CASE WHEN count(p.test_loss) = sum(p.state = 'finished') THEN avg(p.test_loss) END
          AS test_loss,
        min(p.test_loss) AS test_loss_lowest, max(p.test_loss) AS test_loss_highest,
      CASE WHEN count(p.test_score) = sum(p.state = 'finished') THEN avg(p.test_score) END
          AS test_score,
        min(p.test_score) AS test_score_lowest, max(p.test_score) AS test_score_highest,
      CASE WHEN count(p.merit) = sum(p.state = 'finished') THEN avg(p.merit) END AS merit,
      avg(p.validation_score * p.validation_score) AS square,
      sum(p.state = 'finished' AND d.chance IS NOT NULL
        AND ifnull(p.merit - d.chance <= 1e-9 * max(1.0, abs(d.chance)), 0)) AS collapsed,
      sum(p.state = 'diverged' AND d.chance IS NULL) AS uncounted
    FROM (SELECT p.experiment, p.trajectory, p.epochs, p.planned_epochs, p.stop, p.draw, p.fold, p.outer_part, p.active, p.state, p.result_epoch, p.merit, p.training_loss, p.training_score, p.validation_loss, p.validation_score, p.test_loss, p.test_score, p.setting, p.position FROM points p
      UNION ALL
      SELECT p.experiment, p.trajectory, p.epochs, p.planned_epochs, p.stop, p.draw, p.fold, p.outer_part, p.active, p.state, p.result_epoch, p.merit, p.training_loss, p.training_score, p.validation_loss, p.validation_score, p.test_loss, p.test_score, a.setting, a.position
      FROM aliases a CROSS JOIN points p ON p.id = a.point) p
    LEFT JOIN settings c ON c.id = p.setting
    LEFT JOIN datasets d ON d.experiment = p.experiment AND d.place = ifnull(
      (SELECT o.place FROM datasets o WHERE o.experiment = p.experiment AND o.name = c.dataset), 0)
    WHERE p.active = 1 AND p.state IN ('finished', 'diverged') AND p.setting IN (SELECT setting FROM aliases)
      AND (p.outer_part IS NULL OR p.fold IS NOT NULL)
    GROUP BY p.experiment, p.setting, p.planned_epochs, p.draw, p.outer_part, p.fold
    )
    GROUP BY experiment, setting, epochs
      ) u
      JOIN experiments e ON e.id = u.experiment
      JOIN settings s ON s.id = u.setting
      LEFT JOIN (WITH cells AS (
      SELECT p.experiment, p.setting, p.planned_epochs AS epochs, p.draw, p.outer_part,
        label.key AS label, guess.key AS guess, sum(guess.value) AS examples
      FROM (SELECT p.experiment, p.trajectory, p.epochs, p.planned_epochs, p.stop, p.draw, p.fold, p.outer_part, p.active, p.state, p.result_epoch, p.merit, p.training_loss, p.training_score, p.validation_loss, p.validation_score, p.test_loss, p.test_score, p.setting, p.position FROM points p
      UNION ALL
      SELECT p.experiment, p.trajectory, p.epochs, p.planned_epochs, p.stop, p.draw, p.fold, p.outer_part, p.active, p.state, p.result_epoch, p.merit, p.training_loss, p.training_score, p.validation_loss, p.validation_score, p.test_loss, p.test_score, a.setting, a.position
      FROM aliases a CROSS JOIN points p ON p.id = a.point) p
      JOIN confusions k ON k.trajectory = p.trajectory AND k.epoch = p.result_epoch
      JOIN json_each(k.validation) label
      JOIN json_each(label.value) guess
      WHERE (SELECT EXISTS (SELECT 1 FROM epoch_scores))
        AND p.active = 1 AND p.state = 'finished' AND p.fold IS NOT NULL
        AND EXISTS (SELECT 1 FROM epoch_scores x WHERE x.trajectory = p.trajectory
          AND x.epoch = p.result_epoch AND (x.score = 'macro_f1' OR x.score LIKE 'f1/%' OR x.score = 'mcc'))
      GROUP BY p.experiment, p.setting, p.planned_epochs, p.draw, p.outer_part,
        label.key, guess.key
    )
    SELECT experiment, setting, epochs, avg(macro_f1) AS macro_f1, avg(mcc) AS mcc,
      avg(f1_0) AS f1_0, avg(f1_1) AS f1_1
    FROM (
      SELECT experiment, setting, epochs,
        avg(CASE WHEN named > 0 THEN 2.0 * hits / named END) AS macro_f1,
        CASE WHEN (1.0 * sum(support) * sum(support) - sum(1.0 * predicted * predicted)) * (1.0 * sum(support) * sum(support) - sum(1.0 * support * support)) = 0 THEN 0.0
        ELSE (1.0 * sum(hits) * sum(support) - sum(1.0 * support * predicted))
          / sqrt((1.0 * sum(support) * sum(support) - sum(1.0 * predicted * predicted)) * (1.0 * sum(support) * sum(support) - sum(1.0 * support * support))) END AS mcc, max(CASE WHEN class = 0 THEN ifnull(2.0 * hits / nullif(named, 0), 0.0) END) AS f1_0, max(CASE WHEN class = 1 THEN ifnull(2.0 * hits / nullif(named, 0), 0.0) END) AS f1_1
      FROM (
        SELECT experiment, setting, epochs, draw, outer_part, class, sum(hits) AS hits,
          sum(support) AS support, sum(predicted) AS predicted,
          sum(support) + sum(predicted) AS named
        FROM (
          SELECT experiment, setting, epochs, draw, outer_part, label AS class, examples AS support,
            0 AS predicted, iif(label = guess, examples, 0) AS hits
          FROM cells
          UNION ALL
          SELECT experiment, setting, epochs, draw, outer_part, guess, 0, examples, 0 FROM cells
        )
        GROUP BY experiment, setting, epochs, draw, outer_part, class
      )
      GROUP BY experiment, setting, epochs, draw, outer_part
    )
    GROUP BY experiment, setting, epochs) f
        ON f.experiment = u.experiment AND f.setting = u.setting AND f.epochs = u.epochs
    ) g
    JOIN experiments e ON e.id = g.experiment
    JOIN settings s ON s.id = g.setting
    LEFT JOIN (
      SELECT experiment, setting, epochs, max(iif(place = 1, trajectory, NULL)) AS best,
        max(iif(place = (runs + 1) / 2, trajectory, NULL)) AS median
      FROM (
        SELECT p.experiment, p.setting, p.planned_epochs AS epochs, p.trajectory,
          row_number() OVER (PARTITION BY p.experiment, p.setting, p.planned_epochs ORDER BY p.merit DESC, -p.validation_loss DESC, p.position) AS place,
          count(*) OVER (PARTITION BY p.experiment, p.setting, p.planned_epochs) AS runs
        FROM (SELECT p.experiment, p.trajectory, p.epochs, p.planned_epochs, p.stop, p.draw, p.fold, p.outer_part, p.active, p.state, p.result_epoch, p.merit, p.training_loss, p.training_score, p.validation_loss, p.validation_score, p.test_loss, p.test_score, p.setting, p.position FROM points p
      UNION ALL
      SELECT p.experiment, p.trajectory, p.epochs, p.planned_epochs, p.stop, p.draw, p.fold, p.outer_part, p.active, p.state, p.result_epoch, p.merit, p.training_loss, p.training_score, p.validation_loss, p.validation_score, p.test_loss, p.test_score, a.setting, a.position
      FROM aliases a CROSS JOIN points p ON p.id = a.point) p
        WHERE p.active = 1 AND p.state = 'finished' AND (p.outer_part IS NULL OR p.fold IS NOT NULL)
      )
      GROUP BY experiment, setting, epochs
    ) r
      ON r.experiment = g.experiment AND r.setting = g.setting AND r.epochs = g.epochs
    LEFT JOIN (
      SELECT experiment, setting, epochs,
        max(iif(score = 'balanced_accuracy' AND validations = runs, validation, NULL)) AS validation_balanced_accuracy,
        max(iif(score = 'balanced_accuracy' AND tests = runs, test, NULL)) AS test_balanced_accuracy,
        max(iif(score = 'macro_f1' AND validations = runs, validation, NULL)) AS validation_macro_f1,
        max(iif(score = 'macro_f1' AND tests = runs, test, NULL)) AS test_macro_f1,
        max(iif(score = 'f1' AND validations = runs, validation, NULL)) AS validation_f1,
        max(iif(score = 'f1' AND tests = runs, test, NULL)) AS test_f1,
        max(iif(score = 'f1/0' AND validations = runs, validation, NULL)) AS validation_f1_0,
        max(iif(score = 'f1/0' AND tests = runs, test, NULL)) AS test_f1_0,
        max(iif(score = 'f1/1' AND validations = runs, validation, NULL)) AS validation_f1_1,
        max(iif(score = 'f1/1' AND tests = runs, test, NULL)) AS test_f1_1,
        max(iif(score = 'mcc' AND validations = runs, validation, NULL)) AS validation_mcc,
        max(iif(score = 'mcc' AND tests = runs, test, NULL)) AS test_mcc,
        max(iif(score = 'auc' AND validations = runs, validation, NULL)) AS validation_auc,
        max(iif(score = 'auc' AND tests = runs, test, NULL)) AS test_auc,
        max(iif(score = 'average_precision' AND validations = runs, validation, NULL)) AS validation_average_precision,
        max(iif(score = 'average_precision' AND tests = runs, test, NULL)) AS test_average_precision,
        max(iif(score = 'average_precision/0' AND validations = runs, validation, NULL)) AS validation_average_precision_0,
        max(iif(score = 'average_precision/0' AND tests = runs, test, NULL)) AS test_average_precision_0,
        max(iif(score = 'average_precision/1' AND validations = runs, validation, NULL)) AS validation_average_precision_1,
        max(iif(score = 'average_precision/1' AND tests = runs, test, NULL)) AS test_average_precision_1,
        max(iif(score = 'log_loss' AND validations = runs, validation, NULL)) AS validation_log_loss,
        max(iif(score = 'log_loss' AND tests = runs, test, NULL)) AS test_log_loss,
        max(iif(score = 'brier' AND validations = runs, validation, NULL)) AS validation_brier,
        max(iif(score = 'brier' AND tests = runs, test, NULL)) AS test_brier,
        max(iif(score = 'rmse' AND validations = runs, validation, NULL)) AS validation_rmse,
        max(iif(score = 'rmse' AND tests = runs, test, NULL)) AS test_rmse,
        max(iif(score = 'mae' AND validations = runs, validation, NULL)) AS validation_mae,
        max(iif(score = 'mae' AND tests = runs, test, NULL)) AS test_mae
      FROM (
        SELECT experiment, setting, epochs, score, max(runs) AS runs,
          avg(validation) AS validation, sum(validations) AS validations,
          avg(test) AS test, sum(tests) AS tests
        FROM (
          SELECT p.experiment, p.setting, p.planned_epochs AS epochs, x.score, max(p.runs) AS runs,
            avg(x.validation) AS validation, count(x.validation) AS validations,
            avg(x.test) AS test, count(x.test) AS tests
          FROM (
            SELECT p.*, count(*) OVER (PARTITION BY p.experiment, p.setting, p.planned_epochs) AS runs
            FROM (SELECT p.experiment, p.trajectory, p.epochs, p.planned_epochs, p.stop, p.draw, p.fold, p.outer_part, p.active, p.state, p.result_epoch, p.merit, p.training_loss, p.training_score, p.validation_loss, p.validation_score, p.test_loss, p.test_score, p.setting, p.position FROM points p
      UNION ALL
      SELECT p.experiment, p.trajectory, p.epochs, p.planned_epochs, p.stop, p.draw, p.fold, p.outer_part, p.active, p.state, p.result_epoch, p.merit, p.training_loss, p.training_score, p.validation_loss, p.validation_score, p.test_loss, p.test_score, a.setting, a.position
      FROM aliases a CROSS JOIN points p ON p.id = a.point) p
            WHERE (SELECT EXISTS (SELECT 1 FROM epoch_scores)) AND p.active = 1 AND p.state = 'finished' AND (p.outer_part IS NULL OR p.fold IS NOT NULL)
          ) p
          JOIN epoch_scores x ON x.trajectory = p.trajectory AND x.epoch = p.result_epoch
          GROUP BY p.experiment, p.setting, p.planned_epochs, x.score, p.draw, p.outer_part, p.fold
        )
        GROUP BY experiment, setting, epochs, score
      )
      GROUP BY experiment, setting, epochs
    ) o
      ON o.experiment = g.experiment AND o.setting = g.setting AND o.epochs = g.epochs
    ORDER BY e.name, g.seeds = 0, g.uncounted > 0, g.merit DESC, -g.validation_loss DESC, g.position
    """#
}
