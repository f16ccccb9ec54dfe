/// The table of the second migration. Frozen.
///
/// A state belongs to the epochs that its trajectory had when it was written, and is written in the
/// transaction that writes them; one of another number of epochs is not used.
enum StateTable {
  static let sql = """
    CREATE TABLE states (
      trajectory INTEGER PRIMARY KEY REFERENCES trajectories ON DELETE CASCADE,
      epochs INTEGER NOT NULL,
      state BLOB NOT NULL
    ) STRICT;
    """
}
