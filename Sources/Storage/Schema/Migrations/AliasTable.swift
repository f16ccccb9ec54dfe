/// Settings that ask for a point beside the setting that it is known by: without a hidden layer,
/// relu/softmax and tanh/softmax are one training. Frozen.
enum AliasTable {
  static let sql = """
    CREATE TABLE aliases (
      point INTEGER NOT NULL REFERENCES points ON DELETE CASCADE,
      setting INTEGER NOT NULL REFERENCES settings,
      -- Place in the file of what asks for the point under this setting.
      position INTEGER NOT NULL,
      PRIMARY KEY (point, setting)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX aliases_by_setting ON aliases (setting);
    """
}
