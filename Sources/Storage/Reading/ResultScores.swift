import GRDB
import Records

/// The scores that an experiment asks for beside accuracy or R², where its points take their results.
struct ResultScores {
  /// In the order of the file.
  let asked: [Score]
  private let experiment: ExperimentRecord
  /// By which settings are ranked instead of what their points' merits are of; nil for these.
  let judge: Score?
  private var values: [Place: [MeasuredScore]] = [:]
  private var settings: SettingTable
  private var measures: [Int64: [Measure]] = [:]
  /// By data; what a setting is trained on, where there are several.
  private let chances: [String: Chance]
  private var data: [Int64: String] = [:]

  private struct Place: Hashable {
    var trajectory: Int64
    var epoch: Int
  }

  init(_ db: Database, _ experiment: ExperimentRecord, key: Int64, isReranked: Bool) throws {
    self.experiment = experiment
    judge = isReranked ? experiment.score : nil
    asked = experiment.scoring.measures(positive: nil).map(\.score)
    settings = SettingTable(db)
    let score = experiment.score
    chances = Dictionary(
      experiment.data.compactMap { data in Chance(data, score).map { (data.name, $0) } },
      uniquingKeysWith: { first, _ in first })
    if experiment.data.count > 1 {
      // Each dataset may call another class positive.
      for (setting, values) in try settings.all(of: key) {
        let data = experiment.data(of: values)
        self.data[setting] = data.name
        measures[setting] = experiment.scoring.measures(positive: data.positive)
      }
    }
    guard !asked.isEmpty else { return }
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
  func chance(of setting: Int64) -> Chance? { chances[data[setting] ?? experiment.data[0].name] }

  /// What each asked score of a result comes to; nil where it was not measured.
  func of(_ trajectory: Int64, epoch: Int, _ setting: Int64) -> [MeasuredScore?] {
    let known = values[Place(trajectory: trajectory, epoch: epoch)] ?? []
    let measures =
      measures[setting] ?? experiment.scoring.measures(positive: experiment.data[0].positive)
    return measures.map { measure in known.first { $0.measure == measure } }
  }
}
