import Digests
import Execution
import Networks
import Records
import Storage

/// A run as stored beside the same run as trained again.
struct RunComparison {
  let run: TrajectoryID
  let stored: [(name: String, value: JSONValue)]
  let now: [JSONValue]

  /// What was stored without a digest, between two batches, is compared without it.
  init(_ run: TrajectoryID, _ evidence: TrajectoryEvidence, _ result: TrajectoryResult) {
    self.run = run
    var diverged: Int?
    if case .diverged(let place) = result.outcome { diverged = place.epoch }
    var known: [(name: String, stored: JSONValue, now: JSONValue)] = [
      ("epochs", .integer(evidence.epochs), .integer(result.epochs.count)),
      ("diverged epoch", JSONValue(evidence.divergedEpoch), JSONValue(diverged)),
    ]
    if let weights = evidence.weightsDigest {
      known.append(("weights digest", .text(weights), JSONValue(result.weightsDigest?.hex)))
    }
    // What stands in a damaged file may no longer be what its own digest says.
    let curve = evidence.curve.digest.hex
    if let digest = evidence.curveDigest {
      known.append(("curve digest", .text(digest), JSONValue(result.curveDigest?.hex)))
      if digest != curve {
        known.append(("numbers of the epochs", .text(curve), JSONValue(result.curveDigest?.hex)))
      }
    }
    stored = known.map { ($0.name, $0.stored) }
    now = known.map(\.now)
  }

  /// What to think where they differ.
  static let suspicion =
    "equal runs have equal bits on every machine: suspect hardware, a changed build, or a"
    + " database that was edited; 'nn-sweep remove RUN', then 'nn-sweep run FILE', store it anew"

  var isEqual: Bool { stored.map(\.value) == now }

  var text: String {
    guard !isEqual else {
      return "run \(run.short): reproduced, "
        + stored.map { "\($0.name) \(Self.words($0.value))" }.joined(separator: ", ")
    }
    let differing = zip(stored, now).filter { $0.value != $1 }
      .map { "  \($0.name): stored \(Self.words($0.value)), now \(Self.words($1))" }
    return "run \(run.short): not reproduced\n" + differing.joined(separator: "\n")
  }

  private static func words(_ value: JSONValue) -> String {
    switch value {
    case .integer(let number): String(number)
    case .text(let text): text
    default: "none"
    }
  }

  var json: JSONValue {
    func object(_ values: [JSONValue]) -> JSONValue {
      let keys = stored.map { $0.name.replacing(" ", with: "_") }
      return .object(Dictionary(zip(keys, values), uniquingKeysWith: { $1 }))
    }
    return .object([
      "run": .text(run.hex), "is_equal": .boolean(isEqual),
      "stored": object(stored.map(\.value)), "now": object(now),
    ])
  }
}
