import Datasets
import GRDB
import Records

/// The ended runs of one setting, pooled while its points pass by.
struct SettingPool {
  let setting: Int64
  /// Asked for on the first split.
  let epochs: Int
  private(set) var standing: SettingStanding
  /// Of its network: that of all of its runs has the same size.
  private(set) var parameters = 0
  /// That of the best finished run.
  private(set) var bestTrajectory: Int64?
  /// Its ended runs, in the order of the file.
  private(set) var runs: [SettingScores.Run] = []
  private var finished: [(rank: ResultRank, trajectory: Int64)] = []
  private var trainingScores = ReplicatePool()
  private var validationScores = ReplicatePool()
  private var testScores = ReplicatePool()
  private var seconds = ReplicatePool()
  /// What was asked for beside accuracy or R².
  private var others: [(score: Score, validation: ReplicatePool, test: ReplicatePool)]

  /// That of the finished run in the middle, of two the better one: a typical run, where the best is
  /// a lucky one.
  var medianTrajectory: Int64? {
    let sorted = finished.sorted { $0.rank.isBefore($1.rank) }
    return sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2].trajectory
  }

  var validationScore: SeedSummary? { validationScores.summary(of: standing.finished) }
  /// Of processor time that a finished run took, on average; nil where one of them is not known.
  var meanSeconds: Double? { seconds.summary(of: standing.finished)?.mean }

  var scores: [ScoreSummary] {
    others.map {
      ScoreSummary(
        $0.score, validation: $0.validation.summary(of: standing.finished),
        test: $0.test.summary(of: standing.finished))
    }
  }
  var trainingScore: SeedSummary? { trainingScores.summary(of: standing.finished) }
  var testScore: SeedSummary? { testScores.summary(of: standing.finished) }

  /// Pools an experiment's points that are asked for now and have ended, by setting and epochs. A
  /// point that several settings ask for is pooled under each.
  ///
  /// One pass for all that a leaderboard shows: SQLite, which can answer the best row of a group or
  /// its other numbers, but not both, would make three.
  static func all(
    _ db: Database, experiment: Int64, scores: ResultScores
  ) throws -> [SettingPool] {
    var rows = try FastStatement(db, endedPoints)
    defer { rows.end() }
    rows.bind(experiment)
    var pools: [SettingPool] = []
    while try rows.step() {
      let (setting, epochs) = (rows.integer(Column.setting), Int(rows.integer(Column.epochs)))
      if pools.last?.setting != setting || pools.last?.epochs != epochs {
        pools.append(SettingPool(setting: setting, epochs: epochs, scores))
      }
      pools[pools.count - 1].take(rows, scores)
    }
    return pools
  }

  static let endedPoints = """
    SELECT \(Column.list) FROM \(AliasRows.askedPoints) p
    CROSS JOIN trajectories t ON t.id = p.trajectory
    WHERE p.experiment = ? AND p.active = 1
      AND p.state IN (\(state: .finished), \(state: .diverged))
    ORDER BY p.setting, p.planned_epochs, p.draw, p.fold, p.position
    """

  private enum Column: Int, SelectedColumn {
    case setting, epochs, seed, draw, fold, position, trajectory, parameters,
      isFinished, validationLoss,
      validationScore, trainingScore, testScore, merit, resultEpoch, seconds

    var sql: String {
      switch self {
      case .setting: "p.setting"
      case .epochs: "p.planned_epochs"
      case .seed: "t.seed"
      case .draw: "p.draw"
      case .fold: "p.fold"
      case .position: "p.position"
      case .trajectory: "p.trajectory"
      case .parameters: "t.parameters"
      case .isFinished: "p.state = \(state: .finished)"
      case .validationLoss: "p.validation_loss"
      case .validationScore: "p.validation_score"
      case .trainingScore: "p.training_score"
      case .testScore: "p.test_score"
      case .merit: "p.merit"
      case .resultEpoch: "p.result_epoch"
      case .seconds: "t.seconds"
      }
    }
  }

  private init(setting: Int64, epochs: Int, _ scores: ResultScores) {
    self.setting = setting
    self.epochs = epochs
    standing = SettingStanding(scores.chance(of: setting))
    others = scores.asked.map { ($0, ReplicatePool(), ReplicatePool()) }
  }

  private mutating func take(_ row: FastStatement, _ scores: ResultScores) {
    let position = Int(row.integer(Column.position))
    let trajectory = row.integer(Column.trajectory)
    parameters = Int(row.integer(Column.parameters))
    let replicate = Replicate(
      seed: UInt64(bitPattern: row.integer(Column.seed)),
      split: row.split(draw: Column.draw, fold: Column.fold))
    guard row.integer(Column.isFinished) == 1 else {
      runs.append(.init(replicate, merit: nil, isDiverged: true))
      return standing.takeDiverged(position: position, on: replicate.split)
    }
    let known =
      others.isEmpty
      ? [] : scores.of(trajectory, epoch: Int(row.integer(Column.resultEpoch)), setting)
    let rank = ResultRank(
      score: merit(row, known, scores.judge), loss: row.number(Column.validationLoss),
      position: position)
    seconds.take(row.number(Column.seconds))
    let split = replicate.split
    runs.append(.init(replicate, merit: rank.score))
    finished.append((rank, trajectory))
    if standing.take(rank, on: split) { bestTrajectory = trajectory }
    validationScores.take(row.number(Column.validationScore), on: split)
    trainingScores.take(row.number(Column.trainingScore), on: split)
    testScores.take(row.number(Column.testScore), on: split)
    for (place, value) in known.enumerated() {
      others[place].validation.take(value.flatMap { Ranking.number($0.validation) }, on: split)
      others[place].test.take(value.flatMap { Ranking.number($0.test) }, on: split)
    }
  }

  /// What ranks a run: its point's merit, or what another score makes of it.
  private func merit(
    _ row: FastStatement, _ known: [MeasuredScore?], _ judge: Score?
  ) -> Double? {
    guard let judge else { return row.number(Column.merit) }
    if judge.isStandard { return row.number(Column.validationScore) }
    let score = known.lazy.compactMap { $0 }.first { $0.measure.score == judge }
    return score.flatMap { Ranking.number(judge.merit($0.validation)) }
  }
}
