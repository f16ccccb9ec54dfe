public import Datasets

/// What choosing a setting is worth, by nested cross-validation: inside of each outer part the setting
/// is taken that is best on the folds there, and what it scores on the outer part itself, which had no
/// say in the choice, is averaged.
public struct NestedEstimate: Sendable, Hashable {
  /// The choice on one outer part.
  public struct Choice: Sendable, Hashable {
    /// The draw and the outer part.
    public let split: SplitNumber
    /// The setting that is best on its folds.
    public let settings: Settings
    /// Its mean score on these.
    public let inner: Double
    /// Its score on the outer part, seeds averaged, trained on all that the part leaves; nil where a
    /// run has not finished or has none.
    public let outer: Double?
  }

  /// The data, as tables name them.
  public let dataset: String
  public let score: Score
  /// Those of outer parts whose folds have finished in every setting, in order.
  public let choices: [Choice]
  /// How many outer parts there are, over all draws.
  public let parts: Int
  /// The scores on outer parts; nil until all of them are there.
  public private(set) var summary: SeedSummary?
  /// Whether the score is of the counts of folds, and those of a run are not stored: then nothing is
  /// chosen.
  public let lacksCounts: Bool

  /// One for each of an experiment's data that has outer parts; `runs` are all of its points.
  public static func all(of experiment: ExperimentRecord, _ runs: [PointRecord]) -> [NestedEstimate]
  {
    experiment.data.compactMap { data in
      guard let splits = data.splits, splits.hasOuterParts else { return nil }
      let own = runs.flatMap(\.asked).filter { experiment.data(of: $0.settings).name == data.name }
      return NestedEstimate(data, splits, experiment, own)
    }
  }

  private init(
    _ data: ExperimentData, _ splits: ExperimentSplits, _ experiment: ExperimentRecord,
    _ runs: [PointRecord]
  ) {
    dataset = data.name
    score = experiment.score
    let wholes = splits.numbers.filter(\.isWholeOuterPart)
    parts = wholes.count
    let measure = data.summed(experiment.score)
    lacksCounts =
      measure != nil && runs.contains { $0.state == .finished && $0.counts == nil }
    let bySplit = Dictionary(grouping: lacksCounts ? [] : runs) { run in
      SplitNumber(draw: run.replicate.split.draw, outer: run.replicate.split.outer)
    }
    // Outer parts are the folds of their draw.
    var pool = ReplicatePool(summing: measure)
    var (choices, finished) = ([Choice](), 0)
    for whole in wholes {
      let runs = bySplit[whole] ?? []
      guard
        let best = Self.best(
          of: runs.filter { $0.replicate.split.fold != nil }, on: data, experiment)
      else { continue }
      let judges = runs.filter { $0.replicate.split.fold == nil && $0.settings == best.settings }
      let scores = judges.map { run in
        run.state == .finished
          ? run.result?[Measure(experiment.score, positive: data.positive)]?.test : nil
      }
      for (run, score) in zip(judges, scores) {
        pool.take(
          score.flatMap(Ranking.number),
          on: SplitNumber(draw: whole.draw, fold: whole.outer), counts: run.counts)
      }
      finished += judges.count
      let known = scores.compactMap { $0.flatMap(Ranking.number) }
      let mean = known.reduce(0, +) / Double(max(1, known.count))
      choices.append(
        Choice(
          split: whole, settings: best.settings, inner: best.inner,
          outer: known.isEmpty || known.count < judges.count ? nil : mean))
    }
    self.choices = choices
    let isComplete = choices.count == parts && choices.allSatisfy { $0.outer != nil }
    summary = isComplete ? pool.summary(of: finished) : nil
  }

  /// The setting that ranks first by these runs, with its mean score; nil until all of them have ended,
  /// and where none has a score.
  private static func best(
    of runs: [PointRecord], on data: ExperimentData, _ experiment: ExperimentRecord
  ) -> (settings: Settings, inner: Double)? {
    guard !runs.isEmpty, runs.allSatisfy({ $0.state == .finished || $0.state == .diverged }) else {
      return nil
    }
    let judge = experiment.score
    let none = SettingStanding(Chance(data, judge), summing: data.summed(judge))
    var standings: [Settings: SettingStanding] = [:]
    for run in runs.sorted(by: { $0.position < $1.position }) {
      var standing = standings[run.settings] ?? none
      if run.state == .diverged {
        standing.takeDiverged(position: run.position)
      } else if let result = run.result?.told(by: experiment.ranking(of: run.settings)) {
        standing.take(
          ResultRank(result.validation, of: judge, position: run.position),
          on: run.replicate.split, counts: run.counts)
      }
      standings[run.settings] = standing
    }
    let best = standings.min { $0.value.isBefore($1.value) }
    return best.flatMap { settings, standing in
      standing.merit.map { (settings, judge.isHigherBetter ? $0.mean : -$0.mean) }
    }
  }
}
