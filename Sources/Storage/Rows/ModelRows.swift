import Foundation
import GRDB
import Networks
import Records

/// Rows of `models`: layer sizes as `64-30-10`, the context as JSON, and layer by layer the
/// weights, a row an input, then the biases, all as little-endian 32-bit floats.
enum ModelRows {
  /// `context` is the model's, as `text(of:)` has it; `isPinned` weights are never pruned.
  static func insert(
    _ db: Database, trajectory: Int64, _ model: ModelRecord, context: String,
    isPinned: Bool = false
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO models (trajectory, epoch, layers, context, weights, pinned)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (trajectory, epoch) DO UPDATE
          SET layers = ?3, context = ?4, weights = ?5, pinned = 1 WHERE ?6
        """
    ).execute(
      arguments: [
        trajectory, model.epoch, sizes(model.layers), context,
        Data(model.layers.flatMap(\.bytes)), isPinned,
      ])
  }

  static func text(of context: ModelContext) throws -> String {
    let encoder = JSONEncoder()
    // In the order in which a dictionary has its keys, equal contexts would be different texts.
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(context), as: UTF8.self)
  }

  /// Marks a finished point as one whose weights are kept, if they are there.
  static func keepIfStored(_ db: Database, point: Int64) throws {
    try db.cachedStatement(
      sql: """
        UPDATE points SET kept = 1 WHERE id = ?
          AND (trajectory, result_epoch) IN (SELECT trajectory, epoch FROM models)
        """
    ).execute(arguments: [point])
  }

  /// Leaves the weights of the best points of an experiment, those asked for now before those
  /// asked for once. Weights that another experiment keeps stay too, and so do those of points that
  /// wait: they tell scores which were asked for later.
  static func prune(_ db: Database, experiment: Int64, keeping count: Int) throws {
    let rest = try Int64.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id FROM points WHERE experiment = ? AND kept = 1
            AND NOT (active = 1 AND state = \(state: .waiting))
          ORDER BY active DESC, \(RankingSQL.order) LIMIT -1 OFFSET ?
          """), arguments: [experiment, count])
    for point in rest {
      try db.cachedStatement(sql: "UPDATE points SET kept = 0 WHERE id = ?")
        .execute(arguments: [point])
      try db.cachedStatement(
        sql: """
          DELETE FROM models WHERE (trajectory, epoch) IN
              (SELECT trajectory, result_epoch FROM points WHERE id = ?)
            AND pinned = 0 AND NOT EXISTS (SELECT 1 FROM points p
              WHERE p.trajectory = models.trajectory AND p.result_epoch = models.epoch AND p.kept = 1)
          """
      ).execute(arguments: [point])
    }
  }

  /// The weights at an epoch, or at the last one kept; nil when they were not kept.
  static func fetch(_ db: Database, _ id: TrajectoryID, epoch: Int?) throws -> ModelRecord? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT m.epoch, m.layers, m.context, m.weights FROM models m
        JOIN trajectories t ON t.id = m.trajectory
        WHERE t.run = ?1 AND (?2 IS NULL OR m.epoch = ?2) ORDER BY m.epoch DESC LIMIT 1
        """, arguments: [id.hex, epoch])
    return try row.map { row in
      do throws(Fault) {
        return try record(row)
      } catch {
        throw RunDamage(run: id, finding: error.words(after: try row.value("epoch")))
      }
    }
  }

  /// Those of a trajectory that are not damaged, whatever they were kept for.
  static func sound(_ db: Database, trajectory: Int64) throws -> [ModelRecord] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT epoch, layers, context, weights FROM models WHERE trajectory = ? ORDER BY epoch
          """), arguments: [trajectory]
    ).compactMap { try? record($0) }
  }

  /// Deletes those that cannot be read; answers of how many.
  static func removeUnsound(_ db: Database) throws -> Int {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT trajectory, epoch, layers, context, weights FROM models
        """)
    var unsound: [(trajectory: Int64, epoch: Int64)] = []
    while let row = try rows.next() {
      if (try? record(row)) != nil { continue }
      unsound.append((try row.value("trajectory"), try row.value("epoch")))
    }
    for model in unsound {
      try db.execute(
        sql: "DELETE FROM models WHERE trajectory = ? AND epoch = ?",
        arguments: [model.trajectory, model.epoch])
    }
    return unsound.count
  }

  /// No point is marked as one whose weights are kept where there are none.
  static func unmark(_ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE points SET kept = 0 WHERE kept = 1
          AND (trajectory, result_epoch) NOT IN (SELECT trajectory, epoch FROM models)
        """)
  }

  /// What may be wrong with stored weights.
  enum Fault: String, Error {
    case layers = "do not fit their layers"
    case context = "do not fit what is stored beside them"
    case numbers = "are not all numbers"
    case otherRun = "are not those of the run"

    func words(after epoch: Int64) -> String { "its weights after epoch \(epoch) \(rawValue)" }
  }

  /// Reads `epoch`, `layers`, `context` and `weights`.
  static func record(_ row: Row) throws(Fault) -> ModelRecord {
    guard let epoch = try? row.value("epoch") as Int,
      let sizes = try? row.value("layers") as String,
      let weights = try? row.value("weights") as Data,
      let layers = layers(sizes: sizes, [UInt8](weights))
    else { throw .layers }
    guard let text = try? row.value("context") as String,
      let context = try? JSONDecoder().decode(ModelContext.self, from: Data(text.utf8)),
      case let model = ModelRecord(epoch: epoch, layers: layers, context: context), model.isSound
    else { throw .context }
    return model
  }

  private static func sizes(_ layers: [LayerValues]) -> String {
    (layers.prefix(1).map(\.inputs) + layers.map(\.outputs)).map(String.init)
      .joined(separator: "-")
  }

  /// Nil unless there are exactly as many bytes as the sizes ask for.
  private static func layers(sizes text: String, _ bytes: [UInt8]) -> [LayerValues]? {
    let sizes = text.split(separator: "-").compactMap { Int($0) }
    // No sum of their products is too large.
    guard (2..<1 << 14).contains(sizes.count), sizes.allSatisfy({ (1...1 << 24).contains($0) })
    else { return nil }
    let pairs = Array(zip(sizes, sizes.dropFirst()))
    guard bytes.count == 4 * pairs.reduce(0, { $0 + ($1.0 + 1) * $1.1 }) else { return nil }
    var next = 0
    func floats(_ count: Int) -> [Float] {
      (0..<count).map { _ in
        defer { next += 4 }
        let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[next + $1]) << (8 * UInt32($1)) }
        return Float(bitPattern: bits)
      }
    }
    return pairs.map { inputs, outputs in
      LayerValues(
        inputs: inputs, outputs: outputs, weights: floats(inputs * outputs),
        biases: floats(outputs))
    }
  }
}
