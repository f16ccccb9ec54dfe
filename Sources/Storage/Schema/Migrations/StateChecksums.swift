import Foundation
import GRDB

/// Ties each state to the run and the epochs whose row it stands in. Frozen.
///
/// Until then a state that somebody had put in the row of another run was gone on from.
enum StateChecksums {
  static func apply(_ db: Database) throws {
    let checksum = DatabaseFunction("state_checksum", argumentCount: 3, pure: true) { values in
      guard let run = String.fromDatabaseValue(values[0]),
        let epochs = Int.fromDatabaseValue(values[1]),
        let state = Data.fromDatabaseValue(values[2])
      else { return nil }
      return StateRows.checksum(of: [UInt8](state), run: run, epochs: epochs)
    }
    db.add(function: checksum)
    defer { db.remove(function: checksum) }
    try db.execute(
      sql: """
        ALTER TABLE states ADD COLUMN checksum INTEGER;
        UPDATE states SET checksum = state_checksum(
          (SELECT run FROM trajectories t WHERE t.id = states.trajectory), epochs, state);
        """)
  }
}
