import GRDB
import Records

/// The ended runs of one setting, pooled while its points pass by.
struct SettingPool {
  let setting: Int64
  let epochs: Int
  /// The first of its places in file order.
  private var position = Int.max
  /// One of its trajectories: all have a network of the same size.
  private(set) var trajectory = Int64.max
  private(set) var seeds = 0
  private(set) var diverged = 0
  private var validationLosses = Pool()
  private var validationScores = Pool()
  private var trainingScores = Pool()
  private var testScores = Pool()
  private var best: (rank: Rank, trajectory: Int64)?

  /// The finished run with the best validation score, the first of equal ones.
  var bestTrajectory: Int64? { best?.trajectory }
  var validationScore: SeedSummary? { validationScores.summary(of: seeds) }
  var validationLoss: SeedSummary? { validationLosses.summary(of: seeds) }
  var trainingScore: SeedSummary? { trainingScores.summary(of: seeds) }
  var testScore: SeedSummary? { testScores.summary(of: seeds) }

  /// Pools an experiment's points that are asked for now and have ended, by setting and epochs.
  ///
  /// One pass for all that a leaderboard shows: SQLite, which can answer the best row of a group or
  /// its other numbers, but not both, would make three.
  static func all(_ db: Database, experiment: Int64) throws -> [SettingPool] {
    var rows = try FastStatement(db, endedPoints)
    defer { rows.end() }
    rows.bind(experiment)
    var pools: [SettingPool] = []
    while try rows.step() {
      let (setting, epochs) = (rows.integer(0), Int(rows.integer(1)))
      if pools.last?.setting != setting || pools.last?.epochs != epochs {
        pools.append(SettingPool(setting: setting, epochs: epochs))
      }
      pools[pools.count - 1].take(rows)
    }
    return pools
  }

  static let endedPoints = """
    SELECT setting, epochs, position, trajectory, state = 'finished',
      validation_loss, validation_score, training_score, test_score
    FROM points
    WHERE experiment = ? AND active = 1 AND state IN ('finished', 'diverged')
    ORDER BY setting, epochs
    """

  private init(setting: Int64, epochs: Int) {
    self.setting = setting
    self.epochs = epochs
  }

  private mutating func take(_ row: FastStatement) {
    let (position, trajectory) = (Int(row.integer(2)), row.integer(3))
    self.position = min(self.position, position)
    self.trajectory = min(self.trajectory, trajectory)
    let score = row.number(6)
    validationLosses.take(row.number(5))
    validationScores.take(score)
    trainingScores.take(row.number(7))
    testScores.take(row.number(8))
    guard row.integer(4) == 1 else {
      diverged += 1
      return
    }
    seeds += 1
    let rank = Rank(score: score, position: position)
    if best.map({ rank.isBefore($0.rank) }) ?? true { best = (rank, trajectory) }
  }

  /// Whether this setting comes first: one that never diverged, then the higher mean score, the
  /// lower mean loss, the earlier place in the file.
  func isBefore(_ other: SettingPool) -> Bool {
    if (diverged > 0) != (other.diverged > 0) { return diverged == 0 }
    let byScore = isHigher(validationScore?.mean, other.validationScore?.mean)
    let byLoss = isHigher(
      (validationLoss?.mean).map { -$0 }, (other.validationLoss?.mean).map { -$0 })
    return byScore ?? byLoss ?? (position < other.position)
  }
}

/// Mean, lowest and highest of numbers that pass by.
private struct Pool {
  private var count = 0
  private var sum = 0.0
  private var lowest = Double.infinity
  private var highest = -Double.infinity

  /// Nil, a number that is none, is left out.
  mutating func take(_ number: Double?) {
    guard let number else { return }
    count += 1
    sum += number
    lowest = min(lowest, number)
    highest = max(highest, number)
  }

  /// Nil unless every one of `seeds` runs has a number: a mean of those that are left would flatter.
  func summary(of seeds: Int) -> SeedSummary? {
    guard count > 0, count == seeds, !sum.isNaN else { return nil }
    return SeedSummary(mean: sum / Double(count), lowest: lowest, highest: highest)
  }
}
