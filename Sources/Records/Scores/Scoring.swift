/// What an experiment's runs are ranked by, and what else is recorded of them. It decides no bit of
/// a run: experiments that differ in it share their trainings.
public struct Scoring: Sendable, Hashable {
  /// Runs and settings are ranked and told by it.
  public var score: Score
  /// What is recorded beside it, in the order of the file.
  public var recorded: [Score]

  public init(_ score: Score, recorded: [Score] = []) {
    self.score = score
    self.recorded = recorded
  }

  /// What has to be measured beside what every epoch has, the ranking one first; `positive` is the
  /// class that F1 and average precision of two classes are about.
  public func measures(positive: Int?) -> [Measure] {
    var measures: [Measure] = []
    for score in [score] + recorded where !score.isStandard {
      let measure = Measure(score, positive: positive)
      if !measures.contains(measure) { measures.append(measure) }
    }
    return measures
  }

  /// The one that runs are ranked by; nil for what every epoch has.
  public func ranking(positive: Int?) -> Measure? {
    score.isStandard ? nil : Measure(score, positive: positive)
  }
}

/// When a run's measures are taken.
public struct MeasurePlan: Sendable, Hashable {
  /// After every epoch.
  public private(set) var everyEpoch: [Measure] = []
  /// Beside those where a point takes its result: what takes too long for every epoch.
  public private(set) var atResults: [Measure] = []

  /// Nothing beside what every epoch has.
  public init() {}

  /// All of `measures`; those that sort examples only where results are taken, unless runs are
  /// ranked by them.
  public init(_ measures: [Measure], ranking: Measure?) {
    everyEpoch = measures.filter { !$0.score.sorts || $0 == ranking }
    atResults = measures.filter { $0.score.sorts && $0 != ranking }
  }

  /// The same and, after every epoch, what stop rules go by.
  public func adding(_ goals: [PointGoal]) -> MeasurePlan {
    var plan = self
    for measure in goals.compactMap({ $0.stop?.measure })
    where !measure.score.isStandard && !plan.everyEpoch.contains(measure) {
      plan.everyEpoch.append(measure)
      plan.atResults.removeAll { $0 == measure }
    }
    return plan
  }

  /// Whatever is measured at results.
  public var all: [Measure] { everyEpoch + atResults }
}
