import Experiments
import Records
import Testing

@testable import nn_sweep

@Suite struct LeaderboardTableTests {
  @Test func `only columns that differ are shown, best first`() {
    let rows = [
      Samples.row(Samples.settings("30-30", 0.5), score: 0.98333, run: 1),
      Samples.row(Samples.settings("16", 0.1), score: 0.975, run: 2),
      Samples.row(Samples.settings("16", 10), score: nil, seeds: 0, diverged: 1),
    ]
    let table = LeaderboardTable(rows: rows, experiment: Samples.classes)
    #expect(
      plain(table.lines()) == """
        grid on digits: 3 settings, best validation accuracy first
        rank  hidden  learning_rate  validation accuracy  run
           1  30-30             0.5               98.33%  1a2b3c41@20
           2  16                0.1               97.50%  1a2b3c42@20
           –  16               10               diverged  –
        one seed each: small differences may be chance
        """)
  }

  @Test func `several seeds show their range, and what diverged among them`() {
    let rows = [
      Samples.row(Samples.settings("30-30", 0.5), score: 0.98, spread: 0.0111, seeds: 3),
      Samples.row(Samples.settings("16", 0.5), score: 0.985, spread: 0.015, seeds: 2, diverged: 1),
    ]
    let table = LeaderboardTable(rows: rows, experiment: Samples.classes)
    #expect(
      plain(table.lines()) == """
        grid on digits: 2 settings, best validation accuracy first
        rank  hidden  validation accuracy  lowest–highest  seeds  diverged  median run
           1  30-30                98.00%   96.89–99.11%       3            1a2b3c41@20
           2  16                   98.50%   97.00–100.00%      2  1 of 3    1a2b3c41@20
        accuracy: mean of 2 to 3 seeds each, all on one split
        """)
  }

  @Test func `what is no better than the baseline is counted`() {
    var rows = [
      Samples.row(Samples.settings("30-30", 0.5), score: 0.98, seeds: 3),
      Samples.row(Samples.settings("16", 0.5), score: 0.5, seeds: 2, diverged: 1),
    ]
    rows[1].collapsed = 1
    let lines = LeaderboardTable(rows: rows, experiment: Samples.classes).lines().map(\.plain)
    #expect(lines[1].hasSuffix("  seeds  diverged  collapsed  median run"))
    #expect(lines[3].contains("     2  1 of 3    1 of 3     "))
    for place in rows.indices { (rows[place].seeds, rows[place].diverged) = (1, 0) }
    let single = LeaderboardTable(rows: rows, experiment: Samples.classes).lines().map(\.plain)
    #expect(single[1].hasSuffix("  validation accuracy  collapsed  run"))
    #expect(single[3].contains("  yes        "))
  }

  @Test(arguments: [
    (Score.auc, "–: AUC needs rows of every class in each validation part: take fewer folds,"),
    (.f1, "–: F1 of some runs is not stored; nn-sweep run FILE brings it"),
    (.logLoss, "–: log loss needs outputs that are numbers in each run"),
  ])
  func `a score that no run has is said to be none, with its reason`(
    score: Score, words: String
  ) {
    let rows = [Samples.row(Samples.settings("16", 0.5), score: 0.9)]
    let experiment = Samples.classes.ranked(by: score)
    let lines = LeaderboardTable(rows: rows, experiment: experiment).lines().map(\.plain)
    #expect(lines.last?.hasPrefix(words) == true, "\(lines)")
  }

  @Test func `the rest is counted, and how to see it is said`() {
    let rows = [Samples.row(Samples.settings("16", 0.5), score: 0.9)]
    let table = LeaderboardTable(
      rows: rows, experiment: Samples.classes, differing: [.hidden], total: 1200)
    #expect(table.lines().last?.plain == "and 1,199 more: nn-sweep top grid -n 50")
    let fifty = Array(repeating: rows[0], count: 50)
    let more = LeaderboardTable(rows: fifty, experiment: Samples.classes, total: 51)
    #expect(more.lines().last?.plain == "and 1 more: nn-sweep top grid -n 51")
  }

  @Test func `scores on different data are said not to compare`() {
    let rows = ["digits", "moons"].map { name in
      var row = Samples.row(Samples.settings("16", 0.5), score: 0.9)
      row.settings[.dataset] = .text(name)
      return row
    }
    let lines = LeaderboardTable(rows: rows, experiment: Samples.classes).lines().map(\.plain)
    #expect(lines.contains("scores on different data do not compare: choose one with --where"))
  }

  @Test func `test scores show only when asked for`() {
    let rows = [Samples.row(Samples.settings("16", 0.5), score: 0.9)]
    let hidden = LeaderboardTable(rows: rows, experiment: Samples.classes)
    #expect(!plain(hidden.lines()).contains("test"))
    let shown = LeaderboardTable(rows: rows, experiment: Samples.classes, showTest: true)
    #expect(
      plain(shown.lines()) == """
        grid on digits: 1 setting, best validation accuracy first
        rank  validation accuracy  test accuracy  run
           1               90.00%         89.00%  1a2b3c41@20
        one seed each: small differences may be chance
        """)
  }

  @Test func `a numeric target has R² and its error in its own units`() {
    let rows = [
      Samples.row(Samples.settings("16", 0.5), score: 0.96, loss: 0.02),
      Samples.row(Samples.settings("8", 0.5), score: -0.25, loss: 0.625),
    ]
    let table = LeaderboardTable(rows: rows, experiment: Samples.regression)
    #expect(
      plain(table.lines()) == """
        houses on houses.csv: 2 settings, best validation R² first
        rank  hidden  validation R²  validation RMSE  run
           1  16             0.9600            2.000  1a2b3c41@20
           2  8             -0.2500           11.18   1a2b3c41@20
        one seed each: small differences may be chance
        """)
  }

  @Test(arguments: [Scoring(.rmse), Scoring(.determination, recorded: [.rmse])])
  func `there is one RMSE in a table`(scoring: Scoring) {
    var experiment = Samples.regression
    experiment.scoring = scoring
    let row = Samples.row(Samples.settings("16", 0.5), score: 2, loss: 0.02)
    let names = LeaderboardTable(rows: [row], experiment: experiment).table.headings.map(\.text)
    #expect(names.count { $0.hasSuffix("RMSE") } == 1, "\(names)")
  }

  @Test func `a network without hidden layer is told in words`() {
    let rows = ["[]", "16"].map { Samples.row(Samples.settings($0, 0.5), score: 0.9) }
    let lines = LeaderboardTable(rows: rows, experiment: Samples.classes).lines().map(\.plain)
    #expect(lines[2].hasPrefix("   1  no hidden layer "))
    #expect(lines[3].hasPrefix("   2  16              "))
  }

  @Test func `without results there is no table`() {
    #expect(
      plain(LeaderboardTable(rows: [], experiment: Samples.classes).lines())
        == "grid: no finished runs yet")
  }
}
