import Digests
import Execution
import Networks
import Records
import Storage

/// A run as stored beside the same run as trained again.
struct RunComparison {
  let run: TrajectoryID
  let stored: [(name: String, value: String)]
  let now: [String]

  /// What was stored without a digest, between two batches, is compared without it.
  init(_ run: TrajectoryID, _ evidence: TrajectoryEvidence, _ result: TrajectoryResult) {
    self.run = run
    var diverged: Int?
    if case .diverged(let place) = result.outcome { diverged = place.epoch }
    let rows: [(String, String?, String?)] = [
      ("epochs", String(evidence.epochs), String(result.epochs.count)),
      (
        "diverged epoch", evidence.divergedEpoch.map(String.init) ?? "none",
        diverged.map(String.init) ?? "none"
      ),
      ("weights digest", evidence.weightsDigest, result.weightsDigest?.hex),
      ("curve digest", evidence.curveDigest, result.curveDigest?.hex),
    ]
    var known = rows.filter { $0.1 != nil }
    // What stands in a damaged file may no longer be what its own digest says.
    let curve = evidence.curve.digest.hex
    if let digest = evidence.curveDigest, digest != curve {
      known.append(("numbers of the epochs", curve, result.curveDigest?.hex))
    }
    stored = known.map { ($0.0, $0.1 ?? "none") }
    now = known.map { $0.2 ?? "none" }
  }

  /// What to think where they differ.
  static let suspicion =
    "equal runs have equal bits on every machine: suspect hardware or a changed build"

  var isEqual: Bool { stored.map(\.value) == now }

  var text: String {
    guard !isEqual else {
      return "run \(run.short): reproduced, "
        + stored.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    }
    let differing = zip(stored, now).filter { $0.value != $1 }
      .map { "  \($0.name): stored \($0.value), now \($1)" }
    return "run \(run.short): not reproduced\n" + differing.joined(separator: "\n")
  }

  var json: JSONValue {
    func object(_ values: [String]) -> JSONValue {
      let keys = stored.map { $0.name.replacing(" ", with: "_") }
      return .object(Dictionary(zip(keys, values.map { .text($0) }), uniquingKeysWith: { $1 }))
    }
    return .object([
      "run": .text(run.hex), "is_equal": .boolean(isEqual),
      "stored": object(stored.map(\.value)), "now": object(now),
    ])
  }
}
