import Records
import Statistics

extension ReportMaterial {
  /// The settings, best first.
  var settings: ReportSection? {
    guard !board.rows.isEmpty else { return nil }
    let text = board.table
    var table = ReportTable(text.headings, text.cells)
    table.isSortable = true
    let standings = Dictionary(
      winners.flatMap { winner in
        winner.verdict.settings.prefix(Self.mostSettings).enumerated().map {
          ($1.settings, Self.standing($1, isBest: $0 == 0))
        }
      }, uniquingKeysWith: { first, _ in first })
    let words = board.rows.map { standings[$0.settings] ?? nil }
    if board.total > 1, words.contains(where: { $0 != nil }) {
      // Beside the rank, where no narrow screen hides it.
      table.headings.insert(("beside the best", false), at: 1)
      for place in table.rows.indices { table.rows[place].insert(words[place] ?? "", at: 1) }
      table.marked = Set(words.indices.filter { words[$0] == "best" })
    }
    return ReportSection("settings", "Settings", [.paragraph(scope), .table(table)])
  }

  private static func standing(_ setting: SettingVerdict, isBest: Bool) -> String? {
    isBest ? "best" : setting.isContender.map { $0 ? "may be as good" : "behind" }
  }

  private var isWhole: Bool { count(.waiting) + count(.running) == 0 }

  /// Without a score there is none.
  private var order: String { board.hasScores ? ", best first" : "" }

  private var scope: String {
    let all = NumberText.count(board.total)
    let command = "nn-sweep top \(shellWord(experiment.name)) -n \(board.total)"
    let which =
      board.total > board.rows.count
      ? "\(board.hasScores ? "The best " : "")\(NumberText.count(board.rows.count)) of \(all) settings; all of them: \(command)."
      : board.total == 1
        ? "The only setting."
        : "All \(all) settings\(isWhole ? "" : " that have results so far")\(order)."
    let paper = board.rows.count > 30 ? " On paper the first 30 stand." : ""
    return which + paper
      + " The median run stands for \(board.total == 1 ? "it" : "each setting");"
      + " 'nn-sweep show RUN' shows it in full."
  }
}
