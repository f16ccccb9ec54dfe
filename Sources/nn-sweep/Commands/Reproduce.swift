import ArgumentParser
import Storage

/// Trains a run again and compares.
struct Reproduce: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train a run again from what the database holds, and compare digests.",
    discussion: """
      The exit code is 1 if the outcome differs. Nothing is stored without --keep. With it, weights \
      and confusion counts are stored at each epoch where a result is taken and they are missing: \
      because the run is not among the best, or had been trained further when a point asked for less.
      """)

  @Argument(
    help: ArgumentHelp("The first digits of a run's id.", valueName: "run"),
    completion: Completion.runs)
  var prefix: String

  @Flag(help: "Store its weights and confusion counts if the outcome is the same.")
  var keep = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var results: ResultsOptions
  @OptionGroup var data: DataOptions

  func run() throws {
    let store = keep ? try results.openToWrite() : try results.open()
    let retraining = try Retraining(
      store.run(prefix: prefix), in: store, library: data.library)
    // Opened before the training, so that a directory that cannot be written is known at once.
    let keeper =
      keep ? try Store(directory: results.results, provenance: .here, note: printNote) : nil
    let goals = keep ? retraining.evidence.goals : []
    func train() throws {
      let (result, comparison) = try retraining.train(goals: goals)
      try conclude(comparison)
      try keeper?.keep(result)
      if keep, goals.isEmpty {
        printNote("nothing was kept: no experiment has taken a result from this run yet")
      }
    }
    if let keeper { try keeper.closing(after: train) } else { try train() }
  }

  private func conclude(_ comparison: RunComparison) throws {
    let text = comparison.text.printableLines
    let width = Terminal().columns
    print(json ? try comparison.json.document : width.map(text.wrapped) ?? text)
    guard !comparison.isEqual else { return }
    throw Failure.end("", hint: json ? nil : RunComparison.suspicion, .runs)
  }
}
