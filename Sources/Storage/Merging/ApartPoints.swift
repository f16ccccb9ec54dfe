import Datasets
import GRDB
import Records

/// What the other database has under the name of an experiment of ours that is none of it: among our
/// points it would pass for more runs of the same settings.
struct ApartPoints {
  private let db: Database
  private let ours: Int64
  /// Whether it is a refit, which trains one setting.
  private let isRefit: Bool
  /// The names of ours where there are several; nil where settings name none.
  private let datasets: Set<String>?
  /// What our points of a dataset are on.
  private var grounds: [String?: PartedData?] = [:]
  /// The epochs of our points whose settings do not tell them: the same for all of these.
  private var epochs: Int64??
  /// What our refit trains, and how long.
  private var refit: (setting: Int64, epochs: Int64)?

  /// Fills the table `apart` with points of the other database that ask for something else than ours of
  /// the same experiment. Answers the experiments that have any, with what comes first in the order of
  /// differences.
  static func find(_ db: Database) throws -> [MergeOutcome.Apart] {
    try db.execute(sql: "CREATE TEMP TABLE apart (point INTEGER PRIMARY KEY)")
    return try Row.fetchAll(db, sql: shared).compactMap { row in
      guard var finder = try ApartPoints(db, row.value("id"), text: row.value("text")) else {
        return nil
      }
      return try finder.find(row.value("theirs")).map {
        MergeOutcome.Apart(
          experiment: try row.value("name"), maker: ExperimentMaker(of: try row.value("text")),
          difference: $0)
      }
    }
  }

  private static let shared = """
    SELECT m.id, o.id AS theirs, m.name, substr(m.text, 1, 100) AS text
    FROM main.experiments m JOIN other.experiments o ON o.name = m.name ORDER BY m.sequence
    """

  /// Nil where none of our points is asked for, as of an experiment that has just come.
  private init?(_ db: Database, _ ours: Int64, text: String) throws {
    let point = try Row.fetchOne(
      db,
      sql: "SELECT setting, planned_epochs FROM main.points WHERE experiment = ? AND active = 1",
      arguments: [ours])
    guard let point else { return nil }
    self.db = db
    self.ours = ours
    isRefit = ExperimentMaker(of: text) == .refit
    if isRefit { refit = (try point.value("setting"), try point.value("planned_epochs")) }
    let names = try String.fetchAll(
      db, sql: "SELECT name FROM main.datasets WHERE experiment = ?", arguments: [ours])
    datasets = names.count > 1 ? Set(names) : nil
  }

  private mutating func find(_ theirs: Int64) throws -> MergeOutcome.Difference? {
    let insertion = try db.makeStatement(sql: "INSERT INTO temp.apart VALUES (?)")
    var first: MergeOutcome.Difference?
    var points = try FastStatement(db, Self.theirPoints)
    defer { points.end() }
    points.bind(theirs)
    while try points.step() {
      guard let difference = try difference(of: points) else { continue }
      try insertion.execute(arguments: [points.integer(Column.point)])
      first = min(first ?? difference, difference)
    }
    return first
  }

  private mutating func difference(
    of point: FastStatement
  ) throws -> MergeOutcome.Difference? {
    let dataset = point.text(Column.dataset)
    guard dataset.map({ datasets?.contains($0) ?? false }) ?? (datasets == nil) else {
      return .data
    }
    let split = point.split(draw: Column.draw, outer: Column.outerPart, fold: Column.fold)
    if let ground = try ground(of: dataset),
      let theirs = PartedData(CanonicalFacts(point.bytes(Column.canonical)), on: split)
    {
      if theirs.examples != ground.examples { return .data }
      if !theirs.isParted(like: ground) { return .split }
    }
    let planned = point.integer(Column.plannedEpochs)
    if let refit, (refit.setting, refit.epochs) != (point.integer(Column.setting), planned) {
      return .setting
    }
    if point.integer(Column.tellsEpochs) == 0, let epochs = try ownEpochs(), epochs != planned {
      return .epochs
    }
    return nil
  }

  private enum Column: Int, SelectedColumn {
    case point, dataset, draw, fold, outerPart, plannedEpochs, setting, tellsEpochs, canonical

    var sql: String {
      switch self {
      case .point: "p.id"
      case .dataset: "s.dataset"
      case .draw: "t.draw"
      case .fold: "t.fold"
      case .outerPart: "t.outer_part"
      case .plannedEpochs: "p.planned_epochs"
      case .setting: "m.mine"
      case .tellsEpochs: "NOT (\(ApartPoints.tellsNoEpochs))"
      case .canonical: "t.canonical"
      }
    }
  }

  private static let tellsNoEpochs = "s.epochs IS NULL AND s.steps IS NULL AND s.examples IS NULL"

  private static let theirPoints = """
    SELECT \(Column.list)
    FROM other.points p JOIN other.settings s ON s.id = p.setting
    JOIN other.trajectories t ON t.id = p.trajectory
    JOIN temp.setting_pairs m ON m.theirs = p.setting
    WHERE p.experiment = ? AND p.active = 1
    """

  /// What our points of a dataset are on, by one of them: all are on the same. One that tells how the
  /// validation part is cut comes first.
  private mutating func ground(of dataset: String?) throws -> PartedData? {
    if let known = grounds[dataset] { return known }
    let own = "p.experiment = ? AND p.active = 1 AND s.dataset IS ?"
    let ground =
      try ground(where: own + " AND \(PointRows.isJudged("p"))", [ours, dataset])
      ?? ground(where: own, [ours, dataset])
    grounds[dataset] = .some(ground)
    return ground
  }

  private func ground(
    where condition: String, _ arguments: StatementArguments
  ) throws -> PartedData? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT t.canonical, t.draw, t.outer_part, t.fold
        FROM main.points p CROSS JOIN main.settings s ON s.id = p.setting
        CROSS JOIN main.trajectories t ON t.id = p.trajectory
        WHERE \(condition) LIMIT 1
        """, arguments: arguments
    ).flatMap { row in
      let text: String = try row.value("canonical")
      let split = SplitNumber(
        draw: try row.value("draw"), outer: try row.value("outer_part"),
        fold: try row.value("fold"))
      return PartedData(CanonicalFacts(Array(text.utf8)), on: split)
    }
  }

  private mutating func ownEpochs() throws -> Int64? {
    if let epochs { return epochs }
    let found = try Int64.fetchOne(
      db,
      sql: """
        SELECT p.planned_epochs
        FROM main.points p CROSS JOIN main.settings s ON s.id = p.setting
        WHERE p.experiment = ? AND p.active = 1 AND \(Self.tellsNoEpochs) LIMIT 1
        """, arguments: [ours])
    epochs = .some(found)
    return found
  }
}
