/// Scores beyond accuracy and R². Frozen.
///
/// They stand in a table of their own, a row each where one was asked for, so that the epochs of all
/// other runs cost what they did. NULL is a score that does not exist; one that was not measured has
/// no row. A score that is about one of two classes carries its index: `f1/1`.
///
/// A point's merit is what ranks it: the score of its experiment where its result is taken, turned so
/// that more is better.
enum ScoreTables {
  static let sql = """
    ALTER TABLE experiments ADD COLUMN score TEXT NOT NULL DEFAULT '';
    ALTER TABLE experiments ADD COLUMN scores TEXT NOT NULL DEFAULT '';
    ALTER TABLE datasets ADD COLUMN positive INTEGER;

    ALTER TABLE points ADD COLUMN ranked_by TEXT NOT NULL DEFAULT '';
    ALTER TABLE points ADD COLUMN merit REAL;
    UPDATE points SET merit = validation_score;
    DROP INDEX points_kept;
    CREATE INDEX points_kept ON points
      (experiment, active, merit DESC, -validation_loss DESC, position)
      WHERE kept = 1;

    CREATE TABLE epoch_scores (
      trajectory INTEGER NOT NULL REFERENCES trajectories ON DELETE CASCADE,
      epoch INTEGER NOT NULL,
      score TEXT NOT NULL,
      validation REAL,
      test REAL,
      PRIMARY KEY (trajectory, epoch, score)
    ) STRICT, WITHOUT ROWID;
    """
}
