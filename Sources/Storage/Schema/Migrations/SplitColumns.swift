/// On which split a run is: a draw and, where there are folds, one of them. Frozen.
///
/// Points carry copies, since they are pooled by split. The epochs that a setting asks for on the
/// first split, `planned_epochs`, are the same for all of its points, where their own may differ with
/// the size of the training part.
enum SplitColumns {
  static let sql = """
    ALTER TABLE trajectories ADD COLUMN draw INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE trajectories ADD COLUMN fold INTEGER;
    ALTER TABLE points ADD COLUMN draw INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE points ADD COLUMN fold INTEGER;
    ALTER TABLE points ADD COLUMN planned_epochs INTEGER NOT NULL DEFAULT 0;
    UPDATE points SET planned_epochs = epochs;
    DROP INDEX points_by_setting;
    CREATE INDEX points_by_setting ON points
      (experiment, setting, planned_epochs, draw, fold, position);

    -- What each split of an experiment's data comes to, as JSON; NULL where there is one only.
    ALTER TABLE datasets ADD COLUMN splits TEXT;
    """
}
