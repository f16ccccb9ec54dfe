import ArgumentParser
import Records
import Storage

/// Takes over other results databases.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take over the runs of other results databases.",
    discussion: """
      Merging twice is the same as merging once, and the order does not matter. Of an experiment that \
      was run on other data under the same name, with other parts held out, or for another number of \
      epochs, the runs are taken, but not asked for, and a note says so: yours stays as it was. A run \
      that is there already must have the same numbers. One that differs is named and left as it is, \
      one that contradicts itself is named and not taken, and the exit code is 1. A database that is \
      damaged or no database of nn-sweep is named, nothing of it is taken, and the others are.
      """)

  @Argument(
    help: ArgumentHelp("Results directories or \(Results.fileName) files.", valueName: "database"),
    completion: .file())
  var others: [String]

  @OptionGroup var results: ResultsOptions

  func run() throws {
    // A name that is mistyped should not leave an empty database behind.
    try checkAny()
    let store = try Store(directory: results.results, provenance: .here, note: printNote)
    let merger = Merger(into: store, at: results.results)
    try store.closing { for other in others { try merger.take(other) } }
    try merger.conclude()
  }

  /// - Throws: What is wrong with the first one, where something is wrong with each.
  private func checkAny() throws {
    var fault: StorageError?
    for other in others {
      do {
        return try Store.checkMergeable(other)
      } catch {
        fault = fault ?? error
      }
    }
    if let fault { throw fault }
  }
}
