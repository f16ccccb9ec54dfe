import Datasets
import GRDB
import Records

/// The ended runs of one setting, pooled while its points pass by.
struct SettingPool {
  let setting: Int64
  /// Asked for on the first split.
  let epochs: Int
  private(set) var standing = SettingStanding()
  /// One of its trajectories: all have a network of the same size.
  private(set) var trajectory = Int64.max
  /// That of the best finished run.
  private(set) var bestTrajectory: Int64?
  private var trainingScores = ReplicatePool()
  private var testScores = ReplicatePool()

  var trainingScore: SeedSummary? { trainingScores.summary(of: standing.finished) }
  var testScore: SeedSummary? { testScores.summary(of: standing.finished) }

  /// Pools an experiment's points that are asked for now and have ended, by setting and epochs. A
  /// point that several settings ask for is pooled under each.
  ///
  /// One pass for all that a leaderboard shows: SQLite, which can answer the best row of a group or
  /// its other numbers, but not both, would make three.
  static func all(_ db: Database, experiment: Int64) throws -> [SettingPool] {
    var rows = try FastStatement(db, endedPoints)
    defer { rows.end() }
    rows.bind(experiment)
    var pools: [SettingPool] = []
    while try rows.step() {
      let (setting, epochs) = (rows.integer(Column.setting), Int(rows.integer(Column.epochs)))
      if pools.last?.setting != setting || pools.last?.epochs != epochs {
        pools.append(SettingPool(setting: setting, epochs: epochs))
      }
      pools[pools.count - 1].take(rows)
    }
    return pools
  }

  static let endedPoints = """
    SELECT \(Column.list) FROM \(AliasRows.askedPoints)
    WHERE experiment = ? AND active = 1 AND state IN (\(state: .finished), \(state: .diverged))
    ORDER BY setting, planned_epochs, draw, fold, position
    """

  private enum Column: Int, SelectedColumn {
    case setting, epochs, draw, fold, position, trajectory, isFinished, validationLoss,
      validationScore, trainingScore, testScore

    var sql: String {
      switch self {
      case .setting: "setting"
      case .epochs: "planned_epochs"
      case .draw: "draw"
      case .fold: "fold"
      case .position: "position"
      case .trajectory: "trajectory"
      case .isFinished: "state = \(state: .finished)"
      case .validationLoss: "validation_loss"
      case .validationScore: "validation_score"
      case .trainingScore: "training_score"
      case .testScore: "test_score"
      }
    }
  }

  private init(setting: Int64, epochs: Int) {
    self.setting = setting
    self.epochs = epochs
  }

  private mutating func take(_ row: FastStatement) {
    let position = Int(row.integer(Column.position))
    let trajectory = row.integer(Column.trajectory)
    self.trajectory = min(self.trajectory, trajectory)
    guard row.integer(Column.isFinished) == 1 else {
      return standing.takeDiverged(position: position)
    }
    let rank = ResultRank(
      score: row.number(Column.validationScore), loss: row.number(Column.validationLoss),
      position: position)
    let split = SplitNumber(
      draw: Int(row.integer(Column.draw)),
      fold: row.isNull(Column.fold) ? nil : Int(row.integer(Column.fold)))
    if standing.take(rank, on: split) { bestTrajectory = trajectory }
    trainingScores.take(row.number(Column.trainingScore), on: split)
    testScores.take(row.number(Column.testScore), on: split)
  }
}
