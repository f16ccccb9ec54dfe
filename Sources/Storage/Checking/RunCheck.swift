import Datasets
import Digests
import GRDB
import Records

/// Whether what a database says of each run agrees: its text with its id and with its columns, its
/// epochs with their digest. That proves that nothing was damaged or left out, not that anybody has
/// trained it: whoever forges numbers can forge their digest too.
struct RunCheck {
  /// What is wrong with a run.
  enum Fault: Hashable {
    /// Its id is not the digest of its text.
    case id
    /// What its text says otherwise.
    case column(String)
    /// Its epochs, or what is said of them.
    case curve(String)

    var reason: String {
      switch self {
      case .id: "its text has another id"
      case .column(let name): "its text has another \(name)"
      case .curve(let reason): reason
      }
    }
  }

  struct Finding: Hashable {
    var key: Int64
    /// Its id, as the database has it.
    var run: String
    var fault: Fault
  }

  private var runs: FastStatement
  private var epochs: FastStatement
  /// Whether `epochs` stands on a row.
  private var hasEpoch = false

  /// The runs of the database that is attached as `schema`, or of one run, that contradict themselves.
  static func findings(
    _ db: Database, schema: String = "main", trajectory: Int64? = nil
  ) throws -> [Finding] {
    var check = try RunCheck(db, schema, trajectory)
    return try check.findings()
  }

  private init(_ db: Database, _ schema: String, _ trajectory: Int64?) throws {
    let of = { (column: String) in trajectory == nil ? "" : "WHERE \(column) = ?" }
    runs = try FastStatement(
      db, "SELECT \(Column.list) FROM \(schema).trajectories \(of("id")) ORDER BY id")
    epochs = try FastStatement(
      db,
      """
      SELECT \(EpochColumn.list), \(EpochRows.metrics.joined(separator: ", "))
      FROM \(schema).epochs \(of("trajectory")) ORDER BY trajectory, epoch
      """)
    guard let trajectory else { return }
    runs.bind(trajectory)
    epochs.bind(trajectory)
  }

  /// Walks through runs and epochs side by side, each once.
  private mutating func findings() throws -> [Finding] {
    var findings: [Finding] = []
    defer {
      runs.end()
      epochs.end()
    }
    hasEpoch = try epochs.step()
    while try runs.step() {
      let key = runs.integer(Column.key)
      let curve = try curve(of: key)
      guard let fault = Self.identityFault(runs) ?? Self.curveFault(runs, curve) else { continue }
      findings.append(Finding(key: key, run: runs.text(Column.run) ?? "", fault: fault))
    }
    return findings
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
  private static func identityFault(_ row: FastStatement) -> Fault? {
    let text = row.bytes(Column.canonical)
    if Digest(sha256: text).short != row.text(Column.run) { return .id }
    let facts = CanonicalFacts(text)
    guard let seed = facts.seed, Int64(bitPattern: seed) == row.integer(Column.seed) else {
      return .column("seed")
    }
    guard let parameters = facts.parameters, parameters == row.integer(Column.parameters) else {
      return .column("number of parameters")
    }
    let split = row.split(draw: Column.draw, outer: Column.outerPart, fold: Column.fold)
    return facts.split == split ? nil : .column("split")
  }

  private static func curveFault(_ row: FastStatement, _ curve: Curve) -> Fault? {
    let epochs = row.integer(Column.epochs)
    guard curve.isWhole, curve.count == epochs else {
      return .curve("of its \(epochs) epochs some are missing, or there are others")
    }
    guard curve.isTimed, isTime(row.number(Column.seconds)) else {
      return .curve("it took a time that there is not")
    }
    let (weights, digest) = (row.text(Column.weightsDigest), row.text(Column.curveDigest))
    if !row.isNull(Column.divergedEpoch) {
      let isSound =
        weights == nil && digest == nil
        && epochs.addingReportingOverflow(1).partialValue == row.integer(Column.divergedEpoch)
      return isSound ? nil : .curve("it diverged, and has epochs or digests that it cannot have")
    }
    if epochs == 0, digest == nil {
      return weights == nil ? nil : .curve("it has weights without an epoch")
    }
    var curve = curve
    if digest != curve.digest.finish().hex { return .curve("its curve has another digest") }
    return weights.map(isDigest) ?? true ? nil : .curve("the digest of its weights is none")
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
