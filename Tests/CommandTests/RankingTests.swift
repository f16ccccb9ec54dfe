import Datasets
import Foundation
import Kernels
import Networks
import Records
import Storage
import Testing

@testable import Plotting
@testable import nn_sweep

/// Whoever ranks results comes to the same order, whatever the results are.
@Suite struct RankingTests {
  /// A run of a made-up experiment; neither finished nor diverged, it is not trained yet.
  private struct Outcome {
    var setting: Int
    var position: Int
    var seed: Int
    var result: PartMetrics?
    var hasDiverged = false

    var id: TrajectoryID { TrajectoryID(canonicalText: "\(setting) \(seed)") }
    var settings: Settings { Settings([.hidden: .text("\(setting)")]) }
  }

  /// Few distinct numbers, so that ties, none and infinities meet in every mixture; the odd ones
  /// sum up differently in another order.
  private func outcomes(_ seed: UInt64) -> [Outcome] {
    var random = RandomSource(seed: seed, .order)
    return (0..<60).map { position in
      var outcome = Outcome(setting: position / 3, position: position, seed: position % 3)
      switch random.below(10) {
      case 0: break
      case 1: outcome.hasDiverged = true
      default:
        outcome.result = PartMetrics(
          loss: [0.5, 0.1, 0.3, .nan, .infinity][random.below(5)],
          score: [0.1, 0.2, 0.7, 0.9, .nan, -.infinity, 0.9][random.below(7)])
      }
      return outcome
    }
  }

  /// Higher comes first, none last: the rule, written once more and plainly.
  private func precedes(
    _ left: (score: Double, loss: Double, position: Int),
    _ right: (score: Double, loss: Double, position: Int)
  ) -> Bool {
    func key(_ value: Double) -> [Double] { value.isNaN ? [1, 0] : [0, value] }
    let one = key(-left.score) + key(left.loss) + [Double(left.position)]
    let two = key(-right.score) + key(right.loss) + [Double(right.position)]
    return one.lexicographicallyPrecedes(two)
  }

  private func finished(_ outcomes: [Outcome]) -> [Outcome] {
    outcomes.filter { $0.result != nil }.sorted {
      precedes(
        ($0.result?.score ?? .nan, $0.result?.loss ?? .nan, $0.position),
        ($1.result?.score ?? .nan, $1.result?.loss ?? .nan, $1.position))
    }
  }

  /// Settings with an ended run, each with its best run. Where it is known what chance is, a run
  /// that diverged counts as that, but no better than the others.
  private func settings(_ outcomes: [Outcome], chance: Double?) -> [String] {
    let groups = Dictionary(grouping: outcomes.filter { $0.result != nil || $0.hasDiverged }) {
      $0.setting
    }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    func score(_ runs: [Outcome]) -> Double {
      let scores = runs.compactMap { $0.result?.score }
      let (own, lost) = (mean(scores), runs.count(where: \.hasDiverged))
      guard let chance, lost > 0 else { return own }
      return (own * Double(scores.count) + min(own, chance) * Double(lost)) / Double(runs.count)
    }
    func loss(_ runs: [Outcome]) -> Double { mean(runs.compactMap { $0.result?.loss }) }
    func grade(_ runs: [Outcome]) -> Int {
      if runs.allSatisfy(\.hasDiverged) { return 2 }
      return chance == nil && runs.contains(where: \.hasDiverged) ? 1 : 0
    }
    let ended = groups.values.map { $0.filter { $0.result != nil || $0.hasDiverged } }
    let order = ended.sorted { left, right in
      if grade(left) != grade(right) { return grade(left) < grade(right) }
      return precedes(
        (score(left), loss(left), left[0].position),
        (score(right), loss(right), right[0].position))
    }
    return order.map { "\($0[0].setting) \(finished($0).first?.id.hex ?? "–")" }
  }

  private func result(_ outcome: Outcome, _ claim: TrajectoryClaim) throws -> TrajectoryResult {
    let other = PartMetrics(loss: 1, score: 0.5)
    var result = TrajectoryResult(
      id: claim.id, outcome: .finished,
      epochs: [
        EpochRecord(
          epoch: 1, training: other, validation: outcome.result ?? other, test: other, seconds: 1)
      ], confusions: [], models: [try Self.model], weightsDigest: nil, curveDigest: nil, worker: 0,
      seconds: 1, state: [1])
    if outcome.hasDiverged {
      result.outcome = .diverged(Divergence(epoch: 1, step: 1, layer: 1))
      result.epochs = []
      result.models = []
      result.state = nil
    }
    return result
  }

  private static var model: ModelRecord {
    get throws {
      let encoding = """
        {"layout": {"plain": {"_0": 1}}, "offsets": [0], "scales": [1],
         "task": {"classification": {"classes": ["no", "yes"]}}}
        """
      return ModelRecord(
        epoch: 1, layers: [LayerValues(inputs: 1, outputs: 1, weights: [1], biases: [0])],
        context: ModelContext(
          activations: [.sigmoid],
          encoding: try JSONDecoder().decode(InputEncoding.self, from: Data(encoding.utf8))))
    }
  }

  /// Half of the validation rows are of either class, where that is known.
  private func experiment(knowsChance: Bool) throws -> ExperimentRecord {
    let counts = "{\"training\": 10, \"validation\": 5, \"test\": 0}"
    let text = """
      {"rows": {"training": 20, "validation": 10, "test": 0}, "inputs": 2, "texts": [],
        "findings": [], "isHeaderFound": false, "classes": [
          {"name": "no", "counts": \(counts)}, {"name": "yes", "counts": \(counts)}]}
      """
    let description = try JSONDecoder().decode(DataDescription.self, from: Data(text.utf8))
    return ExperimentRecord(
      name: "ranks", description: "", path: "", text: "",
      data: [
        ExperimentData(
          name: "xor", classes: ["no", "yes"], description: knowsChance ? description : nil)
      ])
  }

  private func register(
    _ outcomes: [Outcome], of experiment: ExperimentRecord, epochs: Int, in store: Store
  ) throws {
    // Executed in another order than that of the file.
    let points = outcomes.map { outcome in
      PointRequest(
        position: outcome.position, id: outcome.id, canonicalText: "", settings: outcome.settings,
        replicate: Replicate(seed: UInt64(outcome.seed)), epochs: epochs, parameters: 2,
        order: (outcome.position * 23) % outcomes.count)
    }
    _ = try store.register(
      experiment, points: points.sorted { $0.order < $1.order }, keep: .best(5))
  }

  @Test(arguments: 1...12, [false, true])
  func `tables, pictures, progress and what is kept have one order`(
    seed: UInt64, knowsChance: Bool
  ) throws {
    let experiment = try experiment(knowsChance: knowsChance)
    let folder = FileManager.default.temporaryDirectory.path + "/nn-sweep-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let provenance = Provenance(
      host: "", processor: "", instructionSet: "", version: "", commit: "")
    let outcomes = outcomes(seed)
    let byID = Dictionary(uniqueKeysWithValues: outcomes.map { ($0.id, $0) })
    let store = try Store(directory: folder, provenance: provenance)
    try register(outcomes, of: experiment, epochs: 1, in: store)
    var progress = ProgressState(
      ProgressPlan(
        experiment: "ranks", runs: 60, finishedEarlier: 0, scoreText: ScoreText(.accuracy),
        work: 60,
        describe: { id in
          ProgressRun(
            label: id.hex, position: byID[id]?.position ?? 0, epochs: 1, examples: 1, work: 1)
        }), at: 0)
    for claim in try store.claim("ranks", limit: 60) {
      let outcome = try #require(byID[claim.id])
      guard outcome.result != nil || outcome.hasDiverged else { continue }
      let result = try result(outcome, claim)
      try store.record([result])
      progress.apply(.ended(result), at: 1)
    }

    let expected = settings(outcomes, chance: knowsChance ? 0.5 : nil)
    let rows = try store.results.leaderboard(of: "ranks").rows
    #expect(
      rows.map {
        "\($0.settings[.hidden]?.description ?? "") \($0.bestRun?.hex ?? "–")"
      } == expected)

    var view: [String] = []
    try store.results.query(
      "SELECT hidden || ' ' || ifnull(best_run, '–') FROM leaderboard", columns: { _ in },
      row: { if case .text(let text) = $0[0] { view.append(text) } })
    #expect(view == expected)

    let runs = try store.results.runs(of: "ranks")
    let pictures = SweepResults(
      experiment: experiment, curves: try store.results.curves(of: runs))
    let ended = Set(expected.map { $0.prefix { $0 != " " } })
    #expect(
      pictures.settings.map { $0.settings[.hidden]?.description ?? "" }
        .filter { ended.contains($0[...]) } == expected.map { String($0.prefix { $0 != " " }) })

    let order = finished(outcomes)
    let best = order.first { $0.result?.score.isNaN == false }
    #expect(progress.best?.label == best?.id.hex)
    #expect(ProgressBest(among: runs, label: \.id.hex)?.label == best?.id.hex)

    let kept = try order.filter { try store.results.model(of: $0.id) != nil }
    #expect(kept.map(\.position) == order.prefix(5).map(\.position))

    // States are trimmed at the end of a process; runs go on from those that are left.
    try store.close()
    let next = try Store(directory: folder, provenance: provenance)
    try register(outcomes, of: experiment, epochs: 2, in: next)
    let resumed = try next.claim("ranks", limit: 60).filter { $0.progress != nil }
    #expect(Set(resumed.map(\.id)) == Set(order.prefix(5).map(\.id)))
    try next.close()
  }
}
