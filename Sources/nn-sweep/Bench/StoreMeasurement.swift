import Datasets
import Digests
import Kernels
import Networks
import Records
import Storage

/// How fast results of runs go into a database: finished runs of one epoch with their confusion
/// counts and weights, claimed and recorded in blocks as a sweep does.
struct StoreMeasurement {
  let runs: Int
  /// In CPU time of the whole process, and by the clock on the wall, which waits for the disk.
  let runsPerSecond: Double
  let runsPerSecondWall: Double

  /// Of one transaction.
  private static let block = 64
  private static let experiment = "bench"

  /// Measures with a database in the directory for temporary files, which is removed again.
  init(runs: Int) throws {
    let rates = try ScratchStore.with { try Self.rates($0, runs: runs) }
    self.runs = runs
    runsPerSecond = KernelBenchmark.median(rates.map(\.cpu))
    runsPerSecondWall = KernelBenchmark.median(rates.map(\.wall))
  }

  /// Runs a second of each block.
  private static func rates(_ store: Store, runs: Int) throws -> [(cpu: Double, wall: Double)] {
    let work = try StoreWork()
    _ = try store.register(work.experiment, points: (0..<runs).lazy.map(work.point), keep: .none)
    var rates: [(cpu: Double, wall: Double)] = []
    while true {
      let (cpu, wall) = (CPUTime.ofProcess, ContinuousClock.now)
      let claims = try store.claim(experiment, limit: block)
      if claims.isEmpty { break }
      try store.record(claims.map(work.result))
      let count = Double(claims.count)
      rates.append(
        (
          count / (CPUTime.ofProcess - cpu),
          count / ((ContinuousClock.now - wall) / .seconds(1))
        ))
    }
    try store.close()
    return rates
  }
}

/// Made-up runs of one small network.
private struct StoreWork {
  let experiment: ExperimentRecord
  private let context: ModelContext
  private let layers: [LayerValues]
  private let settings: Settings
  private let digest: Digest

  init() throws {
    let dataset = try DatasetLibrary(directories: []).load(
      .xor, split: Split(), scale: .unit, relativeTo: "")
    experiment = ExperimentRecord(
      name: "bench", description: "", path: "bench.exp", text: "",
      data: [ExperimentData(name: dataset.name, classes: ["0", "1"])])
    context = ModelContext(activations: [.tanh, .sigmoid], encoding: dataset.encoding)
    layers = [
      LayerValues(
        inputs: 2, outputs: 8, weights: Array(repeating: 0.5, count: 16),
        biases: Array(repeating: 0, count: 8)),
      LayerValues(inputs: 8, outputs: 1, weights: Array(repeating: 0.5, count: 8), biases: [0]),
    ]
    settings = Settings([
      .hidden: .text("8"), .layers: .text("2-8-1"), .activations: .text("tanh/sigmoid"),
      .learningRate: .number(0.5), .batchSize: .number(4), .initializer: .text("glorot_uniform"),
      .loss: .text("cross_entropy"), .optimizer: .text("sgd"), .scale: .text("unit"),
    ])
    digest = Digest(sha256: Array("bench".utf8))
  }

  func point(_ index: Int) -> PointRequest {
    let text = "bench \(index)"
    return PointRequest(
      position: index, id: TrajectoryID(canonicalText: text), canonicalText: text,
      settings: settings, replicate: Replicate(seed: UInt64(index)), epochs: 1, parameters: 33)
  }

  func result(_ claim: TrajectoryClaim) -> TrajectoryResult {
    let metrics = PartMetrics(loss: 0.25, score: 0.5)
    return TrajectoryResult(
      id: claim.id, outcome: .finished,
      epochs: [
        EpochRecord(epoch: 1, training: metrics, validation: metrics, test: metrics, seconds: 0.01)
      ],
      confusions: Part.allCases.map { ConfusionRecord(epoch: 1, part: $0, counts: [1, 2, 3, 4]) },
      models: [ModelRecord(epoch: 1, layers: layers, context: context)], weightsDigest: digest,
      curveDigest: digest, worker: 0, seconds: 0.01)
  }
}
