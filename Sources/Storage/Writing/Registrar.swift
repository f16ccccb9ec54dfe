import Datasets
import GRDB
import Records

/// Compares what an experiment asks with what is stored of it. All its points are read at once, as
/// small values, so that 100,000 unchanged ones cost no statement each. Points come in the order of
/// execution, so that what is written of their runs one after another lies side by side.
struct Registrar {
  /// What is stored of a point; small, since there may be a million.
  private struct Known {
    var key: Int64
    var setting: Int64
    var plannedEpochs: Int
    var position: Int32
    var turn: Int32
    /// The number of the measure it is ranked by.
    var rankedBy: UInt32
    var state: PointState
    var isActive: Bool
    var isAsked = false
  }

  /// What tells points of one trajectory apart.
  private struct Goal: Hashable {
    var epochs: Int
    var stop: String
  }

  private let db: Database
  private let experiment: Int64
  /// Whether the experiment asks for other scores than when it was last registered.
  private let asksNewScores: Bool
  /// Numbers of points, by trajectory and goal.
  private var numbers = RunNumbers()
  private var goals = Numbering<Goal>()
  /// By number.
  private var known: [Known] = []
  private var rankings = Numbering<String>()
  private var texts: [Int64: String] = [:]
  private var settingKeys: [String: Int64] = [:]
  /// Settings of points that ask for what another asks for, too.
  private var aliases: AliasRows.Map = [:]
  private var counts = Registration()
  /// Runs to be set back, by key.
  private var broken: [Int64] = []
  private var hasChanged = false

  /// Goes through all points, and notes what they were made from.
  static func register(
    _ points: some Sequence<PointRequest>, of experiment: Int64, asksNewScores: Bool,
    _ stamp: String?, _ db: Database
  ) throws -> Registration {
    var registrar = try Registrar(
      db, experiment, asksNewScores: asksNewScores, room: points.underestimatedCount)
    for point in points { try registrar.register(point) }
    let counts = try registrar.finish()
    try StampColumn.write(db, experiment: experiment, stamp, counts)
    return counts
  }

  private init(_ db: Database, _ experiment: Int64, asksNewScores: Bool, room: Int) throws {
    self.db = db
    self.experiment = experiment
    self.asksNewScores = asksNewScores
    numbers = RunNumbers(capacity: room)
    known.reserveCapacity(room)
    var rows = try FastStatement(
      db,
      """
      SELECT \(Column.list)
      FROM points p JOIN trajectories t ON t.id = p.trajectory WHERE p.experiment = ?
      """)
    rows.bind(experiment)
    while try rows.step() { try enter(rows) }
    var settings = SettingTable(db)
    texts = try settings.all(of: experiment).mapValues(SettingRows.text)
    settingKeys = Dictionary(texts.map { ($1, $0) }, uniquingKeysWith: min)
  }

  private mutating func enter(_ row: FastStatement) throws {
    let goal = goals.number(
      of: Goal(epochs: Int(row.integer(Column.epochs)), stop: row.text(Column.stop) ?? ""))
    numbers.insert(try row.runID(Column.run), goal)
    known.append(
      Known(
        key: row.integer(Column.key), setting: row.integer(Column.setting),
        plannedEpochs: Int(row.integer(Column.plannedEpochs)),
        position: Int32(clamping: row.integer(Column.position)),
        turn: Int32(clamping: row.integer(Column.turn)),
        rankedBy: rankings.number(of: row.text(Column.rankedBy) ?? ""),
        state: try row.state(Column.state), isActive: row.integer(Column.isActive) == 1))
  }

  private enum Column: Int, SelectedColumn {
    case run, epochs, stop, key, position, turn, setting, plannedEpochs, isActive, state, rankedBy

    var sql: String {
      switch self {
      case .run: "t.run"
      case .epochs: "p.epochs"
      case .stop: "p.stop"
      case .key: "p.id"
      case .position: "p.position"
      case .turn: "p.turn"
      case .setting: "p.setting"
      case .plannedEpochs: "p.planned_epochs"
      case .isActive: "p.active"
      case .state: "p.state"
      case .rankedBy: "p.ranked_by"
      }
    }
  }

  private mutating func register(_ point: PointRequest) throws {
    let goal = goals.number(
      of: Goal(epochs: point.epochs, stop: point.stop?.description ?? ""))
    let state: PointState
    if let number = numbers.number(of: point.id, goal) {
      guard !known[number].isAsked else { return try takeOver(number, point) }
      state = try update(number, point)
    } else {
      counts.new += 1
      hasChanged = true
      state = try insert(point)
      numbers.insert(point.id, goal)
    }
    counts.points += 1
    if state == .finished { counts.finished += 1 }
    if state == .diverged { counts.diverged += 1 }
  }

  /// Marks what is left as no longer asked for.
  private mutating func finish() throws -> Registration {
    for stored in known where !stored.isAsked {
      counts.noLongerAsked += 1
      guard stored.isActive else { continue }
      hasChanged = true
      try db.cachedStatement(sql: "UPDATE points SET active = 0 WHERE id = ?")
        .execute(arguments: [stored.key])
    }
    for trajectory in broken { try SetBack.run(db, trajectory: trajectory) }
    if try AliasRows.update(db, experiment: experiment, to: aliases) { hasChanged = true }
    if try hasChanged || !DifferingColumn.isKnown(db, experiment: experiment) {
      try DifferingColumn.update(db, experiment: experiment)
      try Revision.renew(db, experiment: experiment)
    }
    return counts
  }

  /// Of points that ask the same the first in the file counts, also where another is to be trained
  /// earlier. The setting of the other is noted as an alias.
  private mutating func takeOver(_ number: Int, _ point: PointRequest) throws {
    let stored = known[number]
    let setting = try settingKey(point.settings, SettingRows.text(point.settings))
    if point.position < stored.position {
      noteAlias(of: stored.key, stored.setting, position: Int(stored.position))
      var point = point
      point.order = Int(stored.turn)
      _ = try update(number, point)
      aliases[stored.key]?[setting] = nil
    } else if setting != stored.setting {
      noteAlias(of: stored.key, setting, position: point.position)
    }
  }

  private mutating func noteAlias(of point: Int64, _ setting: Int64, position: Int) {
    let known = aliases[point]?[setting] ?? .max
    aliases[point, default: [:]][setting] = min(known, position)
  }

  private mutating func update(_ number: Int, _ point: PointRequest) throws -> PointState {
    var stored = known[number]
    defer { known[number] = stored }
    stored.isAsked = true
    var state = stored.state == .failed ? PointState.waiting : stored.state
    if !stored.isActive, state != .waiting, let trajectory = try self.trajectory(of: stored.key),
      try noteIfBroken(trajectory, point.id)
    {
      state = .waiting
    }
    let ranking = point.ranking?.description ?? ""
    let rankedBy = rankings.number(of: ranking)
    let isRankedAnew = stored.rankedBy != rankedBy
    if state == .finished, isRankedAnew || asksNewScores,
      try !ScoreLookup(db).isAnswered(stored.key, point)
    {
      state = .waiting
    }
    let text = SettingRows.text(point.settings)
    let hasSameSetting = texts[stored.setting] == text
    if !stored.isActive || stored.position != point.position || stored.turn != point.order
      || !hasSameSetting || state != stored.state || isRankedAnew
      || stored.plannedEpochs != point.plannedEpochs
    {
      hasChanged = true
      let setting = hasSameSetting ? stored.setting : try settingKey(point.settings, text)
      try db.cachedStatement(
        sql: """
          UPDATE points SET
            position = ?, turn = ?, setting = ?, planned_epochs = ?, active = 1, state = ?,
            ranked_by = ?
          WHERE id = ?
          """
      ).execute(
        arguments: [
          point.position, point.order, setting, point.plannedEpochs, state.rawValue, ranking,
          stored.key,
        ])
      if isRankedAnew || state != stored.state {
        try db.cachedStatement(
          sql: """
            UPDATE points SET merit = iif(state = \(state: .finished), \(ScoreRows.merit), NULL)
            WHERE id = ?
            """
        ).execute(arguments: [stored.key])
      }
      stored.position = Int32(clamping: point.position)
      stored.turn = Int32(clamping: point.order)
      stored.setting = setting
      stored.plannedEpochs = point.plannedEpochs
      stored.isActive = true
      stored.state = state
      stored.rankedBy = rankedBy
    }
    return state
  }

  private mutating func insert(_ point: PointRequest) throws -> PointState {
    let setting = try settingKey(point.settings, SettingRows.text(point.settings))
    let trajectory = try StoredTrajectory.enter(db, point)
    let goal = PointGoal(epochs: point.epochs, stop: point.stop)
    let ranking = point.ranking?.description ?? ""
    let isBroken = try !trajectory.isUntrained && noteIfBroken(trajectory.key, point.id)
    var result = isBroken ? nil : try trajectory.result(of: goal, db)
    if let reading = result?.reading, let record = result?.curve[reading.epoch - 1],
      try !ScoreLookup(db).isAnswered(point, trajectory.key, record)
    {
      result = nil
    }
    let state: PointState =
      result != nil
      ? .finished
      : trajectory.divergedEpoch != nil && !isBroken ? .diverged : .waiting
    try db.cachedStatement(
      sql: """
        INSERT INTO points
          (experiment, trajectory, epochs, planned_epochs, stop, position, turn, draw, fold,
            outer_part, setting, active, state, ranked_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
        """
    ).execute(
      arguments: [
        experiment, trajectory.key, point.epochs, point.plannedEpochs, goal.stop?.description ?? "",
        point.position, point.order, point.replicate.split.draw, point.replicate.split.fold,
        point.replicate.split.outer, setting, state.rawValue, ranking,
      ])
    let key = db.lastInsertedRowID
    known.append(
      Known(
        key: key, setting: setting, plannedEpochs: point.plannedEpochs,
        position: Int32(clamping: point.position), turn: Int32(clamping: point.order),
        rankedBy: rankings.number(of: ranking), state: state, isActive: true, isAsked: true))
    if let result {
      let record = result.curve[result.reading.epoch - 1]
      try PointRows.finish(
        db, key, result.reading, result.curve,
        merit: record.merit(by: point.ranking.map { .score($0) }) ?? .nan)
      try ModelRows.keepIfStored(db, point: key)
    }
    return state
  }

  private func trajectory(of point: Int64) throws -> Int64? {
    var row = try FastStatement(db, "SELECT trajectory FROM points WHERE id = ?")
    row.bind(point)
    defer { row.end() }
    return try row.step() ? row.integer(Int32(0)) : nil
  }

  /// Whether the curve of a run that nobody asked for so far is not the one that was trained; then it is
  /// set back once all points are entered.
  private mutating func noteIfBroken(_ trajectory: Int64, _ id: TrajectoryID) throws -> Bool {
    guard try SetBack.isNeeded(db, trajectory: trajectory) else { return false }
    if !counts.setBack.contains(id) {
      counts.setBack.append(id)
      broken.append(trajectory)
    }
    return true
  }

  private mutating func settingKey(_ settings: Settings, _ text: String) throws -> Int64 {
    if let key = settingKeys[text] { return key }
    let key = try SettingRows.insert(db, experiment: experiment, settings)
    settingKeys[text] = key
    return key
  }
}
