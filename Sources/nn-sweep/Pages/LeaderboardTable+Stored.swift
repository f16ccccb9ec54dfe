import Experiments
import Records
import Storage

extension LeaderboardTable {
  /// The best `count` settings of an experiment, or of those that are meant.
  init(
    of experiment: ExperimentRecord, in store: Results, count: Int,
    where filter: ResultFilter? = nil, showTest: Bool
  ) throws {
    guard let filter else {
      let (rows, total) = try store.leaderboard(
        of: experiment.name, limit: count, by: experiment.score)
      try self.init(
        rows: rows, experiment: experiment, differing: store.differingAxes(of: experiment.name),
        total: total, showTest: showTest)
      return
    }
    let rows = try store.leaderboard(of: experiment.name, by: experiment.score).rows.filter(
      filter.holds)
    self.init(
      rows: Array(rows.prefix(count)), experiment: experiment,
      differing: Settings.differing(rows.lazy.map(\.settings)), total: rows.count,
      showTest: showTest, condition: filter.text)
  }
}
