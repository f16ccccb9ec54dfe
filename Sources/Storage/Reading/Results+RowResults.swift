import Datasets
import GRDB
public import Records

extension Results {
  /// The finished runs of an experiment that lack row results; nil where none does.
  public func missingRowResults(
    of experiment: ExperimentRecord
  ) throws(StorageError) -> MissingRowResults? {
    try read { db in
      let key = try Self.key(db, experiment.name)
      var settings = SettingTable(db)
      var (missing, seconds) = (MissingRowResults(lacking: 0, runs: 0, seconds: nil), 0.0)
      var (trained, hasAll): (Set<Int64>, Bool) = ([], true)
      var rows = try FastStatement(db, Self.keptRowResults)
      defer { rows.end() }
      rows.bind(key)
      while try rows.step() {
        // A training that several points read is done again once.
        if trained.insert(rows.integer(KeptColumn.trajectory)).inserted {
          let known = rows.number(KeptColumn.seconds)
          hasAll = hasAll && known != nil && rows.integer(KeptColumn.waits) == 0
          seconds += known ?? 0
        }
        guard rows.integer(KeptColumn.isJudged) == 1 else { continue }
        let data =
          experiment.data.count == 1
          ? experiment.data[0]
          : experiment.data(of: try settings.settings(rows.integer(KeptColumn.setting)))
        let split = rows.split(
          draw: KeptColumn.draw, outer: KeptColumn.outerPart, fold: KeptColumn.fold)
        guard data.keepsRowResults(on: split) else { continue }
        missing.runs += 1
        if rows.integer(KeptColumn.isKept) == 0 { missing.lacking += 1 }
      }
      missing.seconds = hasAll ? seconds : nil
      return missing.lacking > 0 ? missing : nil
    }
  }

  private enum KeptColumn: Int, SelectedColumn {
    case trajectory, seconds, waits, setting, draw, outerPart, fold, isJudged, isKept

    var sql: String {
      switch self {
      case .trajectory: "p.trajectory"
      case .seconds: "t.seconds"
      case .waits: "p.state = \(state: .waiting)"
      case .setting: "p.setting"
      case .draw: "p.draw"
      case .outerPart: "p.outer_part"
      case .fold: "p.fold"
      case .isJudged: "p.state = \(state: .finished) AND \(PointRows.isJudged("p"))"
      case .isKept:
        """
        EXISTS (SELECT 1 FROM row_results r
          WHERE r.trajectory = p.trajectory AND r.epoch = p.result_epoch)
        """
      }
    }
  }

  private static let keptRowResults = """
    SELECT \(KeptColumn.list) FROM points p JOIN trajectories t ON t.id = p.trajectory
    WHERE p.experiment = ? AND p.active = 1
    """
}
