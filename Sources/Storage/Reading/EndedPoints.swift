import Datasets
import GRDB
import Records

/// A point that has ended, with what a leaderboard takes from it; small, since there may be a
/// million.
struct EndedPoint {
  var trajectory: Int64
  var seed: UInt64
  var parameters: Int
  /// Asked for on the first split.
  var plannedEpochs: Int
  var resultEpoch: Int
  // NaN where there is none: the database holds no number that is none.
  private var numbers:
    (
      validationLoss: Double, validationScore: Double, trainingScore: Double, testScore: Double,
      merit: Double, seconds: Double
    )
  var position: Int32
  private var draw: Int32
  /// 0 where there are none, which comes first.
  private var fold: Int32
  var isFinished: Bool

  var validationLoss: Double? { Ranking.number(numbers.validationLoss) }
  var validationScore: Double? { Ranking.number(numbers.validationScore) }
  var trainingScore: Double? { Ranking.number(numbers.trainingScore) }
  var testScore: Double? { Ranking.number(numbers.testScore) }
  var merit: Double? { Ranking.number(numbers.merit) }
  /// Of processor time.
  var seconds: Double? { Ranking.number(numbers.seconds) }
  var split: SplitNumber { SplitNumber(draw: Int(draw), fold: fold == 0 ? nil : Int(fold)) }

  /// The order in which the points of a setting are pooled: their sums depend on it.
  func isBefore(_ other: EndedPoint) -> Bool {
    (plannedEpochs, draw, fold, position)
      < (other.plannedEpochs, other.draw, other.fold, other.position)
  }

  fileprivate init(_ row: FastStatement) {
    func number(_ column: Column) -> Double { row.number(column) ?? .nan }
    trajectory = row.integer(Column.trajectory)
    seed = UInt64(bitPattern: row.integer(Column.seed))
    parameters = Int(row.integer(Column.parameters))
    plannedEpochs = Int(row.integer(Column.plannedEpochs))
    resultEpoch = Int(row.integer(Column.resultEpoch))
    numbers = (
      number(.validationLoss), number(.validationScore), number(.trainingScore),
      number(.testScore), number(.merit), number(.seconds)
    )
    position = Int32(clamping: row.integer(Column.position))
    draw = Int32(clamping: row.integer(Column.draw))
    fold = Int32(clamping: row.integer(Column.fold))
    isFinished = row.integer(Column.isFinished) == 1
  }

  /// What is selected, of a point `p` and its run `t`; setting and place are those of `s`.
  fileprivate enum Column: Int, SelectedColumn {
    case setting, plannedEpochs, seed, draw, fold, position, trajectory, parameters, isFinished,
      validationLoss, validationScore, trainingScore, testScore, merit, resultEpoch, seconds

    var sql: String {
      switch self {
      case .setting: "s.setting"
      case .plannedEpochs: "p.planned_epochs"
      case .seed: "t.seed"
      case .draw: "p.draw"
      case .fold: "p.fold"
      case .position: "s.position"
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
}

/// An experiment's points that are asked for now and have ended, setting by setting. One that several
/// settings ask for is with each.
struct EndedPoints {
  private var points: [EndedPoint] = []
  /// For each point the place of its setting among `settings`.
  private var places: [UInt32] = []
  private var settings = Numbering<Int64>()

  /// They are read in the order in which they were trained, in which they and their runs lie side by
  /// side in the file: setting by setting, each of a million would be looked for in another place.
  init(_ db: Database, experiment: Int64) throws {
    let count =
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM points WHERE experiment = ? AND active = 1",
        arguments: [experiment]) ?? 0
    points.reserveCapacity(count)
    places.reserveCapacity(count)
    try read(db, Self.own, experiment)
    if try AliasRows.any(db) { try read(db, Self.aliases, experiment) }
  }

  private mutating func read(_ db: Database, _ sql: String, _ experiment: Int64) throws {
    var rows = try FastStatement(db, sql)
    defer { rows.end() }
    rows.bind(experiment)
    while try rows.step() {
      points.append(EndedPoint(rows))
      places.append(settings.number(of: rows.integer(EndedPoint.Column.setting)))
    }
  }

  /// Calls `body` with the points of each setting, in the order of its key, in that in which they are
  /// pooled.
  func forEachSetting(_ body: (Int64, [EndedPoint]) -> Void) {
    // Where each setting's points begin among all.
    var ends = [Int](repeating: 0, count: settings.values.count + 1)
    for place in places { ends[Int(place) + 1] += 1 }
    for place in settings.values.indices { ends[place + 1] += ends[place] }
    let starts = ends
    var sorted = [UInt32](repeating: 0, count: points.count)
    for (number, place) in places.enumerated() {
      sorted[ends[Int(place)]] = UInt32(number)
      ends[Int(place)] += 1
    }
    for place in settings.values.indices.sorted(by: { settings.values[$0] < settings.values[$1] }) {
      let own = sorted[starts[place]..<starts[place + 1]].map { points[Int($0)] }
      body(settings.values[place], own.sorted { $0.isBefore($1) })
    }
  }

  static let own = """
    SELECT \(EndedPoint.Column.list.replacing("s.", with: "p."))
    FROM points p CROSS JOIN trajectories t ON t.id = p.trajectory
    WHERE p.experiment = ? AND p.active = 1
      AND p.state IN (\(state: .finished), \(state: .diverged))
    """

  static let aliases = """
    SELECT \(EndedPoint.Column.list) FROM aliases s CROSS JOIN points p ON p.id = s.point
    CROSS JOIN trajectories t ON t.id = p.trajectory
    WHERE p.experiment = ? AND p.active = 1
      AND p.state IN (\(state: .finished), \(state: .diverged))
    """
}
