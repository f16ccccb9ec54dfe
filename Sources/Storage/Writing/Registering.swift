import Datasets
import GRDB
public import Records

extension Store {
  /// Enters an experiment and what it asks, or brings both up to date, in one transaction.
  ///
  /// A point is known by its trajectory, the epochs asked and its stop rule; its position and the
  /// way its settings are written may change. A point whose trajectory has enough epochs is finished
  /// at once, one that failed earlier waits again. Of points that ask the same, the first counts;
  /// the settings of the others are noted as its aliases.
  /// `keep` says which states of its finished runs stay, in so many `databases` together that share
  /// the experiment.
  public func register(
    _ experiment: ExperimentRecord, points: some Sequence<PointRequest>, keep: KeptStates = .auto,
    databases: Int = 1
  ) throws(StorageError) -> Registration {
    try write { db in
      let before = try? ExperimentRow.fetch(db, "WHERE name = ?", [experiment.name]).first?.scoring
      let key = try ExperimentRow.enter(db, experiment)
      self.states.begin(key, keep, databases: databases)
      var registrar = try Registrar(
        db: db, experiment: key, asksNewScores: before != experiment.scoring)
      for point in points { try registrar.register(point) }
      let counts = try registrar.finish()
      try ModelRows.prune(db, experiment: key, keeping: self.modelsKept)
      return counts
    }
  }
}

/// Compares what an experiment asks with what is stored of it. All its points are read at once, as
/// small values, so that 100,000 unchanged ones cost no statement each. Points come in the order of
/// execution, so that what is written of their runs one after another lies side by side.
struct Registrar {
  private struct Identity: Hashable {
    var id: TrajectoryID
    var epochs: Int
    var stop: String
  }

  private struct Known {
    var key: Int64
    var position: Int
    var turn: Int
    var setting: Int64
    var plannedEpochs: Int
    var isActive: Bool
    var state: PointState
    /// The measure it is ranked by; empty for accuracy or R².
    var rankedBy: String
    var isAsked = false
  }

  private let db: Database
  private let experiment: Int64
  /// Whether the experiment asks for other scores than when it was last registered.
  private let asksNewScores: Bool
  private var known: [Identity: Known] = [:]
  private var texts: [Int64: String] = [:]
  private var settingKeys: [String: Int64] = [:]
  /// Settings of points that ask for what another asks for, too.
  private var aliases: AliasRows.Map = [:]
  private var counts = Registration()
  private var hasChanged = false

  init(db: Database, experiment: Int64, asksNewScores: Bool) throws {
    self.db = db
    self.experiment = experiment
    self.asksNewScores = asksNewScores
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(Column.list)
        FROM points p JOIN trajectories t ON t.id = p.trajectory WHERE p.experiment = ?
        """, arguments: [experiment])
    while let row = try rows.next() {
      let identity = Identity(
        id: try row.runID(at: Column.run), epochs: try row.at(Column.epochs),
        stop: try row.at(Column.stop))
      known[identity] = Known(
        key: try row.at(Column.key), position: try row.at(Column.position),
        turn: try row.at(Column.turn), setting: try row.at(Column.setting),
        plannedEpochs: try row.at(Column.plannedEpochs),
        isActive: try row.at(Column.isActive), state: try row.state(at: Column.state),
        rankedBy: try row.at(Column.rankedBy))
    }
    var settings = SettingTable(db)
    texts = try settings.all(of: experiment).mapValues(SettingRows.text)
    settingKeys = Dictionary(texts.map { ($1, $0) }, uniquingKeysWith: min)
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

  mutating func register(_ point: PointRequest) throws {
    let identity = Identity(
      id: point.id, epochs: point.epochs, stop: point.stop?.description ?? "")
    let state: PointState
    if let stored = known[identity] {
      guard !stored.isAsked else { return try takeOver(stored, identity, point) }
      state = try update(stored, identity, point)
    } else {
      counts.new += 1
      hasChanged = true
      state = try insert(identity, point)
    }
    counts.points += 1
    if state == .finished { counts.finished += 1 }
    if state == .diverged { counts.diverged += 1 }
  }

  /// Marks what is left as no longer asked for.
  mutating func finish() throws -> Registration {
    for stored in known.values where !stored.isAsked {
      counts.noLongerAsked += 1
      guard stored.isActive else { continue }
      hasChanged = true
      try db.cachedStatement(sql: "UPDATE points SET active = 0 WHERE id = ?")
        .execute(arguments: [stored.key])
    }
    if try AliasRows.update(db, experiment: experiment, to: aliases) { hasChanged = true }
    if hasChanged {
      try DifferingColumn.update(db, experiment: experiment)
      try Revision.renew(db, experiment: experiment)
    }
    return counts
  }

  /// Of points that ask the same the first in the file counts, also where another is to be trained
  /// earlier. The setting of the other is noted as an alias.
  private mutating func takeOver(
    _ stored: Known, _ identity: Identity, _ point: PointRequest
  ) throws {
    let setting = try settingKey(point.settings, SettingRows.text(point.settings))
    if point.position < stored.position {
      noteAlias(of: stored.key, stored.setting, position: stored.position)
      var point = point
      point.order = stored.turn
      _ = try update(stored, identity, point)
      aliases[stored.key]?[setting] = nil
    } else if setting != stored.setting {
      noteAlias(of: stored.key, setting, position: point.position)
    }
  }

  private mutating func noteAlias(of point: Int64, _ setting: Int64, position: Int) {
    let known = aliases[point]?[setting] ?? .max
    aliases[point, default: [:]][setting] = min(known, position)
  }

  private mutating func update(
    _ stored: Known, _ identity: Identity, _ point: PointRequest
  ) throws -> PointState {
    var stored = stored
    defer { known[identity] = stored }
    stored.isAsked = true
    var state = stored.state == .failed ? PointState.waiting : stored.state
    let rankedBy = point.ranking?.description ?? ""
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
          point.position, point.order, setting, point.plannedEpochs, state.rawValue, rankedBy,
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
      stored.position = point.position
      stored.turn = point.order
      stored.setting = setting
      stored.plannedEpochs = point.plannedEpochs
      stored.isActive = true
      stored.state = state
      stored.rankedBy = rankedBy
    }
    return state
  }

  private mutating func insert(_ identity: Identity, _ point: PointRequest) throws -> PointState {
    let setting = try settingKey(point.settings, SettingRows.text(point.settings))
    let trajectory = try StoredTrajectory.enter(db, point)
    let goal = PointGoal(epochs: point.epochs, stop: point.stop)
    var result = try trajectory.result(of: goal, db)
    if let reading = result?.reading, let record = result?.curve[reading.epoch - 1],
      try !ScoreLookup(db).isAnswered(point, trajectory.key, record)
    {
      result = nil
    }
    let state: PointState =
      result != nil ? .finished : trajectory.divergedEpoch != nil ? .diverged : .waiting
    try db.cachedStatement(
      sql: """
        INSERT INTO points
          (experiment, trajectory, epochs, planned_epochs, stop, position, turn, draw, fold,
            outer_part, setting, active, state, ranked_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
        """
    ).execute(
      arguments: [
        experiment, trajectory.key, point.epochs, point.plannedEpochs, identity.stop,
        point.position, point.order, point.replicate.split.draw, point.replicate.split.fold,
        point.replicate.split.outer, setting, state.rawValue, point.ranking?.description ?? "",
      ])
    let key = db.lastInsertedRowID
    known[identity] = Known(
      key: key, position: point.position, turn: point.order, setting: setting,
      plannedEpochs: point.plannedEpochs, isActive: true, state: state,
      rankedBy: point.ranking?.description ?? "", isAsked: true)
    if let result {
      let record = result.curve[result.reading.epoch - 1]
      try PointRows.finish(
        db, key, result.reading, result.curve,
        merit: record.merit(by: point.ranking.map { .score($0) }) ?? .nan)
      try ModelRows.keepIfStored(db, point: key)
    }
    return state
  }

  private mutating func settingKey(_ settings: Settings, _ text: String) throws -> Int64 {
    if let key = settingKeys[text] { return key }
    let key = try SettingRows.insert(db, experiment: experiment, settings)
    settingKeys[text] = key
    return key
  }
}
