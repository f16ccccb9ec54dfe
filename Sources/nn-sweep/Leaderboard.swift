import Experiments
import Storage

extension LeaderboardTable {
  /// The best `count` settings of an experiment, or of those that are meant.
  init(
    of experiment: ExperimentRecord, in store: Results, count: Int,
    where filter: ResultFilter? = nil, showTest: Bool
  ) throws {
    guard let filter else {
      try self.init(
        rows: store.leaderboard(of: experiment.name, limit: count), experiment: experiment,
        differing: store.differingAxes(of: experiment.name),
        total: store.leaderboardSize(of: experiment.name), showTest: showTest)
      return
    }
    let rows = try store.leaderboard(of: experiment.name).filter(filter.holds)
    self.init(
      rows: Array(rows.prefix(count)), experiment: experiment,
      differing: Settings.differing(rows.lazy.map(\.settings)), total: rows.count,
      showTest: showTest, condition: filter.text)
  }
}
