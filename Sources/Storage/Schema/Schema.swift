import GRDB

/// The tables, as a list of migrations, and the views. A migration is frozen once released: a change
/// is a new one at the end. Views are no part of it: see `Views`.
enum Schema {
  static let migrations = [
    Migration("1 results", ResultTables.sql + "\n" + ResultViews.sql),
    Migration("2 states", StateTable.sql),
    Migration("3 goals", GoalTables.sql + "\n" + GoalViews.sql),
    Migration("4 amendments") { db in
      try PinnedModels.simplifyStateCheck(db)
      try db.execute(sql: PinnedModels.strayDigests)
      try db.execute(sql: PinnedModels.pinning)
    },
    Migration("5 ranking", RankedPoints.sql),
    .axis("clip_norm", .real),
    Migration(
      "deviations",
      """
      ALTER TABLE datasets ADD COLUMN validation_deviation REAL;
      ALTER TABLE datasets ADD COLUMN test_deviation REAL;
      """),
    .axis("delta", .real),
    Migration("aliases", AliasTable.sql),
    Migration("setting columns") { db in try SettingColumns.apply(db) },
    Migration("description of data", "ALTER TABLE datasets ADD COLUMN description TEXT"),
    Migration("splits", SplitColumns.sql),
    Migration("row results", RowResultTables.sql),
    .axis("class_weights", .text),
    Migration("test looks", TestLookTable.sql),
    Migration("scores", ScoreTables.sql),
    // Merit of answering without looking, by the score that ranks; filled beside the views.
    Migration("chance", "ALTER TABLE datasets ADD COLUMN chance REAL"),
    Migration("stamps", "ALTER TABLE experiments ADD COLUMN stamp TEXT"),
    Migration("outer parts", OuterPartColumns.sql),
    Migration("row names", RowNameTable.sql),
    Migration("state checksums") { db in try StateChecksums.apply(db) },
  ]

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (place, migration) in migrations.enumerated() {
      migrator.registerMigration(migration.identifier) { db in
        if place >= firstWithoutViews { try Views.drop(db) }
        try migration.apply(db)
      }
    }
    return migrator
  }

  /// Up to the fourth, migrations make and drop the views of their time.
  private static let firstWithoutViews = 4

  /// The axes whose columns came after the tables, in that order.
  static let addedColumns = migrations.compactMap(\.column)

  /// Whether tables and views are those of this version.
  static func isCurrent(_ db: Database) throws -> Bool {
    try migrator.hasCompletedMigrations(db) && Views.areCurrent(db)
  }

  /// Whether rows are missing in the list of migrations, as after a deletion by hand, though all of them
  /// were made: made once more they would fail.
  static func isListShort(_ db: Database) throws -> Bool {
    // A new database has no tables, and is what complete ones are compared with.
    try !migrator.hasCompletedMigrations(db) && db.tableExists("experiments")
      && ForeignSchema.isComplete(db)
  }

  /// Whether a migration is missing before others that were made.
  static func hasGap(_ db: Database) throws -> Bool {
    let made = Set(try migrator.appliedIdentifiers(db))
    return !migrations.prefix(made.count).allSatisfy { made.contains($0.identifier) }
  }

  /// The list of migrations, as GRDB makes it.
  private static let versions =
    "CREATE TABLE IF NOT EXISTS grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)"

  /// Brings tables and views up to date.
  static func upgrade(_ database: some DatabaseWriter) throws {
    if try database.read(isCurrent) { return }
    if try database.read(isListShort) {
      try database.write { db in
        try db.execute(sql: versions)
        for migration in migrations {
          try db.execute(
            sql: "INSERT OR IGNORE INTO grdb_migrations (identifier) VALUES (?)",
            arguments: [migration.identifier])
        }
      }
    }
    try migrator.migrate(database)
    try database.write { db in
      guard try !Views.areCurrent(db) else { return }
      try Views.drop(db)
      try Views.create(db)
      try ExperimentRow.addChances(db)
    }
  }
}
