/// How often test scores of an experiment were looked at, and when. Frozen.
enum TestLookTable {
  static let sql = """
    CREATE TABLE test_looks (
      experiment INTEGER PRIMARY KEY REFERENCES experiments ON DELETE CASCADE,
      count INTEGER NOT NULL CHECK (count > 0),
      first TEXT NOT NULL,
      last TEXT NOT NULL
    ) STRICT
    """
}
