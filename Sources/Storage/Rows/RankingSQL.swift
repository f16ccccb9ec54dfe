/// The one ranking, as SQL: see `Ranking`. A merit is the score that ranks, more being better. NULL, a number that is none, comes last either way.
enum RankingSQL {
  /// The order of finished points, or of what has the same columns, the best first.
  static let order = order(of: "")

  /// The same for the columns of a table or its alias: `p.`.
  static func order(of table: String) -> String {
    "\(table)merit DESC, -\(table)validation_loss DESC, \(table)position"
  }
}
