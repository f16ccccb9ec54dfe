import Foundation
import Testing

/// What may be concluded, from the real binary: under a table, by `confirm`, by `compare`.
@Suite struct VerdictTests {
  private static let sweep = """
    name: flowers
    dataset: {csv: flowers.csv, header: true, label: kind}
    epochs: 15
    batch_size: 8
    scale: standard
    repeats: 3
    grid: {hidden: [2, 8], learning_rate: [0.001, 0.3]}
    """

  private let work: Workspace

  init() throws {
    work = try Workspace()
    let rows = (0..<120).map { row in
      "\(row % 7),\(row * 5 % 11),\(row % 7 + row * 5 % 11 > 7 ? "a" : "b")"
    }
    try work.write("x,y,kind\n" + rows.joined(separator: "\n"), to: "flowers.csv")
    try run(Self.sweep)
  }

  private func run(_ text: String) throws {
    try work.write(text, to: "flowers.exp")
    let ending = try work.run("run", "flowers.exp", "--no-plots")
    try #require(ending.code == 0, "\(ending.errors)")
  }

  private func object(_ words: String...) throws -> [String: Any] {
    let ending = try work.start(words).end()
    try #require(ending.code == 0, "\(ending.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
    return try #require(json as? [String: Any])
  }

  @Test func `a leaderboard ends with a verdict`() throws {
    let ending = try work.run("top", "flowers")
    #expect(ending.output.contains("best of 4: "))
    #expect(ending.output.contains("over 3 seeds; "))
    #expect(ending.output.contains("may be as good (one by one, 95 %)"))
    #expect(ending.output.contains("flattered as best of 4: expect "))
    let json = try object("top", "flowers", "--json")
    #expect(json["best"] is [String: Any] && json["expect"] is Double)
    let axes = try #require(json["axes"] as? [[String: Any]])
    #expect(axes.compactMap { $0["name"] as? String } == ["hidden", "learning_rate"])
    let rows = try #require(json["leaderboard"] as? [[String: Any]])
    #expect(rows.count == 4)
    #expect(rows.dropFirst().allSatisfy { $0["contender"] is Bool && $0["difference"] is Double })
    #expect(rows.allSatisfy { ($0["low"] as? Double ?? 1) <= ($0["score"] as? Double ?? 0) })
  }

  @Test func `the table is written for documents too`() throws {
    let csv = try work.run("top", "flowers", "--format", "csv").output
    #expect(csv.hasPrefix("rank,hidden,learning_rate,validation accuracy,"))
    #expect(csv.split(separator: "\n").count == 5)
    #expect(try work.run("top", "flowers", "--format", "markdown").output.contains("| ---: |"))
    let latex = try work.run("top", "flowers", "--format", "latex").output
    #expect(latex.contains("learning\\_rate") && latex.hasSuffix("\\end{tabular}\n"))
  }

  @Test func `a run is shown as it was read`() throws {
    try run(
      Self.sweep.replacing("epochs: 15\n", with: "").replacing(
        "{hidden", with: "{epochs: [5, 15], hidden"))
    let id = try #require(
      try work.run("sql", "SELECT median_run FROM leaderboard WHERE epochs = 5").output
        .split(separator: "\n").dropFirst().first)
    #expect(try object("show", "\(id.prefix(8))@5", "--json")["epochs"] as? Int == 5)
    #expect(try object("show", "\(id.prefix(8))@15", "--json")["epochs"] as? Int == 15)
    #expect(try work.run("show", "\(id.prefix(8))@7").code != 0)
    #expect(try work.run("show", "\(id.prefix(8))@x").code != 0)
  }

  @Test func `contenders are trained with new seeds, once`() throws {
    let first = try work.run("confirm", "flowers", "--seeds", "4")
    #expect(first.code == 0, "\(first.errors)")
    #expect(first.output.contains("on the other 2 seeds"))
    let seeds = try work.run(
      "sql", "SELECT DISTINCT seed FROM runs WHERE experiment = 'flowers.confirm' ORDER BY 1")
    #expect(
      seeds.output.split(separator: "\n").dropFirst().map(String.init)
        == ["1000001", "1000002", "1000003", "1000004"])
    let again = try work.run("confirm", "flowers", "--seeds", "4")
    #expect(again.output.contains("all trained already"))
    let more = try object("confirm", "flowers", "--seeds", "6", "--json")
    #expect(more["seeds_reporting"] as? Int == 3)
    #expect(more["choice"] is [String: Any])
    let refused = try work.run("confirm", "flowers.confirm")
    #expect(refused.code != 0)
    #expect(refused.errors.contains("made by nn-sweep itself"))
  }

  @Test func `two sides are compared, all else equal or each tuned`() throws {
    let ending = try work.run("compare", "flowers", "learning_rate=0.3", "learning_rate=0.001")
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(ending.output.contains("learning_rate=0.3 is better"))
    let json = try object(
      "compare", "flowers", "hidden=2", "hidden=8", "--tuned", "--json")
    #expect(json["samples"] as? Int == 3)
    let wrong = try work.run("compare", "flowers", "rate=1", "rate=2")
    #expect(wrong.errors.contains("it varies: hidden, learning_rate"))
    let missing = try work.run("compare", "flowers", "hidden=3", "hidden=8")
    #expect(missing.errors.contains("no setting of 'flowers' has hidden 3"))
  }

  @Test func `deviation and median are functions of statements`() throws {
    let values = try work.run(
      "sql", "SELECT stdev(column1), median(column1) FROM (VALUES (1), (2), (4), (NULL))")
    #expect(values.output.split(separator: "\n").last == "1.5275252316519465  2.0")
  }
}
