import ArgumentParser
import Records

/// The score that a command tells and ranks by, where not the experiment's own.
struct ScoreOption: ParsableArguments {
  @Option(
    name: .customLong("score"),
    help: ArgumentHelp(
      "Rank by another score, such as macro_f1; each run's result stays at its epoch.",
      valueName: "score"), completion: .list(Score.allCases.map(\.column)))
  var name: String?

  /// The experiment as it is to be ranked.
  /// - Throws: Where there is no such score of its data.
  func ranked(_ experiment: ExperimentRecord) throws -> ExperimentRecord {
    guard let name else { return experiment }
    let known = Score.all(ofClasses: !experiment.data[0].classes.isEmpty)
    guard let score = known.first(where: { $0.column == name }) else {
      throw Failure(
        "'\(experiment.name)' has no score '\(name)'",
        hint: "its data can have: \(known.map(\.column).joined(separator: ", "))", .arguments)
    }
    return experiment.ranked(by: score)
  }

  /// What people are told of the ranking; nil where it is the experiment's own.
  func note(_ experiment: ExperimentRecord, _ ranked: ExperimentRecord) -> String? {
    guard ranked.score != experiment.score else { return nil }
    return "ranked by \(ranked.score.name) instead of \(experiment.score.name):"
      + " each run's result stays at its epoch"
  }

  /// What to do where no run has the score.
  static func absence(of score: Score, _ experiment: ExperimentRecord) -> Failure {
    Failure(
      "no run of '\(experiment.name)' has \(score.column)",
      hint: "write 'scores: [\(score.column)]' into its file and run it again", .world)
  }
}
