import Foundation
import Testing

/// Nested cross-validation, from the real binary.
@Suite struct NestedTests {
  private let work: Workspace

  init() throws {
    work = try Workspace()
    try work.writeFlowers(60) { ($0 % 7 + $0 * 5 % 11 > 7) != ($0 % 9 == 0) }
    try work.train(
      """
      name: flowers
      dataset: {csv: flowers.csv, header: true, label: kind}
      split: {outer: 3, folds: 2}
      epochs: 4
      batch_size: 8
      scale: standard
      repeats: 2
      scores: [f1]
      grid: {hidden: [2, 8], learning_rate: [0.01, 0.3]}
      """)
  }

  private func rows(_ sql: String) throws -> [[String]] {
    try work.rows(sql).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The choice made over again from the rows of `runs`.
  private func nested() throws -> (means: [Double], choices: [String]) {
    let inner = try rows(
      """
      SELECT outer_part, hidden || '/' || learning_rate, avg(validation_score), avg(validation_loss),
        min(position)
      FROM runs WHERE fold IS NOT NULL GROUP BY 1, 2
      """)
    let whole = try rows(
      """
      SELECT outer_part, hidden || '/' || learning_rate, avg(test_score)
      FROM runs WHERE fold IS NULL GROUP BY 1, 2
      """)
    var (means, choices): ([Double], [String]) = ([], [])
    for part in 1...3 {
      let best = inner.filter { $0[0] == "\(part)" }.min { left, right in
        func key(_ row: [String]) -> (Double, Double, Double) {
          (-(Double(row[2]) ?? .nan), Double(row[3]) ?? .nan, Double(row[4]) ?? .nan)
        }
        return key(left) < key(right)
      }
      let choice = try #require(best)[1]
      let score = whole.first { $0[0] == "\(part)" && $0[1] == choice }
      choices.append(choice)
      means.append(try #require(score.flatMap { Double($0[2]) }))
    }
    return (means, choices)
  }

  @Test func `what is chosen inside is scored outside, as computed from the runs`() throws {
    // Four settings, two seeds, and three parts of two folds and a whole.
    #expect(try rows("SELECT count(*), count(DISTINCT id) FROM runs") == [["72", "72"]])
    let expected = try nested()
    let json = try work.object("top", "flowers", "--json")
    let found = try #require((json["nested"] as? [[String: Any]])?.first)
    let choices = try #require(found["choices"] as? [[String: Any]])
    #expect(choices.compactMap { $0["outer_part"] as? Int } == [1, 2, 3])
    let settings = choices.map { choice in
      let settings = choice["settings"] as? [String: Any] ?? [:]
      return "\(settings["hidden"] ?? "")/\(settings["learning_rate"] ?? "")"
    }
    #expect(settings == expected.choices)
    let scores = choices.compactMap { $0["outer_score"] as? Double }
    #expect(scores.count == 3)
    for (score, mean) in zip(scores, expected.means) { #expect((score - mean).magnitude < 1e-9) }
    let mean = expected.means.reduce(0, +) / 3
    #expect(((found["score"] as? Double ?? .nan) - mean).magnitude < 1e-9)
    let text = try work.run("top", "flowers").output
    #expect(text.contains("nested: chosen by the folds inside, "), "\(text)")
    #expect(text.contains(" on 3 outer parts ("))
    // The nested score is the answer to what is to be expected.
    #expect(!text.contains("expect about") && json["expect"] is NSNull)
    let methods = try work.run("report", "flowers", "--methods").output
    #expect(methods.contains("By nested cross-validation a choice by the folds scores "))
    #expect(methods.contains(" on 3 outer parts that had no say in it ("))
    #expect(!methods.contains("not looked at"))
  }

  @Test func `the leaderboard and its view are of inner folds alone`() throws {
    let json = try work.object("top", "flowers", "--json")
    let board = try #require(json["leaderboard"] as? [[String: Any]])
    #expect(board.count == 4)
    #expect(board.allSatisfy { $0["seeds"] as? Int == 12 && $0["splits"] as? Int == 6 })
    let view = try rows(
      """
      SELECT validation_score, validation_f1, seeds, splits, best_run, median_run FROM leaderboard
      ORDER BY rank
      """)
    for (row, object) in zip(view, board) {
      for (place, key) in [(0, "validation_score"), (1, "validation_f1")] {
        let value = try #require(object[key] as? Double)
        #expect(((Double(row[place]) ?? .nan) - value).magnitude < 1e-9, "\(key)")
      }
      #expect(Array(row[2...3]) == ["12", "6"])
      #expect(row[4] == object["best_run"] as? String)
      #expect(row[5] == object["median_run"] as? String)
    }
  }

  @Test func `running again trains nothing, and each run can be reproduced`() throws {
    let again = try work.run("run", "flowers.exp", "--no-plots")
    #expect(again.code == 0 && again.output.contains("flowers"), "\(again.errors)")
    #expect(try rows("SELECT count(*) FROM runs WHERE state = 'finished'") == [["72"]])
    let whole = try rows("SELECT id FROM runs WHERE fold IS NULL AND outer_part = 2 LIMIT 1")[0][0]
    let reproduced = try work.run("reproduce", whole)
    #expect(reproduced.code == 0, "\(reproduced.errors)")
    let page = try work.run("show", whole).output
    #expect(page.contains("draw 1, outer part 2, as a whole"), "\(page)")
  }

  @Test func `a refit takes every row`() throws {
    let ending = try work.run("refit", "flowers", "--seeds", "2")
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(ending.output.contains("60 to learn from"), "\(ending.output)")
    #expect(ending.output.contains("no test part"))
  }
}
