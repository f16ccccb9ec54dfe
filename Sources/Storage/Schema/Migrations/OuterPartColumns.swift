/// On which outer part of its draw a run is; NULL where there are none. Frozen.
enum OuterPartColumns {
  static let sql = """
    ALTER TABLE trajectories ADD COLUMN outer_part INTEGER;
    ALTER TABLE points ADD COLUMN outer_part INTEGER;
    DROP INDEX points_by_setting;
    CREATE INDEX points_by_setting ON points
      (experiment, setting, planned_epochs, draw, outer_part, fold, position);
    """
}
