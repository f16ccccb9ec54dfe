import Records

/// Which finished runs stand for a setting: one pass for all settings, where a search in each would
/// take three times as long.
enum PickedRuns {
  /// A row a setting and epochs, with the trajectories of the best run and of the one in the middle, of
  /// two the better one.
  static let table = """
    (
      SELECT experiment, setting, epochs, max(iif(place = 1, trajectory, NULL)) AS best,
        max(iif(place = (runs + 1) / 2, trajectory, NULL)) AS median
      FROM (
        SELECT p.experiment, p.setting, p.planned_epochs AS epochs, p.trajectory,
          row_number() OVER (\(ofSetting) ORDER BY \(RankingSQL.order(of: "p."))) AS place,
          count(*) OVER (\(ofSetting)) AS runs
        FROM \(AliasRows.askedPoints) p
        WHERE \(areFinished)
      )
      GROUP BY experiment, setting, epochs
    )
    """

  /// The points `p` of one setting.
  static let ofSetting = "PARTITION BY p.experiment, p.setting, p.planned_epochs"

  /// Those points `p` that judge their setting with a result.
  static let areFinished =
    "p.active = 1 AND p.state = \(state: .finished) AND \(PointRows.isJudged("p"))"
}
