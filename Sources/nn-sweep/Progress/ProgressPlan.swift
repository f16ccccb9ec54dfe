import Experiments
import Records

/// What is about to be trained: all that progress needs to know beforehand.
struct ProgressPlan: Sendable {
  /// The experiment's name.
  var experiment: String
  /// Trajectories to train now, those finished earlier not counted.
  var runs: Int
  var finishedEarlier: Int
  /// How the scores are written.
  var scoreText: ScoreText
  /// Work of all `runs` together, in the unit of `ProgressRun.work`.
  var work: Double
  /// The best run of those finished earlier.
  var best: ProgressBest?
  /// Looks a run up when it starts.
  var describe: @Sendable (TrajectoryID) -> ProgressRun
}

/// What is known of a run before it is trained.
struct ProgressRun: Sendable, Hashable {
  /// What tells its setting from others: `30-30 relu/softmax 0.5`.
  var label: String
  var epochs: Int
  /// Those that one epoch trains on.
  var examples: Int
  /// Predicted cost in any unit, the same for all runs.
  var work: Double
}

/// The run with the best validation score so far.
struct ProgressBest: Sendable, Hashable {
  var score: Double
  var label: String
}
