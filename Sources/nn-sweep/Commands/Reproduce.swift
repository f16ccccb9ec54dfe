import ArgumentParser
import Datasets
import Digests
import Execution
import Experiments
import Foundation
import Networks
import Records
import Storage
import YAMLLite

/// Trains a run again and compares.
struct Reproduce: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train a run again from what the database holds, and compare digests.",
    discussion: """
      The exit code is 1 if the outcome differs. Nothing is stored without --keep. With it, weights \
      and confusion counts are stored at each epoch where a result is taken and they are missing: \
      because the run is not among the best, or had been trained further when a point asked for less.
      """)

  @Argument(help: ArgumentHelp("The first digits of a run's id.", valueName: "run"))
  var prefix: String

  @Flag(help: "Store its weights and confusion counts if the outcome is the same.")
  var keep = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var results: ResultsOptions
  @OptionGroup var data: DataOptions

  func run() throws {
    let store = try results.open()
    let record = try store.run(prefix: prefix)
    guard let evidence = try store.evidence(of: record.id),
      let experiment = try store.experiment(named: record.experiment)
    else { throw Failure("error: run \(record.id.short) was never trained", .world) }
    let file = try ExperimentFile(SourceFile(path: experiment.path, text: experiment.text))
    let loader = DataLoader(file: file, library: data.library)
    let first = try loader.loadFirst()
    let sweep = try Sweep(file, for: first.map { DatasetFacts($0) })
    let spec = try find(record, evidence, in: sweep)
    guard let dataset = try loader.load(for: spec, of: sweep, given: first) else { return }
    // Opened before the training, so that a directory that cannot be written is known at once.
    let keeper =
      keep ? try Store(directory: results.results, provenance: .here, note: printNote) : nil
    let result = Reproduction(spec: spec, dataset: dataset)
      .run(
        epochs: evidence.divergedEpoch ?? evidence.epochs, goals: keep ? evidence.goals : [],
        stop: Signals.stopOnInterrupt())
    do {
      if result.outcome == .interrupted { throw Failure("interrupted", .interrupted) }
      try conclude(Comparison(record.id, evidence, result))
      try keeper?.keep(result)
    } catch {
      try? keeper?.close()
      throw error
    }
    try keeper?.close()
    if keep, evidence.goals.isEmpty {
      printError("note: nothing was kept: no experiment has taken a result from this run yet")
    }
  }

  /// The run in the sweep of the stored text.
  private func find(
    _ record: PointRecord, _ evidence: TrajectoryEvidence, in sweep: Sweep
  ) throws -> PointSpec {
    if sweep.indices.contains(record.position), sweep[record.position].id == record.id {
      return sweep[record.position]
    }
    if let spec = sweep.first(where: { $0.id == record.id }) { return spec }
    for (key, what) in [
      ("contract", "version of the numbers contract"), ("examples", "data"), ("split", "split"),
    ] {
      let stored = Self.line(key, evidence.canonicalText)
      // An experiment with several datasets has several such lines.
      guard let now = sweep.first.map({ Self.line(key, $0.canonicalText) }),
        !sweep.contains(where: { Self.line(key, $0.canonicalText) == stored })
      else { continue }
      throw Failure(
        "run \(record.id.short): cannot be reproduced: the \(what) changed\n"
          + "  stored: \(stored)\n  now:    \(now)", .runs)
    }
    throw Failure(
      "run \(record.id.short): cannot be reproduced: the latest text of experiment"
        + " '\(record.experiment)' no longer asks for it\n"
        + "  hint: run a file that asks for it, then try again", .runs)
  }

  private static func line(_ key: String, _ text: String) -> String {
    text.split(separator: "\n").first { $0.hasPrefix(key + " ") }.map(String.init) ?? "none"
  }

  private func conclude(_ comparison: Comparison) throws {
    print(json ? try comparison.json.document : comparison.text)
    guard !comparison.isEqual else { return }
    let hint = "equal runs have equal bits on every machine: suspect hardware or a changed build"
    throw Failure(json ? "" : "  hint: " + hint, .runs)
  }
}

/// A run as stored beside the same run as trained again.
private struct Comparison {
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
