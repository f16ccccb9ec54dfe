import GRDB
import Records

/// The scores that an experiment asks for beside accuracy or R², where its points take their results.
struct ResultScores {
  /// In the order of the file.
  let asked: [Score]
  let experiment: ExperimentRecord
  /// By which settings are ranked instead of what their points' merits are of; nil for these.
  let judge: Score?
  private var values: [Place: [MeasuredScore]] = [:]
  private var counts: [Place: [Int]] = [:]
  /// By data; what a setting is trained on, where there are several.
  private let chances: [String: Chance]
  private var data: [Int64: ExperimentData] = [:]

  private struct Place: Hashable {
    var trajectory: Int64
    var epoch: Int
  }

  init(_ db: Database, _ experiment: ExperimentRecord, key: Int64, isReranked: Bool) throws {
    self.experiment = experiment
    judge = isReranked ? experiment.score : nil
    asked = experiment.scoring.measures(positive: nil).map(\.score)
    let score = experiment.score
    chances = Dictionary(
      experiment.data.compactMap { data in Chance(data, score).map { (data.name, $0) } },
      uniquingKeysWith: { first, _ in first })
    if experiment.data.count > 1 {
      // Each dataset may call another class positive.
      var settings = SettingTable(db)
      data = try settings.all(of: key).mapValues { experiment.data(of: $0) }
    }
    guard !asked.isEmpty else { return }
    try readCounts(db, key)
    var rows = try FastStatement(
      db,
      """
      SELECT x.trajectory, x.epoch, x.score, x.validation, x.test
      FROM epoch_scores x WHERE (x.trajectory, x.epoch) IN (
        SELECT trajectory, result_epoch FROM points WHERE experiment = ? AND active = 1)
      """)
    defer { rows.end() }
    rows.bind(key)
    while try rows.step() {
      guard let measure = rows.text(Int32(2)).flatMap({ Measure($0) }) else { continue }
      let place = Place(
        trajectory: rows.integer(Int32(0)), epoch: Int(rows.integer(Int32(1))))
      values[place, default: []].append(
        MeasuredScore(
          measure, validation: rows.number(Int32(3)) ?? .nan, test: rows.number(Int32(4)) ?? .nan))
    }
  }

  /// What answering without looking scores on the data of a setting; nil where it is not known.
  func chance(of setting: Int64) -> Chance? { chances[data(of: setting).name] }

  private func data(of setting: Int64) -> ExperimentData { data[setting] ?? experiment.data[0] }

  /// Reads those by which scores are pooled over folds.
  private mutating func readCounts(_ db: Database, _ key: Int64) throws {
    let isSummed = experiment.data.contains { data in
      asked.contains { data.summed($0) != nil }
    }
    guard isSummed else { return }
    var rows = try FastStatement(
      db,
      """
      SELECT p.trajectory, p.result_epoch, (\(ConfusionRows.ofFold)) FROM points p
      WHERE p.experiment = ? AND p.active = 1 AND p.state = \(state: .finished)
      """)
    defer { rows.end() }
    rows.bind(key)
    while try rows.step() {
      guard let text = rows.text(Int32(2)) else { continue }
      let trajectory = rows.integer(Int32(0))
      guard let found = ConfusionRows.counts(Array(text.utf8)) else {
        let run = try Row.fetchOne(
          db, sql: "SELECT run FROM trajectories WHERE id = ?", arguments: [trajectory])
        throw RunDamage(
          run: try TrajectoryID(stored: run?.value("run")), finding: ConfusionRows.finding)
      }
      counts[Place(trajectory: trajectory, epoch: Int(rows.integer(Int32(1))))] = found
    }
  }

  /// What has to be computed of these for a score of a setting: see `ExperimentData.summed`.
  func summed(_ score: Score, _ setting: Int64) -> Measure? { data(of: setting).summed(score) }

  /// The validation part's confusion counts of a result, where scores are pooled by them.
  func counts(_ trajectory: Int64, epoch: Int) -> [Int]? {
    counts[Place(trajectory: trajectory, epoch: epoch)]
  }

  /// What each asked score of a result comes to; nil where it was not measured.
  func of(_ trajectory: Int64, epoch: Int, _ setting: Int64) -> [MeasuredScore?] {
    let known = values[Place(trajectory: trajectory, epoch: epoch)] ?? []
    return experiment.scoring.measures(positive: data(of: setting).positive).map { measure in
      known.first { $0.measure == measure }
    }
  }
}
