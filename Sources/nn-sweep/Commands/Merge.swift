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
    for other in others { try Merger.check(other) }
    let store = try Store(directory: results.results, provenance: .here, note: printNote)
    var conflicts: [String] = []
    for other in others {
      let merger = try store.merge(other)
      print(
        "\(other): \(NumberText.counted(merger.newRuns, "new run")), \(merger.extendedRuns) extended, "
          + NumberText.counted(merger.newPoints, "new point"))
      conflicts += merger.conflicts.map { "\($0) in '\(results.results)' and '\(other)'" }
    }
    try store.close()
    guard conflicts.isEmpty else {
      throw Failure(
        "other numbers for the same run:\n  " + conflicts.joined(separator: "\n  "),
        hint: "the runs here are as they were; nn-sweep reproduce RUN tells who is right", .runs)
    }
  }
}
