import Datasets
import Digests
import Foundation
import GRDB
import Networks
import Records
import Storage
import Testing

/// A results directory of one test, removed with it.
final class Sandbox: Sendable {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/nn-sweep-\(UUID().uuidString)"
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var database: String { path + "/sweeps.sqlite" }

  /// What notes on damage say, without their beginning, which all of them have.
  func findings(_ notes: [String]) -> [String] {
    let start = "results database '\(database)' was damaged, or changed by hand: "
    #expect(notes.allSatisfy { $0.hasPrefix(start) })
    return notes.map { String($0.dropFirst(start.count)) }
  }

  func store(
    modelsKept: Int = 5, host: String = "here", note: (String) -> Void = { _ in }
  ) throws -> Store {
    try Store(
      directory: path,
      provenance: Provenance(
        host: host, processor: "cpu", instructionSet: "portable", version: "1.0", commit: "abc"),
      modelsKept: modelsKept, note: note)
  }

  /// Changes the database by hand, as a person may: whatever refers to what.
  func edit(_ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: database, configuration: configuration)
    try queue.writeWithoutTransaction {
      try $0.execute(sql: sql)
      _ = try? $0.checkpoint(.truncate)
    }
    try queue.close()
  }

  /// Opens the database for writing and closes it; what is said of it.
  func openingNotes() throws -> [String] {
    var notes: [String] = []
    try store { notes.append($0) }.close()
    return notes
  }

  /// All results in canonical form.
  func canonical() throws -> [String] {
    var lines: [String] = []
    try Results(directory: path).canonical { lines.append($0) }
    return lines
  }

  /// One that asks for two runs.
  func filled() throws -> Store {
    let store = try store()
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["2", "4"]))
    return store
  }
}

/// What tests ask for and answer: run `n` trains seed `n` of the setting given.
enum Fixture {
  static let here = Provenance(
    host: "here", processor: "cpu", instructionSet: "portable", version: "1.0", commit: "abc")

  static func id(_ name: String) -> TrajectoryID {
    TrajectoryID(canonicalText: name)
  }

  static func experiment(
    _ name: String = "grid", classes: [String] = ["no", "yes"], deviation: Double? = nil
  ) -> ExperimentRecord {
    ExperimentRecord(
      name: name, description: "a test", path: "\(name).exp", text: "name: \(name)\n",
      data: [ExperimentData(name: "xor", classes: classes, targetDeviation: deviation)])
  }

  /// Of data of which half the validation rows are of either class.
  static var halves: DataDescription {
    get throws {
      let counts = "{\"training\": 10, \"validation\": 5, \"test\": 0}"
      let text = """
        {"rows": {"training": 20, "validation": 10, "test": 0}, "inputs": 2, "texts": [],
          "findings": [], "isHeaderFound": false, "classes": [
            {"name": "no", "counts": \(counts)}, {"name": "yes", "counts": \(counts)}]}
        """
      return try JSONDecoder().decode(DataDescription.self, from: Data(text.utf8))
    }
  }

  static func settings(hidden: String = "4", rate: Double = 0.5) -> Settings {
    Settings([
      .hidden: .text(hidden), .layers: .text("2-\(hidden)-1"),
      .activations: .text("tanh/sigmoid"), .learningRate: .number(rate), .batchSize: .number(4),
      .initializer: .text("glorot_uniform"), .loss: .text("cross_entropy"),
      .optimizer: .text("sgd"), .scale: .text("unit"),
    ])
  }

  static func point(
    _ position: Int, hidden: String = "4", seed: UInt64 = 1, epochs: Int = 3, stop: StopRule? = nil
  ) -> PointRequest {
    let canonical = "hidden \(hidden)\nlayers 2-4-1\nseed \(seed)\n"
    return PointRequest(
      position: position, id: id(canonical), canonicalText: canonical,
      settings: settings(hidden: hidden), replicate: Replicate(seed: seed), epochs: epochs,
      stop: stop,
      parameters: 17)
  }

  /// Points of one seed each of several networks, in this order.
  static func points(_ hidden: [String], epochs: Int = 3) -> [PointRequest] {
    hidden.enumerated().map { point($0, hidden: $1, epochs: epochs) }
  }

  /// Epochs whose validation score ends at `score`, or whatever `change` makes of them.
  static func epochs(_ count: Int, score: Double = 0.75) -> [EpochRecord] {
    (0..<count).map { index in
      let epoch = index + 1
      return EpochRecord(
        epoch: epoch, training: PartMetrics(loss: 1 / Double(epoch), score: score / 2),
        validation: PartMetrics(loss: 1 - score, score: score),
        test: PartMetrics(loss: 2, score: score / 4), seconds: 0.5)
    }
  }

  static func model(epoch: Int, weight: Float = 0.25) throws -> ModelRecord {
    // Written out because a folder's readers, not its users, make encodings.
    let encoding = """
      {"layout": {"plain": {"_0": 2}}, "offsets": [0], "scales": [1],
       "task": {"classification": {"classes": ["no", "yes"]}}}
      """
    return ModelRecord(
      epoch: epoch,
      layers: [
        LayerValues(
          inputs: 2, outputs: 4, weights: [weight, -0.0] + [Float](repeating: 1, count: 6),
          biases: [.pi, 0, 0, 0]),
        LayerValues(inputs: 4, outputs: 1, weights: [1, 2, 3, 4], biases: [0]),
      ],
      context: ModelContext(
        activations: [.tanh, .sigmoid],
        encoding: try JSONDecoder().decode(InputEncoding.self, from: Data(encoding.utf8))))
  }

  /// A finished run with everything that belongs to one; its weights' digest is another with `digest`.
  static func result(
    _ claim: TrajectoryClaim, score: Double = 0.75, digest: String? = nil
  ) throws -> TrajectoryResult {
    let last = claim.goals.map(\.epochs).max() ?? 0
    return try result(claim, curve: epochs(last, score: score), digest: digest)
  }

  /// The same with a curve as given.
  static func result(
    _ claim: TrajectoryClaim, curve: [EpochRecord], digest: String? = nil
  ) throws -> TrajectoryResult {
    let read = Set((claim.goals + claim.alongside).compactMap { $0.reading(of: curve)?.epoch })
    return TrajectoryResult(
      id: claim.id, outcome: .finished, epochs: curve,
      confusions: read.sorted().flatMap { epoch in
        Part.allCases.map { part in
          let score = curve[epoch - 1][part].score
          let right = score.isNaN ? 0 : Int((10_000 * min(max(score, 0), 1)).rounded())
          return ConfusionRecord(epoch: epoch, part: part, counts: [right, 10_000 - right, 0, 0])
        }
      },
      models: try read.sorted().map { try model(epoch: $0) },
      weightsDigest: try digest.map { Digest(sha256: Array($0.utf8)) }
        ?? model(epoch: 1).layers.digest,
      curveDigest: curve.digest, worker: 1, seconds: 1.5)
  }

  /// Epochs with these validation scores.
  static func curve(_ scores: [Double]) -> [EpochRecord] {
    zip(epochs(scores.count), scores).map { record, score in
      var record = record
      record.validation.score = score
      return record
    }
  }

  static func outcome(_ claim: TrajectoryClaim, _ outcome: TrajectoryOutcome, epochs: Int = 0)
    -> TrajectoryResult
  {
    TrajectoryResult(
      id: claim.id, outcome: outcome, epochs: Fixture.epochs(epochs), confusions: [], models: [],
      weightsDigest: nil,
      curveDigest: outcome == .interrupted ? Fixture.epochs(epochs).digest : nil,
      worker: 0, seconds: 0.25)
  }
}

extension Store {
  /// Claims and finishes whatever waits; `score` by place in the file.
  @discardableResult
  func finishAll(
    _ experiment: String = "grid", score: (Int) -> Double = { _ in 0.75 }
  ) throws -> Int {
    let claims = try claim(experiment, limit: 1000)
    try record(claims.map { try Fixture.result($0, score: score($0.position)) })
    return claims.count
  }
}
