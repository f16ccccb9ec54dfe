/// The fifth migration: points as the one ranking reads them. Frozen.
///
/// The leaderboard pools the points of a setting in the order of the file, and the weights kept are
/// those of the best points by score, loss and place: both orders are those of an index. The states
/// that a point may be in are no longer listed in a check, which only a new table can change. The
/// views stand outside the migrations from here on.
enum RankedPoints {
  static let sql = """
    CREATE TABLE ranked (
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
      kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),
      UNIQUE (trajectory, experiment, epochs, stop),
      FOREIGN KEY (experiment, setting) REFERENCES settings (experiment, id)
    ) STRICT;
    INSERT INTO ranked
      SELECT id, experiment, trajectory, epochs, stop, position, turn, setting, active, state,
        result_epoch, last_epoch, training_loss, training_score, validation_loss, validation_score,
        test_loss, test_score, epoch_seconds, seconds, kept
      FROM points;
    DROP TABLE points;
    ALTER TABLE ranked RENAME TO points;

    CREATE INDEX points_by_state ON points (experiment, active, state, turn);
    CREATE INDEX points_by_setting ON points (experiment, setting, epochs, position);
    CREATE INDEX points_kept ON points
      (experiment, active, validation_score DESC, -validation_loss DESC, position)
      WHERE kept = 1;

    -- Another number after each change of what pictures of the experiment show.
    ALTER TABLE experiments ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
    UPDATE experiments SET revision = random();
    """
}
