import Experiments
import Foundation
import GRDB
import Networks

/// Rows of `models`: layer sizes as `64-30-10`, the context as JSON, and layer by layer the
/// weights, a row an input, then the biases, all as little-endian 32-bit floats.
enum ModelRows {
  /// Writes the weights of points that are among their experiment's best now; the others' could
  /// only be deleted again, and 100,000 of them would fill a disk first.
  static func insert(
    _ db: Database, trajectory: Int64, _ models: [ModelRecord], _ points: [SettledPoint],
    best count: Int
  ) throws {
    for model in models {
      let isAmongBest = try points.contains { point in
        try point.epochs == model.epoch
          && PointRows.best(db, experiment: point.experiment, count).contains(point.key)
      }
      guard isAmongBest else { continue }
      try db.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO models (trajectory, epoch, layers, context, weights)
          VALUES (?, ?, ?, ?, ?)
          """
      ).execute(
        arguments: [
          trajectory, model.epoch, sizes(model.layers),
          String(decoding: try JSONEncoder().encode(model.context), as: UTF8.self),
          bytes(model.layers),
        ])
    }
  }

  /// The weights at an epoch, or at the last one kept; nil when they were not kept.
  static func fetch(_ db: Database, _ id: RunID, epoch: Int?) throws -> ModelRecord? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT m.epoch, m.layers, m.context, m.weights FROM models m
        JOIN trajectories t ON t.id = m.trajectory
        WHERE t.run = ?1 AND (?2 IS NULL OR m.epoch = ?2) ORDER BY m.epoch DESC LIMIT 1
        """, arguments: [id.hex, epoch])
    guard let row else { return nil }
    let (context, weights): (String, Data) = (try row.at(2), try row.at(3))
    guard let layers = layers(sizes: try row.at(1), [UInt8](weights)) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "weights of run \(id) do not fit their layers")
    }
    return ModelRecord(
      epoch: try row.at(0), layers: layers,
      context: try JSONDecoder().decode(ModelContext.self, from: Data(context.utf8)))
  }

  private static func sizes(_ layers: [LayerValues]) -> String {
    (layers.prefix(1).map(\.inputs) + layers.map(\.outputs)).map(String.init)
      .joined(separator: "-")
  }

  private static func bytes(_ layers: [LayerValues]) -> Data {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * layers.reduce(0) { $0 + $1.weights.count + $1.biases.count })
    for layer in layers {
      for values in [layer.weights, layer.biases] {
        for value in values {
          let bits = value.bitPattern
          for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
        }
      }
    }
    return Data(bytes)
  }

  /// Nil unless there are exactly as many bytes as the sizes ask for.
  private static func layers(sizes text: String, _ bytes: [UInt8]) -> [LayerValues]? {
    let sizes = text.split(separator: "-").compactMap { Int($0) }
    guard sizes.count > 1, sizes.allSatisfy({ (1...1 << 24).contains($0) }) else { return nil }
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
