import ArgumentParser
import Experiments
import Records
import Storage

/// Which results a command is about, by a formula.
struct FilterOptions: ParsableArguments {
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Only those that match a formula, such as 'depth == 2 and learning_rate < 0.5'.",
      valueName: "formula"))
  var condition: String?

  /// What was asked for, over results of an experiment, or of all.
  func filter(
    of experiment: String?, in store: Results, _ facts: [ResultFact], testCure: String? = nil
  ) throws -> ResultFilter? {
    guard let condition else { return nil }
    return try ResultFilter(
      condition, variables: store.variables(of: experiment), facts: facts, testCure: testCure)
  }

  /// Where a command would choose by test scores.
  static let chooseOtherwise = "choose by validation_score: test scores are for the end"
}
