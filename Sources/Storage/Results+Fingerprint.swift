import Datasets
import Digests
import GRDB
import Records

extension Results {
  /// A digest of everything that pictures of an experiment show: its text, and the state, the
  /// setting and the metrics of every point, so that whoever drew them can tell whether they still
  /// are what would be drawn.
  public func fingerprint(of experiment: String) throws(StorageError) -> String {
    try read { db in
      let row = try Row.fetchOne(db, sql: Self.fingerprint, arguments: [experiment])
      let text = row?.databaseValues.map(\.description).joined(separator: "\n") ?? ""
      return Digest(sha256: Array(text.utf8)).hex
    }
  }

  /// Sums weighted by place, so that points which change places are seen too.
  private static let fingerprint = """
    SELECT e.text, e.description, count(*), total(p.active * (p.position + 1)),
      total(p.setting * (p.position + 1)), total(p.epochs * (p.position + 1)),
      total(CASE p.state WHEN 'waiting' THEN 1 WHEN 'finished' THEN 2 WHEN 'diverged' THEN 3
        ELSE 4 END * (p.position + 1)), total(p.result_epoch * (p.position + 1)),
      total(p.last_epoch * (p.position + 1)), total(p.training_loss * (p.position + 1)),
      total(p.training_score * (p.position + 1)), total(p.validation_loss * (p.position + 1)),
      total(p.validation_score * (p.position + 1))
    FROM experiments e JOIN points p ON p.experiment = e.id WHERE e.name = ?
    """
}
