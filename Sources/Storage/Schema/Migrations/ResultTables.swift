/// Tables and indexes of the first migration. Frozen.
///
/// What training found out belongs to `trajectories` and `epochs`; what an experiment asks belongs
/// to `points`. A point carries a copy of the metrics at its epoch, written in the transaction that
/// writes the epochs: 100,000 points are then ranked from 12 MB, where the epochs are 170 MB.
enum ResultTables {
  static let sql = """
    CREATE TABLE experiments (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      description TEXT NOT NULL,
      path TEXT NOT NULL,
      text TEXT NOT NULL,
      dataset TEXT NOT NULL,
      classes TEXT NOT NULL,
      target_deviation REAL,
      sequence INTEGER NOT NULL UNIQUE,
      differing TEXT
    ) STRICT;

    CREATE TABLE settings (
      id INTEGER PRIMARY KEY,
      experiment INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
      text TEXT NOT NULL,
      hidden TEXT,
      layers TEXT,
      activations TEXT,
      learning_rate REAL,
      batch_size INTEGER,
      initializer TEXT,
      loss TEXT,
      optimizer TEXT,
      scale TEXT,
      momentum REAL,
      decay REAL,
      beta1 REAL,
      beta2 REAL,
      epsilon REAL,
      weight_decay REAL,
      variables TEXT,
      UNIQUE (experiment, id)
    ) STRICT;

    CREATE TABLE provenance (
      id INTEGER PRIMARY KEY,
      host TEXT NOT NULL,
      processor TEXT NOT NULL,
      instruction_set TEXT NOT NULL,
      version TEXT NOT NULL,
      build TEXT NOT NULL,
      UNIQUE (host, processor, instruction_set, version, build)
    ) STRICT;

    CREATE TABLE trajectories (
      id INTEGER PRIMARY KEY,
      run TEXT NOT NULL UNIQUE CHECK (length(run) = 32),
      seed INTEGER NOT NULL,
      parameters INTEGER NOT NULL,
      epochs INTEGER NOT NULL DEFAULT 0,
      diverged_epoch INTEGER,
      diverged_step INTEGER,
      diverged_layer INTEGER,
      failure TEXT,
      worker INTEGER,
      provenance INTEGER REFERENCES provenance,
      seconds REAL,
      started TEXT,
      ended TEXT,
      weights_digest TEXT,
      curve_digest TEXT,
      canonical TEXT NOT NULL
    ) STRICT;

    CREATE TABLE epochs (
      trajectory INTEGER NOT NULL REFERENCES trajectories ON DELETE CASCADE,
      epoch INTEGER NOT NULL CHECK (epoch > 0),
      training_loss REAL NOT NULL,
      training_score REAL,
      validation_loss REAL,
      validation_score REAL,
      test_loss REAL,
      test_score REAL,
      seconds REAL NOT NULL,
      PRIMARY KEY (trajectory, epoch)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE points (
      id INTEGER PRIMARY KEY,
      experiment INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
      trajectory INTEGER NOT NULL REFERENCES trajectories,
      epochs INTEGER NOT NULL CHECK (epochs > 0),
      position INTEGER NOT NULL,
      turn INTEGER NOT NULL,
      setting INTEGER NOT NULL,
      active INTEGER NOT NULL CHECK (active IN (0, 1)),
      state TEXT NOT NULL CHECK (state IN ('waiting', 'finished', 'diverged', 'failed')),
      training_loss REAL,
      training_score REAL,
      validation_loss REAL,
      validation_score REAL,
      test_loss REAL,
      test_score REAL,
      epoch_seconds REAL,
      seconds REAL,
      kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),
      UNIQUE (trajectory, experiment, epochs),
      FOREIGN KEY (experiment, setting) REFERENCES settings (experiment, id)
    ) STRICT;

    CREATE INDEX points_by_state ON points (experiment, active, state, turn);
    CREATE INDEX points_by_setting ON points (experiment, setting, epochs);
    CREATE INDEX points_kept ON points (experiment, active, validation_score, position)
      WHERE kept = 1;

    CREATE TABLE confusions (
      trajectory INTEGER NOT NULL REFERENCES trajectories ON DELETE CASCADE,
      epoch INTEGER NOT NULL,
      training TEXT,
      validation TEXT,
      test TEXT,
      PRIMARY KEY (trajectory, epoch)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE models (
      trajectory INTEGER NOT NULL REFERENCES trajectories ON DELETE CASCADE,
      epoch INTEGER NOT NULL,
      layers TEXT NOT NULL,
      context TEXT NOT NULL,
      weights BLOB NOT NULL,
      PRIMARY KEY (trajectory, epoch)
    ) STRICT;

    CREATE TABLE holders (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      process INTEGER NOT NULL,
      provenance INTEGER NOT NULL REFERENCES provenance
    ) STRICT;

    CREATE TABLE claims (
      trajectory INTEGER PRIMARY KEY REFERENCES trajectories ON DELETE CASCADE,
      holder INTEGER NOT NULL REFERENCES holders ON DELETE CASCADE
    ) STRICT;

    CREATE INDEX claims_by_holder ON claims (holder);
    """
}
