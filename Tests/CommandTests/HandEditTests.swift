import Foundation
import GRDB
import Testing

/// Results that somebody has edited by hand: a change is noticed or does no harm, and one more run brings
/// everything back.
@Suite struct HandEditTests {
  private let work: Workspace

  /// A sweep over folds, ranked by a score of their counts.
  init() throws {
    work = try Workspace()
    try work.writeFlowers(60) { $0 % 2 == 0 }
    try work.write("x,y\n1,2\n3,4\n6,10\n", to: "rows.csv")
    try work.train(
      """
      name: flowers
      dataset: {csv: flowers.csv, header: true, label: kind}
      split: {folds: 3}
      score: macro_f1
      epochs: 4
      batch_size: 8
      grid: {hidden: [4, 8]}
      """)
  }

  private func edit(_ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(
      path: work.path("results/sweeps.sqlite"), configuration: configuration)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }

  private func run(_ words: String...) throws -> Workspace.Ending {
    try work.start(["run", "flowers.exp", "--no-plots"] + words).end()
  }

  /// All that is shown of the sweep but times.
  private func shown() throws -> [String] {
    try [
      ["export", "--canonical"], ["export", "--view", "leaderboard"],
      ["predict", "flowers", "rows.csv"],
    ]
    .map { words in
      let ending = try work.start(words).end()
      #expect(ending.code == 0, "\(ending.errors)")
      return ending.output
    }
  }

  /// A run after an edit: what it says of it; everything is as before.
  private func mended(_ sql: String) throws -> (errors: String, output: String) {
    let before = try shown()
    try edit(sql)
    let ending = try run()
    #expect(ending.code == 0)
    let again = try run()
    #expect(again.code == 0 && again.errors.isEmpty)
    #expect(again.output.contains("flowers: 6 runs, all trained already"))
    #expect(try shown() == before)
    return (ending.errors, ending.output)
  }

  @Test(arguments: [
    "DELETE FROM epochs WHERE trajectory = 2 AND epoch = 3",
    "UPDATE epochs SET epoch = epoch + 10 WHERE trajectory = 2",
    "UPDATE epochs SET validation_score = 1 WHERE trajectory = 2 AND epoch = 4",
  ])
  func `a run whose epochs were changed is named and trained again`(sql: String) throws {
    let id = try #require(
      work.rows("select substr(run, 1, 8) from trajectories where id = 2").first)
    let (errors, output) = try mended(sql)
    #expect(
      errors == """
        note: results database 'results/sweeps.sqlite' was damaged, or changed by hand: the curve of 1 run \
        (\(id)) is not as it was trained: to be trained again by 'nn-sweep run FILE'

        """)
    #expect(output.contains("flowers: 6 runs, 5 of them finished earlier, 1 to train"))
  }

  @Test(arguments: [
    "UPDATE settings SET hidden = '7', learning_rate = 9",
    "UPDATE experiments SET sequence = 9223372036854775807", "UPDATE datasets SET classes = 'x'",
    "UPDATE datasets SET splits = '[]'", "UPDATE row_names SET names = '{}'",
    "UPDATE points SET state = 'running' WHERE id = 1", "UPDATE points SET ranked_by = 'x'",
    "UPDATE trajectories SET run = lower(hex(randomblob(16))) WHERE id = 1",
    "UPDATE confusions SET validation = '[[9223372036854775807,1],[1,1]]', training = NULL",
    "INSERT INTO holders SELECT 9223372036854775807, 1, id FROM provenance",
    "DELETE FROM grdb_migrations WHERE identifier = 'splits'", "DELETE FROM epoch_scores",
    "DROP TABLE epoch_scores; DROP VIEW runs", "DROP TABLE experiments; DROP INDEX points_kept",
  ])
  func `one run brings everything back`(sql: String) throws {
    guard sql.contains("confusions") else {
      _ = try mended(sql)
      return
    }
    let before = try shown()
    try edit(sql)
    let export = try work.run("export", "--view", "leaderboard")
    #expect(export.code == 69 && export.errors.contains("is damaged ("))
    #expect(
      try run().errors.contains("the confusion counts of 6 results could not be theirs: removed"))
    let top = try work.run("top", "flowers")
    #expect(
      top.output.contains(
        "–: macro F1 over folds needs the confusion counts of each run, and some are not stored; "
          + "nn-sweep run flowers.exp --again brings them"))
    #expect(try run("--again").code == 0)
    #expect(try shown() == before)
  }

  /// No setting is chosen while one cannot be ranked; then one can.
  private func checkChoice(_ cure: String, after words: [String]) throws {
    let start = """
      error: 1 setting of 'flowers' cannot be ranked, so that another one may be the best
        hint: \(cure)
      """
    let confirm = try work.run("confirm", "flowers", "--seeds", "4")
    #expect(confirm.code == 69 && confirm.errors.hasSuffix(start + "\n"), "\(confirm.errors)")
    let refit = try work.run("refit", "flowers", "--seeds", "1")
    #expect(refit.code == 69)
    #expect(
      refit.errors.hasSuffix(start + "; --rank 1 takes the best of the others\n"), "\(refit.errors)"
    )
    let predict = try work.run("predict", "flowers", "rows.csv")
    #expect(predict.code == 69 && predict.output.isEmpty)
    let ending = try work.start(words + ["--no-plots"]).end()
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(try work.run("refit", "flowers", "--seeds", "1").code == 0)
    #expect(try work.run("remove", "flowers.refit", "--yes").code == 0)
  }

  @Test(arguments: [
    "DELETE FROM confusions", "UPDATE confusions SET epoch = 3",
    "UPDATE confusions SET validation = NULL", "UPDATE confusions SET training = '[[9,0],[0,9]]'",
    """
    UPDATE confusions SET validation = '[[' || 2 * (validation ->> '$[0][0]') || ','
      || 2 * (validation ->> '$[0][1]') || '],[' || 2 * (validation ->> '$[1][0]') || ','
      || 2 * (validation ->> '$[1][1]') || ']]'
    """,
  ])
  func `counts that are not those of a result are noticed, and nothing is chosen without them`(
    sql: String
  ) throws {
    let before = try shown()
    try edit("\(sql) WHERE trajectory = 2")
    let errors = try run().errors
    #expect(
      errors.contains("the confusion counts of 1 result could not be theirs: removed;")
        != sql.hasPrefix("DELETE"), "\(errors)")
    try checkChoice(
      "macro F1 over folds needs the confusion counts of each run, and some are not stored;"
        + " nn-sweep run flowers.exp --again brings them",
      after: ["run", "flowers.exp", "--again"])
    #expect(try shown() == before)
  }

  @Test(arguments: [
    "DELETE FROM epoch_scores", "UPDATE epoch_scores SET validation = NULL",
    "UPDATE epoch_scores SET test = NULL",
  ])
  func `scores that are gone come back with one run`(sql: String) throws {
    let before = try shown()
    try edit("\(sql) WHERE trajectory = 2 AND epoch = 4")
    let ending = try run()
    #expect(ending.code == 0 && ending.errors.contains("set right"), "\(ending.errors)")
    #expect(ending.output.contains("1 to score without training"), "\(ending.output)")
    #expect(try shown() == before)
  }

  @Test func `a score that nobody can count is found by training again`() throws {
    try work.train(
      """
      name: other
      dataset: {csv: flowers.csv, header: true, label: kind}
      score: auc
      epochs: 4
      batch_size: 8
      grid: {hidden: [4, 8]}
      """, as: "other.exp")
    let before = try work.run("top", "other")
    try edit(
      """
      UPDATE epoch_scores SET validation = NULL
      WHERE trajectory = (SELECT max(id) FROM trajectories) AND epoch = 4
      """)
    #expect(try work.run("run", "other.exp", "--no-plots").code == 0)
    let refit = try work.run("refit", "other", "--seeds", "1")
    #expect(refit.code == 69)
    #expect(
      refit.errors.hasSuffix(
        "  hint: AUC of some runs is not a number; nn-sweep run other.exp --again names those of which"
          + " it is one; --rank 1 takes the best of the others\n"), "\(refit.errors)")
    #expect(try work.run("predict", "other", "rows.csv").code == 69)
    let again = try work.run("run", "other.exp", "--no-plots", "--again")
    #expect(again.code == 1)
    let run = try #require(again.errors.firstMatch(of: /run '([0-9a-f]{32})'/), "\(again.errors)").1
    #expect(again.errors.contains("'nn-sweep remove RUN', then 'nn-sweep run FILE', store it anew"))
    #expect(try work.run("remove", String(run), "--yes").code == 0)
    #expect(try work.run("run", "other.exp", "--no-plots").code == 0)
    #expect(try work.run("top", "other").output == before.output)
    #expect(try work.run("refit", "other", "--seeds", "1").code == 0)
  }

  @Test func `a change of settings is told by whoever reads, and gone after a run`() throws {
    let before = try work.run("top", "flowers")
    try edit("UPDATE settings SET hidden = '7'")
    let changed = try work.run("top", "flowers")
    #expect(
      changed.errors == """
        note: another program has changed 'results/sweeps.sqlite': 'nn-sweep run FILE' checks it \
        and retrains whatever no longer matches

        """)
    #expect(try run().code == 0)
    let after = try work.run("top", "flowers")
    #expect(after.errors.isEmpty && after.output == before.output)
  }

  @Test func `a plan tells of a change, and who looks through it only what came of that`() throws {
    let told = "note: another program has changed 'results/sweeps.sqlite': "
    let change = "UPDATE points SET merit = 7 WHERE id = 1"
    let mended = "1 value did not follow from the others: set right"
    let run = try #require(try work.rows("select run from trajectories order by id").first)
    try edit(change)
    for words in [["plan", "flowers.exp"], ["run", "flowers.exp", "--dry-run"]] {
      #expect(try work.start(words).end().errors.contains(told), "\(words)")
    }
    let commands = [
      ["confirm", "flowers", "--seeds", "4"], ["refit", "flowers", "--seeds", "1", "--rank", "1"],
      ["reproduce", run, "--keep"], ["remove", "flowers.refit"],
    ]
    for words in commands {
      try edit(change)
      let ending = try work.start(words).end()
      #expect(ending.code == 0, "\(ending.errors)")
      #expect(ending.errors.contains(mended) && !ending.errors.contains("another program"))
    }
    try edit(change)
    #expect(try work.run("remove", "flowers", "--dry-run").errors.contains(told))
    #expect(try work.run("reproduce", run).errors.contains(told))
  }

  @Test func `a copy without its locks is told as one until it was looked through`() throws {
    try FileManager.default.removeItem(atPath: work.path("results/.holders"))
    #expect(
      try work.run("top", "flowers").errors == """
        note: 'results/sweeps.sqlite' is a copy, or another program has changed it: \
        'nn-sweep run FILE' checks it and retrains whatever no longer matches

        """)
    #expect(try run().errors.isEmpty)
    #expect(try work.run("top", "flowers").errors.isEmpty)
  }

  @Test func `classes under names that were not learned are not predicted`() throws {
    let before = try shown()
    try edit(#"UPDATE row_names SET names = replace(names, '["a","b"]', '["b","a"]')"#)
    let ending = try work.run("predict", "flowers", "rows.csv")
    #expect(ending.code == 69 && ending.output.isEmpty)
    #expect(ending.errors.contains("does not fit its network"))
    #expect(try run().code == 0)
    #expect(try shown() == before)
  }

  @Test func `classes that a network was given are brought back with it`() throws {
    let before = try shown()
    try edit(#"UPDATE models SET context = replace(context, '["a","b"]', '["b","a"]')"#)
    let ending = try work.run("predict", "flowers", "rows.csv")
    #expect(ending.code == 69 && ending.output.isEmpty)
    for run in try work.rows("select run from trajectories") {
      #expect(try work.run("reproduce", run, "--keep").code == 0)
    }
    #expect(try shown() == before)
  }
}
