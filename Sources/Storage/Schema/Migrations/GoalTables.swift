/// The tables of the third migration. Frozen.
///
/// A point may have a stop rule, so where its result is taken and how far its trajectory was
/// trained for it are facts of their own. An experiment may have several datasets. Settings have
/// columns for schedules, dropout, budgets and the dataset. Few claims stand at a time: an index of
/// them cost every run more than it saved the end of a process.
enum GoalTables {
  static let sql = """
    DROP VIEW leaderboard;
    DROP VIEW curves;
    DROP VIEW runs;

    ALTER TABLE settings ADD COLUMN dataset TEXT;
    ALTER TABLE settings ADD COLUMN schedule TEXT;
    ALTER TABLE settings ADD COLUMN step_epochs INTEGER;
    ALTER TABLE settings ADD COLUMN gamma REAL;
    ALTER TABLE settings ADD COLUMN warmup_epochs INTEGER;
    ALTER TABLE settings ADD COLUMN dropout REAL;
    ALTER TABLE settings ADD COLUMN steps INTEGER;
    ALTER TABLE settings ADD COLUMN examples INTEGER;

    CREATE TABLE datasets (
      experiment INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
      place INTEGER NOT NULL,
      name TEXT NOT NULL,
      classes TEXT NOT NULL,
      target_deviation REAL,
      PRIMARY KEY (experiment, place)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO datasets SELECT id, 0, dataset, classes, target_deviation FROM experiments;

    ALTER TABLE experiments ADD COLUMN has_classes INTEGER NOT NULL DEFAULT 1
      CHECK (has_classes IN (0, 1));
    UPDATE experiments SET has_classes = classes <> '[]';
    ALTER TABLE experiments DROP COLUMN dataset;
    ALTER TABLE experiments DROP COLUMN classes;
    ALTER TABLE experiments DROP COLUMN target_deviation;

    CREATE TABLE goals (
      id INTEGER PRIMARY KEY,
      experiment INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
      trajectory INTEGER NOT NULL REFERENCES trajectories,
      epochs INTEGER NOT NULL CHECK (epochs > 0),
      stop TEXT NOT NULL,
      position INTEGER NOT NULL,
      turn INTEGER NOT NULL,
      setting INTEGER NOT NULL,
      active INTEGER NOT NULL CHECK (active IN (0, 1)),
      state TEXT NOT NULL CHECK (state IN ('waiting', 'finished', 'diverged', 'failed')),
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
      kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),
      UNIQUE (trajectory, experiment, epochs, stop),
      FOREIGN KEY (experiment, setting) REFERENCES settings (experiment, id)
    ) STRICT;
    INSERT INTO goals
      SELECT id, experiment, trajectory, epochs, '', position, turn, setting, active, state,
        CASE state WHEN 'finished' THEN epochs END, CASE state WHEN 'finished' THEN epochs END,
        training_loss, training_score, validation_loss, validation_score, test_loss, test_score,
        epoch_seconds, seconds, kept
      FROM points;
    DROP TABLE points;
    ALTER TABLE goals RENAME TO points;

    DROP INDEX claims_by_holder;

    CREATE INDEX points_by_state ON points (experiment, active, state, turn);
    CREATE INDEX points_by_setting ON points (experiment, setting, epochs);
    CREATE INDEX points_kept ON points (experiment, active, validation_score, position)
      WHERE kept = 1;
    """
}
