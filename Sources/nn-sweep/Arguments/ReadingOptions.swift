import ArgumentParser

/// By which experiment's names a run's network reads raw rows.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Of a run that several experiments share, the one whose names its rows are read by.",
      valueName: "name"), completion: Completion.experiments)
  var experiment: String?

  /// Refuses it beside an experiment, whose own names are meant.
  func checkNothing() throws {
    if experiment != nil { throw Self.needless }
  }

  static let needless = Failure(
    "--experiment is for a run, and an experiment was named", hint: "leave --experiment out",
    .arguments)
}
