import Digests
import GRDB
import Networks
import Records

/// Looks at what stands beside the runs of a database that is to be merged, attached as `other`: weights,
/// confusion counts, row results, scores and points. Each is read as it will be read once it is here.
struct BesideRuns {
  struct Fault {
    var reason: String
    /// Whether training the run again where it comes from writes anew what is wrong.
    var isMendable: Bool
  }

  private let db: Database
  /// By run, what was found first.
  private(set) var faults: [Int64: Fault] = [:]

  init(_ db: Database) throws {
    self.db = db
    try lookAtPoints()
    try lookAtScores()
    try lookAtCounts()
    try lookAtRowResults()
    try lookAtModels()
  }

  private mutating func note(_ run: Int64, _ reason: String, isMendable: Bool = true) {
    if faults[run] == nil { faults[run] = Fault(reason: reason, isMendable: isMendable) }
  }

  /// A point without a rule that can be read would pass for one without any.
  private mutating func lookAtPoints() throws {
    let most = Setting.mostEpochs
    let wrong = try Int64.fetchAll(
      db,
      sql: """
        SELECT trajectory FROM other.points WHERE epochs > \(most)
          OR planned_epochs NOT BETWEEN 1 AND \(most) OR position NOT BETWEEN 0 AND 1 << 31
        """)
    for run in wrong {
      note(run, "it is asked for at a place or epoch that there is not", isMendable: false)
    }
    let rules = try String.fetchAll(
      db, sql: "SELECT DISTINCT stop FROM other.points WHERE stop <> ''")
    for text in rules where StopRule(text)?.description != text {
      let runs = try Int64.fetchAll(
        db, sql: "SELECT trajectory FROM other.points WHERE stop = ?", arguments: [text])
      for run in runs {
        note(run, "it is asked for with a stop rule that is none", isMendable: false)
      }
    }
  }

  private mutating func lookAtScores() throws {
    var rows = try FastStatement(
      db, "SELECT trajectory, score, validation, test FROM other.epoch_scores")
    defer { rows.end() }
    var bounds: [String: ClosedRange<Double>?] = [:]
    while try rows.step() {
      let text = rows.text(Int32(1)) ?? ""
      let known = bounds[text] ?? Measure(text)?.score.possible
      bounds[text] = .some(known)
      // One of another version is not read.
      guard let known else { continue }
      let values = [rows.number(Int32(2)), rows.number(Int32(3))].compactMap(\.self)
      if !values.allSatisfy(known.contains) {
        note(rows.integer(Int32(0)), "its \(text) is none that can be", isMendable: false)
      }
    }
  }

  private mutating func lookAtCounts() throws {
    for finding in try ConfusionCheck.findings(db, schema: "other") {
      note(finding.trajectory, finding.reason)
    }
  }

  private mutating func lookAtRowResults() throws {
    var sizes: [Int64: Int] = [:]
    let splits = try Row.fetchCursor(
      db, sql: "SELECT id, data, classes, places, answers FROM other.validation_rows")
    while let split = try splits.next() {
      if let rows = try? RowResultRows.rows(split) {
        sizes[try split.value("id")] = rows.bytesOfResults
      }
    }
    var rows = try FastStatement(
      db, "SELECT trajectory, validation_rows, length(results) FROM other.row_results")
    defer { rows.end() }
    while try rows.step() {
      guard sizes[rows.integer(Int32(1))] != Int(rows.integer(Int32(2))) else { continue }
      note(rows.integer(Int32(0)), RowResultRows.finding)
    }
    let others = try Int64.fetchAll(
      db,
      sql: """
        SELECT r.trajectory FROM other.validation_rows o
        JOIN main.validation_rows v ON v.data = o.data
        JOIN other.row_results r ON r.validation_rows = o.id
        WHERE v.classes IS NOT o.classes OR v.places <> o.places OR v.answers <> o.answers
        """)
    for run in others { note(run, "its row results are of other validation rows than those here") }
  }

  private mutating func lookAtModels() throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT m.trajectory, m.epoch, m.layers, m.context, m.weights, t.epochs, t.weights_digest,
          t.canonical
        FROM other.models m JOIN other.trajectories t ON t.id = m.trajectory
        """)
    while let row = try rows.next() {
      let (run, epoch): (Int64, Int64) = (try row.value("trajectory"), try row.value("epoch"))
      guard epoch > 0, epoch <= (try row.value("epochs") as Int64) else {
        note(run, "its weights are of an epoch that it has not", isMendable: false)
        continue
      }
      do throws(ModelRows.Fault) {
        try Self.look(at: row)
      } catch {
        note(run, error.words(after: epoch))
      }
    }
  }

  /// Those of the last epoch have a digest, those of others nothing but their form.
  private static func look(at row: Row) throws(ModelRows.Fault) {
    let model = try ModelRows.record(row)
    guard let epochs = try? row.value("epochs") as Int,
      let text = try? row.value("canonical") as String
    else { throw .otherRun }
    let digest = try? row.value("weights_digest") as String?
    let facts = CanonicalFacts(Array(text.utf8))
    let architecture = model.architecture
    let layers = architecture.layers.map(String.init).joined(separator: "-")
    let activations = architecture.activations.map(\.rawValue).joined(separator: "/")
    guard layers == facts.layers,
      facts.activations.map({ $0 == activations }) ?? true
    else { throw .otherRun }
    guard model.layers.allSatisfy({ ($0.weights + $0.biases).allSatisfy(\.isFinite) }) else {
      throw .numbers
    }
    if let digest, model.epoch == epochs, digest != model.layers.digest.hex { throw .otherRun }
  }
}

extension Score {
  /// The values that one which was computed can have: sums of rounded numbers lie a little beside it.
  fileprivate var possible: ClosedRange<Double> {
    // That of several classes is a sum over them.
    let highest = self == .brier ? 2 : bounds.upperBound
    return bounds.lowerBound - 1e-9...highest + 1e-9
  }
}
