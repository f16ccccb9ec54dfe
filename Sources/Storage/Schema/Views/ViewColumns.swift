import Records

/// Columns that several views have in common.
enum ViewColumns {
  /// A column an axis, in the order of axes, but for those that came later.
  static let axes =
    ([dataset]
    + SettingRows.axes.filter { !own.contains($0) }.map(\.rawValue)
    .filter { !Schema.addedColumns.contains($0) }.map { "s.\($0)" } + ["s.variables"])
    .joined(separator: ",\n  ")

  /// The epochs asked and the stop rule are told of the point.
  private static let own: Set<Axis> = [.dataset, .epochs, .stop]

  /// Those that came later, to stand behind all other columns: a documented one keeps its place.
  static let addedAxes = Schema.addedColumns.map { ",\n  s.\($0)" }.joined()

  /// The first dataset of an experiment that does not vary it.
  private static let dataset = """
    ifnull(s.dataset, (SELECT d.name FROM datasets d WHERE d.experiment = e.id AND d.place = 0))
        AS dataset
    """

  /// The score as accuracy, where it is that; for `_lowest` and its like a suffix behind both names.
  static func accuracy(_ score: String, of part: Part, _ suffix: String = "") -> String {
    "CASE WHEN e.has_classes THEN \(score)\(suffix) END"
      + " AS \(part.rawValue)_\(Score.accuracy.column)\(suffix)"
  }

  /// Loss, score and, for classes, accuracy of every part, of the table with this alias.
  static func metrics(of table: String) -> String {
    Part.allCases.map { part in
      let (loss, score) = ("\(table).\(part.rawValue)_loss", "\(table).\(part.rawValue)_score")
      return """
        \(loss), \(score),
          \(accuracy(score, of: part))
        """
    }.joined(separator: ",\n  ")
  }

  /// The scores that no table of metrics has, in the order of their columns.
  static let others = Score.allCases.filter { !$0.isStandard }

  /// Each of them on both parts held out, of the trajectory and epoch that two expressions name, to
  /// stand behind all other columns: NULL where it does not exist or was not asked for.
  static func scores(trajectory: String, epoch: String) -> String {
    others.flatMap { score in
      [Part.validation, .test].map { part in
        """
        ,
          (SELECT x.\(part.rawValue) FROM epoch_scores x
            WHERE x.trajectory = \(trajectory) AND x.epoch = \(epoch)
              AND x.score = \(measure(score))) AS \(part.rawValue)_\(score.column)
        """
      }
    }.joined()
  }

  /// What a score is stored as where experiments and settings are `e` and `s`: with the index of the
  /// positive class, if the data have one.
  static func measure(_ score: Score) -> String {
    guard score.hasPositive else { return "'\(score.column)'" }
    return """
      '\(score.column)' || ifnull('/' || \(positive), '')
      """
  }

  /// The index of the positive class, if there is one.
  static let positive = """
    (SELECT d.positive FROM datasets d
              WHERE d.experiment = e.id AND (s.dataset IS NULL OR d.name = s.dataset)
              ORDER BY d.place LIMIT 1)
    """
}
