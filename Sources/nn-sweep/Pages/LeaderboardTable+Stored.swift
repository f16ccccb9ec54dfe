import Experiments
import Records
import Storage

extension LeaderboardTable {
  /// The best `count` settings of an experiment, or of those that are meant.
  init(
    of experiment: ExperimentRecord, in store: Results, count: Int,
    where filter: ResultFilter? = nil, showTest: Bool, strict: Bool = false
  ) throws {
    guard let filter else {
      let board = try store.leaderboard(
        of: experiment.name, limit: count, by: experiment.score)
      try self.init(
        rows: board.rows, experiment: experiment,
        differing: store.differingAxes(of: experiment.name),
        total: board.total, showTest: showTest)
      verdicts = SweepVerdict.all(of: experiment, board.scores, strict: strict)
      try store.addEvidence(to: &verdicts, of: experiment)
      missingRowResults = try store.missingRowResults(of: experiment, verdicts)
      nested = try store.nested(experiment)
      for place in verdicts.indices { verdicts[place].leaveExpectation(to: nested) }
      let states = try store.states()
      stage = try store.stage(of: experiment.name, states)
      unfinished = try UnfinishedRuns(of: experiment, states, in: store)
      return
    }
    let board = try store.leaderboard(of: experiment.name, by: experiment.score)
    let rows = board.rows.filter(filter.holds)
    self.init(
      rows: Array(rows.prefix(count)), experiment: experiment,
      differing: Settings.differing(rows.lazy.map(\.settings)), total: rows.count,
      showTest: showTest, condition: filter.text)
    let chosen = zip(board.rows, board.scores).filter { filter.holds($0.0) }.map(\.1)
    verdicts = SweepVerdict.all(of: experiment, chosen, strict: strict)
    try store.addEvidence(to: &verdicts, of: experiment)
    missingRowResults = try store.missingRowResults(of: experiment, verdicts)
  }
}

extension Results {
  /// Which of confirmation and refit has ended after a sweep; nil while the sweep itself has not.
  func stage(of name: String, _ states: [String: StateCounts]) throws -> NextStep.Stage? {
    func isComplete(_ name: String) -> Bool {
      states[name].map { $0.total > 0 && $0[.waiting] + $0[.running] == 0 } ?? false
    }
    // What cannot be read of them is no matter of the sweep's.
    func isMade(_ name: String, _ isOne: (String) -> Bool) throws -> Bool {
      try isComplete(name) && text(ofExperiment: name).map(isOne) ?? false
    }
    guard isComplete(name) else { return nil }
    let isConfirmed = try isMade(ConfirmText.name(of: name), ConfirmText.isOne)
    if try isMade(RefitText.name(of: name), RefitText.isOne),
      !isConfirmed || (try? staleness(ofRefit: RefitText.name(of: name))) != .notLeader
    {
      return .refitted
    }
    return isConfirmed ? .confirmed : .run
  }

  private func staleness(ofRefit name: String) throws -> RefitStaleness? {
    guard let refit = try experiment(named: name), let run = try runs(of: name).first else {
      return nil
    }
    return try RefitStaleness(of: refit, run, in: self)
  }

  /// What the choice between an experiment's settings is worth on its outer parts.
  func nested(_ experiment: ExperimentRecord) throws -> [NestedEstimate] {
    guard experiment.data.contains(where: { $0.splits?.hasOuterParts ?? false }) else { return [] }
    return NestedEstimate.all(of: experiment, try runs(of: experiment.name))
  }
}
