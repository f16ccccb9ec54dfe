import Datasets
import Foundation
import Kernels
import Networks
import Records
import Storage
import Testing

@testable import Plotting
@testable import nn_sweep

/// Over folds F1, macro F1 and MCC are of the counts of a draw's folds, added up, and everything that
/// shows or ranks them says the same.
@Suite struct FoldRankingTests {
  /// A finished run of a setting on a fold, with what it answered.
  private struct Outcome {
    var setting: Int
    var replicate: Replicate
    /// True class by predicted class.
    var counts: [Int]

    var id: TrajectoryID { TrajectoryID(canonicalText: "\(setting) \(replicate)") }
    var settings: Settings { Settings([.hidden: .text("\(setting)")]) }
  }

  /// Six settings, two draws of three folds, some seeds. The rare class is missing from some folds.
  private func outcomes(_ seed: UInt64, seeds: Int = 2) -> [Outcome] {
    var random = RandomSource(seed: seed, .order)
    var outcomes: [Outcome] = []
    for setting in 0..<6 {
      for draw in 1...2 {
        for fold in 1...3 {
          for seed in 1...seeds {
            let counts = [40 + random.below(5), random.below(4), random.below(5), random.below(3)]
            outcomes.append(
              Outcome(
                setting: setting,
                replicate: Replicate(
                  seed: UInt64(seed), split: SplitNumber(draw: draw, fold: fold)), counts: counts))
          }
        }
      }
    }
    return outcomes
  }

  /// The definition, written once more and plainly, of two classes of which the second is positive.
  private func value(_ score: Score, _ counts: [Int]) -> Double {
    let (right, wrong, missed, found) = (
      Double(counts[0]), Double(counts[1]), Double(counts[2]), Double(counts[3])
    )
    func f1(_ hits: Double) -> Double {
      hits + wrong + missed == 0 ? 0 : 2 * hits / (2 * hits + wrong + missed)
    }
    switch score {
    case .f1: return f1(found)
    case .macroF1: return (f1(right) + f1(found)) / 2
    default:
      let product = (found + wrong) * (found + missed) * (right + wrong) * (right + missed)
      return product == 0 ? 0 : (found * right - wrong * missed) / product.squareRoot()
    }
  }

  private func mean(_ score: Score, _ outcomes: [Outcome]) -> Double {
    let draws = Dictionary(grouping: outcomes) { $0.replicate.split.draw }.values
    let values = draws.map { runs in
      value(score, (0..<4).map { cell in runs.reduce(0) { $0 + $1.counts[cell] } })
    }
    return values.reduce(0, +) / Double(values.count)
  }

  private func experiment(_ score: Score) -> ExperimentRecord {
    let numbers = (1...2).flatMap { draw -> [SplitNumber] in
      (1...3).map { SplitNumber(draw: draw, fold: $0) }
    }
    let facts = SplitFacts(counts: .init(training: 90, validation: 45, test: 20))
    return ExperimentRecord(
      name: "folds", description: "", path: "", text: "",
      data: [
        ExperimentData(
          name: "xor", classes: ["no", "yes"], positive: 1,
          splits: ExperimentSplits(numbers: numbers, facts: numbers.map { _ in facts }))
      ], scoring: Scoring(score, recorded: [.auc]))
  }

  private func result(
    _ outcome: Outcome, _ claim: TrajectoryClaim, _ score: Score
  ) -> TrajectoryResult {
    let metrics = PartMetrics(loss: 0.5, score: 0.75)
    let value = value(score, outcome.counts)
    let scores = [
      MeasuredScore(Measure(score, positive: 1), validation: value, test: value),
      MeasuredScore(
        Measure(.auc), validation: Double(outcome.counts[0]) / 50, test: 0.5),
    ]
    return TrajectoryResult(
      id: claim.id, outcome: .finished,
      epochs: [
        EpochRecord(
          epoch: 1, training: metrics, validation: metrics, test: metrics, seconds: 1,
          scores: scores)
      ], confusions: [ConfusionRecord(epoch: 1, part: .validation, counts: outcome.counts)],
      models: [], weightsDigest: nil, curveDigest: nil, worker: 0, seconds: 1)
  }

  @Test(arguments: [Score.f1, .macroF1, .mcc], [UInt64(1), 2, 3])
  func `tables, views, verdicts and pictures add the counts of folds`(
    score: Score, seed: UInt64
  ) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/nn-sweep-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try Store(
      directory: folder,
      provenance: Provenance(
        host: "", processor: "", instructionSet: "", version: "", commit: ""))
    let (outcomes, experiment) = (outcomes(seed), experiment(score))
    _ = try store.register(
      experiment,
      points: outcomes.enumerated().map { position, outcome in
        PointRequest(
          position: position, id: outcome.id, canonicalText: "", settings: outcome.settings,
          replicate: outcome.replicate, epochs: 1, parameters: 2)
      })
    let byID = Dictionary(uniqueKeysWithValues: outcomes.map { ($0.id, $0) })
    for claim in try store.claim("folds", limit: 100) {
      try store.record([result(try #require(byID[claim.id]), claim, score)])
    }
    let expected = Dictionary(grouping: outcomes, by: \.setting)
      .mapValues { mean(score, $0) }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    func agree(_ found: [(String, Double)]) -> Bool {
      found.map(\.0) == expected.map { "\($0.key)" }
        && zip(found, expected).allSatisfy { ($0.1 - $1.value).magnitude < 1e-12 }
    }

    let board = try store.results.leaderboard(of: "folds")
    #expect(
      agree(
        board.rows.map {
          ($0.settings[.hidden]?.description ?? "", $0[score]?.validation?.mean ?? .nan)
        }))
    let verdict = try #require(SweepVerdict.all(of: experiment, board.scores).first)
    #expect(
      agree(
        verdict.settings.map { ($0.settings[.hidden]?.description ?? "", $0.mean ?? .nan) }))
    let pictures = SweepResults(
      experiment: experiment,
      curves: try store.results.curves(of: try store.results.runs(of: "folds")))
    #expect(
      agree(
        pictures.settings.map {
          ($0.settings[.hidden]?.description ?? "", $0.score?.mean ?? .nan)
        }))
    // None of them calls it a mean.
    let notes = LeaderboardTable(rows: board.rows, experiment: experiment).notes.map(\.plain)
    let note = "\(score.name): of the folds' counts added up, 6 splits, seeds averaged in each"
    #expect(notes.contains { $0.hasPrefix(note) }, "\(notes)")
    let caption = PlotKind.ranked.figure(of: pictures).panels[0].labels.map(\.text)
    #expect(caption.joined(separator: " ").contains("dot: of the folds' counts added up"))
    var view: [(String, Double)] = []
    var auc: [String: Double] = [:]
    try store.results.query(
      "SELECT hidden, validation_\(score.column), validation_auc FROM leaderboard ORDER BY rank",
      columns: { _ in },
      row: { row in
        guard case .text(let hidden) = row[0], case .real(let value) = row[1],
          case .real(let area) = row[2]
        else { return }
        view.append((hidden, value))
        auc[hidden] = area
      })
    #expect(agree(view))

    // What is no score of counts, and the test part, are means as ever; so is the spread.
    for row in board.rows {
      let hidden = row.settings[.hidden]?.description ?? ""
      let own = outcomes.filter { "\($0.setting)" == hidden }
      let area = own.reduce(0) { $0 + Double($1.counts[0]) / 50 } / Double(own.count)
      #expect(((row[.auc]?.validation?.mean ?? .nan) - area).magnitude < 1e-12)
      #expect(((auc[hidden] ?? .nan) - area).magnitude < 1e-12)
      let values = own.map { value(score, $0.counts) }
      let plain = values.reduce(0, +) / Double(values.count)
      #expect(((row[score]?.test?.mean ?? .nan) - plain).magnitude < 1e-12)
      #expect(row[score]?.validation?.sample == .splits(6))
      #expect(row[score]?.validation?.highest == values.max())
    }
    try store.close()
  }

  @Test(arguments: [Score.f1, .macroF1, .mcc])
  func `a confirmation adds them too, and says of what its differences are`(score: Score) throws {
    let (outcomes, experiment) = (outcomes(1, seeds: 4), experiment(score))
    let settings = Dictionary(grouping: outcomes, by: \.settings).map { settings, own in
      SettingScores(
        settings: settings, parameters: 2,
        runs: own.map {
          .init($0.replicate, merit: value(score, $0.counts), counts: $0.counts)
        })
    }
    let found = try #require(Records.Confirmation.all(of: experiment, settings).first)
    func isOf(_ mean: Double?, _ settings: Settings, _ seeds: ClosedRange<UInt64>) -> Bool {
      let own = outcomes.filter { $0.settings == settings && seeds.contains($0.replicate.seed) }
      return mean.map { ($0 - self.mean(score, own)).magnitude < 1e-12 } ?? false
    }
    #expect(isOf(found.mean, found.choice, 3...4))
    #expect(found.rivals.count == 5)
    for rival in found.rivals { #expect(isOf(rival.mean, rival.settings, 3...4)) }
    // As in the leaderboard of the confirmation.
    #expect(isOf(found.leaderMean, found.leader, 1...4))
    let lines = ConfirmationText.lines([found], experiment, axes: [.hidden]).map(\.plain)
    #expect(
      lines.contains(
        "\(score.name): of the folds' counts added up; places and differences are of the folds' own scores"
      ))
  }
}
