/// What networks answered for single validation rows. Frozen.
enum RowResultTables {
  static let sql = """
    -- The rows that a split validates on, and their answers.
    CREATE TABLE validation_rows (
      id INTEGER PRIMARY KEY,
      data TEXT NOT NULL UNIQUE,
      -- Of how many classes; NULL for a number to predict.
      classes INTEGER,
      -- Little-endian: places in the data as 32-bit integers, classes or standardized numbers as
      -- 32-bit floats.
      places BLOB NOT NULL,
      answers BLOB NOT NULL
    ) STRICT;
    CREATE TABLE row_results (
      trajectory INTEGER NOT NULL REFERENCES trajectories ON DELETE CASCADE,
      epoch INTEGER NOT NULL,
      validation_rows INTEGER NOT NULL REFERENCES validation_rows,
      results BLOB NOT NULL,
      PRIMARY KEY (trajectory, epoch)
    ) STRICT;
    """
}
