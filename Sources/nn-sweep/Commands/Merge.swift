import ArgumentParser
import Records
import Storage

/// Takes over other results databases.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take over the runs of other results databases.",
    discussion: """
      Merging twice is the same as merging once, and the order does not matter. A run that is \
      there already must have the same numbers. One that differs is named and left as it is, one \
      that contradicts itself is named and not taken, and the exit code is 1.
      """)

  @Argument(
    help: ArgumentHelp("Results directories or \(Results.fileName) files.", valueName: "database"),
    completion: .file())
  var others: [String]

  @OptionGroup var results: ResultsOptions

  func run() throws {
    // All of them first: what one brings should not be left unsaid because another is not there.
    for other in others { try Store.checkMergeable(other) }
    let store = try Store(directory: results.results, provenance: .here, note: printNote)
    let faults = try store.closing { try others.map { try take($0, into: store) } }
    let (conflicts, refused) = (faults.flatMap(\.conflicts), faults.flatMap(\.refused))
    guard conflicts.isEmpty, refused.isEmpty else {
      throw Failure(Self.text(conflicts, refused), hint: Self.hint(conflicts), .runs)
    }
  }

  /// Runs that were left as they were, or not taken, a line each.
  private struct Faults {
    var conflicts: [String]
    var refused: [String]
  }

  private static func text(_ conflicts: [String], _ refused: [String]) -> String {
    let groups = [
      ("other numbers for the same run:", conflicts),
      ("runs that contradict themselves are not taken:", refused),
    ]
    return groups.filter { !$1.isEmpty }.map { ([$0] + $1).joined(separator: "\n  ") }
      .joined(separator: "\n")
  }

  private static func hint(_ conflicts: [String]) -> String {
    conflicts.isEmpty
      ? "the file was damaged or changed: copy it anew from where it came"
      : "the runs here are as they were; nn-sweep reproduce RUN"
        + KeptOptions.text("--results") + " tells who is right"
  }

  /// Says what a database brings; the runs of which it has other numbers, or none that can be.
  private func take(_ other: String, into store: Store) throws -> Faults {
    let outcome = try store.merge(other)
    print(
      "\(other): \(NumberText.counted(outcome.newRuns, "new run")), \(outcome.extendedRuns) extended, "
        + NumberText.counted(outcome.newPoints, "new point"))
    return Faults(
      conflicts: outcome.conflicts.map { "\($0) in '\(results.results)' and '\(other)'" },
      refused: outcome.refused.map { "\($0.run) in '\(other)': \($0.reason)" })
  }
}
