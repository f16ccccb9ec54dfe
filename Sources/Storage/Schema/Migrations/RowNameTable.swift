/// What raw rows are called in each experiment: no part of a run's id, and so none of its network's.
/// Frozen.
enum RowNameTable {
  static let sql = """
    CREATE TABLE row_names (
      experiment INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
      -- Digest of the examples, as the texts of runs have it, and what the experiment calls them.
      examples TEXT NOT NULL,
      dataset TEXT NOT NULL,
      names TEXT NOT NULL,
      PRIMARY KEY (experiment, examples, dataset)
    ) STRICT
    """
}
