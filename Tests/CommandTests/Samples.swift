import Experiments
import Networks
import Records

@testable import nn_sweep

/// Records as the database would hand them over, small enough to be read in an expectation.
enum Samples {
  static let classes = ExperimentRecord(
    name: "grid", description: "", path: "grid.exp", text: "",
    data: [ExperimentData(name: "digits", classes: ["cat", "dog"])])

  static let regression = ExperimentRecord(
    name: "houses", description: "", path: "houses.exp", text: "",
    data: [ExperimentData(name: "houses.csv", classes: [], targetDeviation: 10)])

  /// `1a000000…`, by a number.
  static func id(_ number: Int) -> TrajectoryID {
    let digits = String(number, radix: 16)
    return TrajectoryID(hex: digits + String(repeating: "0", count: 32 - digits.count))!
  }

  static func settings(_ hidden: String, _ rate: Double) -> Settings {
    Settings([
      .hidden: .text(hidden), .layers: .text(hidden == "[]" ? "64-10" : "64-\(hidden)-10"),
      .activations: .text("relu/softmax"), .learningRate: .number(rate), .batchSize: .number(10),
    ])
  }

  static func row(
    _ settings: Settings, score: Double?, spread: Double = 0, seeds: Int = 1, diverged: Int = 0,
    loss: Double = 0.02, run: Int = 1
  ) -> LeaderboardRow {
    let summary = score.map { SeedSummary(mean: $0, lowest: $0 - spread, highest: $0 + spread) }
    var row = LeaderboardRow(
      settings: settings, parameters: 2000, epochs: 20, seeds: seeds, diverged: diverged,
      validationScore: summary,
      validationLoss: score == nil ? nil : SeedSummary(mean: loss, lowest: loss, highest: loss),
      trainingScore: summary,
      testScore: score.map { SeedSummary(mean: $0 - 0.01, lowest: $0 - 0.01, highest: $0 - 0.01) },
      bestRun: score == nil ? nil : id(0x1a2b_3c40 + run))
    row.medianRun = row.bestRun
    return row
  }

  /// An epoch whose scores are `score` on validation, a little more on training, less on test.
  static func epoch(_ number: Int, score: Double) -> EpochRecord {
    EpochRecord(
      epoch: number, training: PartMetrics(loss: (1 - score) / 2, score: score + 0.01),
      validation: PartMetrics(loss: 1 - score, score: score),
      test: PartMetrics(loss: 1 - score, score: score - 0.01), seconds: 0.25)
  }

  static func result(
    _ run: Int, _ outcome: TrajectoryOutcome = .finished, score: Double = 0.9, epochs: Int = 4,
    worker: Int = 0
  ) -> TrajectoryResult {
    TrajectoryResult(
      id: id(run), outcome: outcome,
      epochs: epochs > 0 ? (1...epochs).map { epoch($0, score: score) } : [], confusions: [],
      models: [], weightsDigest: nil, curveDigest: nil, worker: worker, seconds: 1.25)
  }

  static func plan(
    runs: Int = 4, score: Score = .accuracy, finishedEarlier: Int = 0, without parts: Set<Part> = []
  ) -> ProgressPlan {
    ProgressPlan(
      experiment: "grid", runs: runs, finishedEarlier: finishedEarlier, scoreText: ScoreText(score),
      work: Double(4 * runs), emptyParts: parts, best: nil,
      describe: { id in
        ProgressRun(
          label: "16 relu/softmax 0.\(id.hex.prefix(1))",
          position: Int(id.hex.prefix(1), radix: 16) ?? 0, epochs: 4, examples: 1000, work: 4)
      })
  }
}

/// The lines as a pipe would get them.
func plain(_ lines: [TextLine]) -> String { lines.map(\.plain).joined(separator: "\n") }
