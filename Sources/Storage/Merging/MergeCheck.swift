import Datasets
import Digests
import GRDB
import Records

/// Looks at a database that is to be merged, attached as `other`, before anything of it is entered:
/// what each run says of itself must agree. That proves that nothing was damaged or left out, not
/// that anybody has trained it: whoever forges numbers can forge their digest too.
struct MergeCheck {
  private let db: Database
  private var epochs: FastStatement
  /// Whether `epochs` stands on a row.
  private var hasEpoch = false

  /// Checks schema, pages and experiments, which the whole database needs, then every run. Answers the
  /// runs that contradict themselves, and leaves their rows in the table `refused`.
  static func refusedRuns(_ db: Database, _ path: String) throws -> [MergeOutcome.Refusal] {
    if let object = try ForeignSchema.difference(db, schema: "other") {
      throw StorageError.foreignSchema(path, object)
    }
    if let finding = try DatabaseCheck.finding(db, schema: "other") {
      throw StorageError.damagedSource(path, finding)
    }
    try ExperimentCheck.look(db, path)
    var check = try MergeCheck(db)
    return try check.runs()
  }

  private init(_ db: Database) throws {
    self.db = db
    epochs = try FastStatement(
      db,
      """
      SELECT \(EpochColumn.list), \(EpochRows.metrics.joined(separator: ", "))
      FROM other.epochs ORDER BY trajectory, epoch
      """)
  }

  /// Walks through runs and epochs side by side, each once.
  private mutating func runs() throws -> [MergeOutcome.Refusal] {
    try db.execute(sql: "CREATE TEMP TABLE refused (trajectory INTEGER PRIMARY KEY)")
    var refusals: [MergeOutcome.Refusal] = []
    let beside = try BesideRuns(db).faults
    var rows = try FastStatement(db, "SELECT \(Column.list) FROM other.trajectories ORDER BY id")
    defer { rows.end() }
    hasEpoch = try epochs.step()
    defer { epochs.end() }
    while try rows.step() {
      let key = rows.integer(Column.key)
      let curve = try curve(of: key)
      let own = Self.identityFault(rows) ?? Self.curveFault(rows, curve)
      guard let reason = own ?? beside[key]?.reason else { continue }
      refusals.append(
        .init(
          run: rows.text(Column.run) ?? "", reason: reason,
          isMendable: own == nil && beside[key]?.isMendable ?? false))
      var insertion = try FastStatement(db, "INSERT INTO temp.refused VALUES (?)")
      insertion.bind(key)
      try insertion.run()
    }
    return refusals
  }

  /// What a run's epochs come to.
  private struct Curve {
    var count: Int64 = 0
    var isWhole = true
    var isTimed = true
    var digest = CurveDigest()
  }

  /// Reads the epochs of a run, which come in the order of the runs.
  private mutating func curve(of trajectory: Int64) throws -> Curve {
    var curve = Curve()
    while hasEpoch, epochs.integer(EpochColumn.trajectory) <= trajectory {
      if epochs.integer(EpochColumn.trajectory) == trajectory {
        curve.count += 1
        if epochs.integer(EpochColumn.epoch) != curve.count { curve.isWhole = false }
        for column in Self.metrics { curve.digest.take(epochs.number(column) ?? .nan) }
        if !Self.isTime(epochs.number(EpochColumn.seconds)) { curve.isTimed = false }
      }
      hasEpoch = try epochs.step()
    }
    return curve
  }

  /// What is wrong with the id of a run, or with what its text says of it.
  private static func identityFault(_ row: FastStatement) -> String? {
    let text = row.bytes(Column.canonical)
    if Digest(sha256: text).short != row.text(Column.run) { return "its text has another id" }
    let facts = CanonicalFacts(text)
    guard let seed = facts.seed, Int64(bitPattern: seed) == row.integer(Column.seed) else {
      return "its text has another seed"
    }
    guard let parameters = facts.parameters, parameters == row.integer(Column.parameters) else {
      return "its text has another number of parameters"
    }
    let split = row.split(draw: Column.draw, outer: Column.outerPart, fold: Column.fold)
    return facts.isOn(split) ? nil : "its text has another split"
  }

  private static func curveFault(_ row: FastStatement, _ curve: Curve) -> String? {
    let epochs = row.integer(Column.epochs)
    guard curve.isWhole, curve.count == epochs else {
      return "of its \(epochs) epochs some are missing, or there are others"
    }
    guard curve.isTimed, isTime(row.number(Column.seconds)) else {
      return "it took a time that there is not"
    }
    let (weights, digest) = (row.text(Column.weightsDigest), row.text(Column.curveDigest))
    if !row.isNull(Column.divergedEpoch) {
      let isSound =
        weights == nil && digest == nil
        && epochs.addingReportingOverflow(1).partialValue == row.integer(Column.divergedEpoch)
      return isSound ? nil : "it diverged, and has epochs or digests that it cannot have"
    }
    if epochs == 0, digest == nil {
      return weights == nil ? nil : "it has weights without an epoch"
    }
    var curve = curve
    if digest != curve.digest.finish().hex { return "its curve has another digest" }
    return weights.map(isDigest) ?? true ? nil : "the digest of its weights is none"
  }

  private static func isTime(_ seconds: Double?) -> Bool {
    seconds.map { $0.isFinite && $0 >= 0 } ?? true
  }

  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.allSatisfy { $0.isASCII && $0.isHexDigit }
  }

  private enum Column: Int, SelectedColumn {
    case key, run, seed, parameters, epochs, divergedEpoch, weightsDigest, curveDigest, canonical,
      draw, fold, outerPart, seconds

    var sql: String {
      switch self {
      case .key: "id"
      case .run: "run"
      case .seed: "seed"
      case .parameters: "parameters"
      case .epochs: "epochs"
      case .divergedEpoch: "diverged_epoch"
      case .weightsDigest: "weights_digest"
      case .curveDigest: "curve_digest"
      case .canonical: "canonical"
      case .draw: "draw"
      case .fold: "fold"
      case .outerPart: "outer_part"
      case .seconds: "seconds"
      }
    }
  }

  private enum EpochColumn: Int, SelectedColumn {
    case trajectory, epoch, seconds

    var sql: String {
      switch self {
      case .trajectory: "trajectory"
      case .epoch: "epoch"
      case .seconds: "seconds"
      }
    }
  }

  /// The places of losses and scores behind those columns.
  private static let metrics = EpochRows.metrics.indices.map {
    Int32(EpochColumn.allCases.count + $0)
  }
}
