import Foundation
import Testing

/// What is said of a table with a rare class: the baseline, looks at the test part, thresholds.
@Suite struct RareClassTests {
  private let work: Workspace

  /// The rare class cannot be told from what is beside it, but by a little.
  private static let rows = (0..<400).map { row in
    let isFraud = row % 20 == 3
    let (x, y) = (row * 37 % 101, row * 53 % 97)
    return "\(isFraud ? 20 + x : x),\(y),\(isFraud ? "fraud" : "no")"
  }

  init() throws {
    work = try Workspace()
    try work.write("x,y,kind\n" + Self.rows.joined(separator: "\n"), to: "frauds.csv")
    try work.write(
      """
      name: frauds
      dataset: {csv: frauds.csv, header: true, label: kind}
      epochs: 1
      hidden: 4
      learning_rate: 0.01
      """, to: "frauds.exp")
    let ending = try work.run("run", "frauds.exp", "--no-plots")
    try #require(ending.code == 0, "\(ending.errors)")
    try #require(ending.output.contains(Self.baseline), "\(ending.output)")
  }

  private static let baseline = "baseline: always answering 'no', accuracy 95.00%"
  private static let warning =
    "the best setting does not beat always answering 'no' (95.00%):"
    + " try class_weights: balanced, or score: balanced_accuracy"

  private func json(_ arguments: String...) throws -> [String: Any] {
    let text = try work.start(arguments, environment: [:]).end().output
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func run() throws -> String {
    let table = try work.run("sql", "select id from runs", "--format", "csv")
    return try #require(table.output.split(separator: "\n").dropFirst().first.map(String.init))
  }

  @Test func `a setting that never finds the rare class is told so`() throws {
    let table = try work.run("top", "frauds").output
    #expect(table.contains(Self.baseline) && table.contains(Self.warning), "\(table)")
    let baselines = try #require(
      try json("top", "frauds", "--json")["baselines"] as? [[String: Any]])
    #expect(baselines.count == 1)
    #expect(baselines[0]["answer"] as? String == "no")
    #expect(baselines[0]["validation_score"] as? Double == 0.95)
    #expect(baselines[0]["is_beaten"] as? Bool == false)
  }

  @Test func `looks at test scores are counted and told`() throws {
    #expect(!(try work.run("top", "frauds").output.contains("looked at")))
    let first = try work.run("top", "frauds", "--test").output
    #expect(first.contains("test scores of frauds were looked at once"), "\(first)")
    let run = try run()
    #expect(!(try work.run("show", run).output.contains("looked at")))
    let second = try work.run("show", run, "--test").output
    #expect(second.contains("test scores of frauds were looked at 2 times, first on "))
    #expect(try json("show", run, "--part", "test", "--json")["test_looks"] as? Int == 3)
    let exported = try work.run("export", "--test")
    #expect(exported.errors.contains("test scores of frauds were looked at 4 times"))
    #expect(try json("top", "frauds", "--test", "--json")["test_looks"] as? Int == 5)
  }

  @Test func `looks need no folder that can be written`() throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o555], ofItemAtPath: work.path("results"))
    let ending = try work.run("top", "frauds", "--test")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: work.path("results"))
    #expect(ending.code == 0 && ending.errors == "")
  }

  @Test(arguments: ["runs", "curves", "leaderboard"])
  func `an export hides the test part unless it is asked for`(view: String) throws {
    let hidden = try work.run("export", "--view", view)
    #expect(hidden.code == 0 && hidden.errors == "")
    #expect(!hidden.output.contains("test_"))
    #expect(hidden.output.contains("validation_score"))
    let shown = try work.run("export", "--view", view, "--test")
    #expect(shown.output.contains("test_score"))
    let chosen = try work.run("export", "--view", view, "--where", "test_score > 0.5")
    #expect(chosen.code == 2 && chosen.errors.contains("--test shows test scores"))
    let asked = try work.run("export", "--view", view, "--where", "test_score > 0.5", "--test")
    #expect(asked.code == 0)
  }

  @Test func `a threshold answers the rarer class`() throws {
    let run = try run()
    let all = try work.run("predict", run, "frauds.csv", "--threshold", "0")
    #expect(all.code == 0)
    #expect(all.errors.contains("'fraud' is answered from a probability of 0 on"))
    #expect(all.errors.contains("20 of 400 correct"))
    let none = try work.run("predict", run, "frauds.csv", "--threshold", "1")
    #expect(none.errors.contains("380 of 400 correct"))
    let best = try work.run("predict", run, "frauds.csv", "--threshold", "best")
    #expect(best.code == 0)
    #expect(
      best.errors.contains("on: best accuracy on 80 validation rows, 9"), "\(best.errors)")
  }

  @Test func `thresholds that cannot be are refused`() throws {
    let run = try run()
    for text in ["2", "-0.1", "worst", "nan"] {
      let ending = try work.run("predict", run, "frauds.csv", "--threshold=\(text)")
      #expect(ending.code == 64, "\(text)")
    }
    try FileManager.default.moveItem(
      atPath: work.path("frauds.csv"), toPath: work.path("moved.csv"))
    let gone = try work.run("predict", run, "moved.csv", "--threshold", "best")
    #expect(gone.code == 69)
    #expect(gone.errors.contains("hint: put back the data that run"))
    #expect(try work.run("predict", run, "moved.csv", "--threshold", "0.5").code == 0)
  }

  @Test func `a threshold is for two classes`() throws {
    try work.write("name: blobs\ndataset: blobs\nepochs: 1", to: "blobs.exp")
    _ = try work.run("run", "blobs.exp", "--no-plots")
    let table = try work.run(
      "sql", "select id from runs where experiment = 'blobs'", "--format", "csv")
    let run = try #require(table.output.split(separator: "\n").last.map(String.init))
    try work.write("0.1,0.2\n", to: "rows.csv")
    let ending = try work.run("predict", run, "rows.csv", "--threshold", "best")
    #expect(ending.code == 64)
    #expect(ending.errors.contains("a threshold is for two classes, and run"))
  }
}
