import ArgumentParser
import Records
import Storage

/// Takes over other results databases.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take over the runs of other results databases.",
    discussion: """
      Merging twice is the same as merging once, and the order does not matter. A run that is \
      there already must have the same numbers. One that differs is named and left as it is, and \
      the exit code is 1.
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
    let conflicts = try store.closing { try others.flatMap { try take($0, into: store) } }
    guard conflicts.isEmpty else {
      throw Failure(
        "other numbers for the same run:\n  " + conflicts.joined(separator: "\n  "),
        hint: "the runs here are as they were; nn-sweep reproduce RUN tells who is right", .runs)
    }
  }

  /// Says what a database brings; the runs of which it has other numbers.
  private func take(_ other: String, into store: Store) throws -> [String] {
    let outcome = try store.merge(other)
    print(
      "\(other): \(NumberText.counted(outcome.newRuns, "new run")), \(outcome.extendedRuns) extended, "
        + NumberText.counted(outcome.newPoints, "new point"))
    return outcome.conflicts.map { "\($0) in '\(results.results)' and '\(other)'" }
  }
}
