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
  /// That of the finished run in the middle, of two the better one: a typical run, where the best is
  /// a lucky one.
  private(set) var medianTrajectory: Int64?
  /// Its ended runs, in the order of the file.
  private(set) var runs: [SettingScores.Run] = []
  private var trainingScores = ReplicatePool()
  private var validationScores = ReplicatePool()
  private var testScores = ReplicatePool()
  private var seconds = ReplicatePool()
  /// What was asked for beside accuracy or R².
  private var others: [(score: Score, validation: ReplicatePool, test: ReplicatePool)]

  var validationScore: SeedSummary? { validationScores.summary(of: standing.finished) }
  /// Of processor time that a finished run took, on average; nil where one of them is not known.
  var meanSeconds: Double? { seconds.summary(of: standing.finished)?.mean }

  var scores: [ScoreSummary] {
    others.map {
      ScoreSummary(
        $0.score, validation: $0.validation.summary(of: standing.finished)?.finite,
        test: $0.test.summary(of: standing.finished)?.finite)
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
    var pools: [SettingPool] = []
    try EndedPoints(db, experiment: experiment).forEachSetting { setting, points in
      var rest = points[...]
      while let epochs = rest.first?.plannedEpochs {
        let own = rest.prefix { $0.plannedEpochs == epochs }
        pools.append(SettingPool(of: own, setting, epochs: epochs, scores))
        rest = rest.dropFirst(own.count)
      }
    }
    return pools
  }

  /// The points come in the order of the file, split by split.
  private init(
    of points: ArraySlice<EndedPoint>, _ setting: Int64, epochs: Int, _ scores: ResultScores
  ) {
    self.setting = setting
    self.epochs = epochs
    standing = SettingStanding(
      scores.chance(of: setting), summing: scores.summed(scores.experiment.score, setting))
    // The test part is the same in all folds: its scores are no shares of one.
    others = scores.asked.map {
      ($0, ReplicatePool(summing: scores.summed($0, setting)), ReplicatePool())
    }
    parameters = points.last?.parameters ?? 0
    runs.reserveCapacity(points.count)
    var ranks: [ResultRank] = []
    var finished: [Int64] = []
    for point in points {
      guard let rank = take(point, scores) else { continue }
      ranks.append(rank)
      finished.append(point.trajectory)
    }
    medianTrajectory = Ranking.median(ranks).map { finished[$0] }
  }

  /// Answers where a finished run stands.
  private mutating func take(_ point: EndedPoint, _ scores: ResultScores) -> ResultRank? {
    let position = Int(point.position)
    let split = point.split
    let replicate = Replicate(seed: point.seed, split: split)
    guard point.isFinished else {
      runs.append(.init(replicate, merit: nil, isDiverged: true))
      standing.takeDiverged(position: position)
      return nil
    }
    let known =
      others.isEmpty ? [] : scores.of(point.trajectory, epoch: point.resultEpoch, setting)
    let counts = scores.counts(point.trajectory, epoch: point.resultEpoch)
    let rank = ResultRank(
      score: merit(point, known, scores.judge), loss: point.validationLoss, position: position)
    seconds.take(point.seconds)
    runs.append(.init(replicate, merit: rank.score, counts: counts))
    if standing.take(rank, on: split, counts: counts) { bestTrajectory = point.trajectory }
    validationScores.take(point.validationScore, on: split)
    trainingScores.take(point.trainingScore, on: split)
    testScores.take(point.testScore, on: split)
    for (place, value) in known.enumerated() {
      others[place].validation.take(
        value.flatMap { Ranking.number($0.validation) }, on: split, counts: counts)
      others[place].test.take(value.flatMap { Ranking.number($0.test) }, on: split)
    }
    return rank
  }

  /// What ranks a run: its point's merit, or what another score makes of it.
  private func merit(
    _ point: EndedPoint, _ known: [MeasuredScore?], _ judge: Score?
  ) -> Double? {
    guard let judge else { return point.merit }
    if judge.isStandard { return point.validationScore }
    let score = known.lazy.compactMap { $0 }.first { $0.measure.score == judge }
    return score.flatMap { Ranking.number(judge.merit($0.validation)) }
  }
}
