import GRDB

/// The tables and views, as a list of migrations. Each is frozen once released: a change is a new
/// migration at the end.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 results") { db in
      try db.execute(sql: FirstTables.sql)
      try db.execute(sql: FirstViews.sql)
    }
    migrator.registerMigration("2 states") { db in try db.execute(sql: StateTables.sql) }
    migrator.registerMigration("3 goals") { db in
      try db.execute(sql: GoalTables.sql)
      try db.execute(sql: GoalViews.sql)
    }
    migrator.registerMigration("4 amendments") { db in
      try Amendments.simplifyStateCheck(db)
      try db.execute(sql: Amendments.strayDigests)
      try db.execute(sql: Amendments.pinning)
    }
    return migrator
  }
}
