import Digests
import GRDB
import Records
import Synchronization

/// The settings of experiments by their texts, remembered from one merge to the next: read anew each
/// time, a thousand small databases would cost a thousand readings of all that there is.
///
/// A million settings take 50 MB: of a text 16 bytes of its SHA-256 are kept, as of a run's.
final class KnownSettings: Sendable {
  /// The texts of an experiment's settings, and how far the table was when they were read.
  private struct Shelf {
    var keys: [TextDigest: Int64] = [:]
    var last: Int64 = 0
    var version: Int64 = 0
  }

  private struct TextDigest: Hashable {
    private let high: UInt64
    private let low: UInt64

    init(_ text: String) {
      let bytes = Digest(sha256: Array(text.utf8)).bytes
      high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
      low = bytes[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  private let shelves = Mutex<[Int64: Shelf]>([:])

  /// The keys of settings of an experiment; those that are not there are entered.
  func keys(of settings: [Settings], in experiment: Int64, _ db: Database) throws -> [Int64] {
    try shelves.withLock { shelves in
      let (last, version) = (try Self.last(db, experiment), try Self.version(db))
      // Out of the dictionary, so that it is not copied.
      var shelf = shelves.removeValue(forKey: experiment) ?? Shelf(last: -1)
      if shelf.last != last || shelf.version != version {
        shelf = try Self.read(db, experiment, last: last, version)
      }
      let keys = try settings.map { settings in
        let digest = TextDigest(SettingRows.text(settings))
        if let key = shelf.keys[digest] { return key }
        let key = try SettingRows.insert(db, experiment: experiment, settings)
        shelf.keys[digest] = key
        shelf.last = key
        return key
      }
      shelves[experiment] = shelf
      return keys
    }
  }

  /// Forgets everything: what was entered may have been taken back.
  func forget() { shelves.withLock { $0 = [:] } }

  private static func read(
    _ db: Database, _ experiment: Int64, last: Int64, _ version: Int64
  ) throws -> Shelf {
    var shelf = Shelf(last: last, version: version)
    var table = SettingTable(db)
    try table.forEach(of: experiment) { key, settings in
      let digest = TextDigest(SettingRows.text(settings))
      shelf.keys[digest] = min(key, shelf.keys[digest] ?? .max)
    }
    return shelf
  }

  /// The last key of an experiment, found by its index.
  private static func last(_ db: Database, _ experiment: Int64) throws -> Int64 {
    var row = try FastStatement(db, "SELECT max(id) FROM main.settings WHERE experiment = ?")
    row.bind(experiment)
    defer { row.end() }
    return try row.step() ? row.integer(Int32(0)) : 0
  }

  /// Another number once somebody else has changed the database.
  private static func version(_ db: Database) throws -> Int64 {
    var row = try FastStatement(db, "PRAGMA main.data_version")
    defer { row.end() }
    return try row.step() ? row.integer(Int32(0)) : 0
  }
}
