import Foundation
import Testing

/// A validation row so far from the training rows that some networks give no finite number for it.
@Suite struct FarRowTests {
  private let work: Workspace

  /// Of two settings some run has an infinite R² there, or none at all; of the third each has one.
  init() throws {
    work = try Workspace()
    let rows = (0..<60).map { row in
      let (x, y) = (row * 7 % 13, row * 5 % 11)
      return "\(x),\(row == 40 ? "1e38" : "\(y)e-7"),\(3 * x - 2 * y),\(x > 6 ? "a" : "b")"
    }
    try work.write("x,tiny,size,kind\n" + rows.joined(separator: "\n") + "\n", to: "far.csv")
    try work.write("x,tiny,size,kind\n\(rows[40])\n\(rows[3])\n", to: "rows.csv")
  }

  private static let numbers = """
    name: far
    dataset: {csv: far.csv, header: true, target: size, drop: [kind]}
    split: {validation: last 12, test: last 12}
    epochs: 4
    repeats: 2
    batch_size: 8
    blocks:
      plain: {hidden: []}
      bent: {hidden: 6, grid: {activations: [relu/identity, tanh/identity]}}
    """

  private static let kinds = """
    name: kinds
    dataset: {csv: far.csv, header: true, label: kind, drop: [size]}
    split: {validation: last 12, test: last 12}
    epochs: 4
    hidden: 4
    batch_size: 8
    """

  private static let finding =
    "a network overflows at some validation row, far from all that it was trained on"

  private func run(_ text: String, as name: String) throws -> String {
    try work.write(text, to: name)
    let ending = try work.run("run", name, "--no-plots", "-j", "1")
    try #require(ending.code == 0, "\(ending.errors)")
    return ending.output
  }

  @Test func `a score that is not finite is none in tables, means and JSON, and the cause is told`()
    throws
  {
    let printed = try run(Self.numbers, as: "far.exp")
    #expect(printed.contains(" validation R² -inf, loss inf, "))
    #expect(printed.contains(" validation R² –, loss –, "))
    #expect(printed.contains("2 settings: \(Self.finding); such a run has no R²\n"))
    #expect(!printed.contains("rows whose targets differ"))
    let table = try work.run("top", "far").output.split(separator: "\n")
    #expect(table.count { $0.hasPrefix("   –  ") } == 2)
    #expect(!table.contains { $0.contains("inf") })
    #expect(table.contains { $0.hasPrefix("best of 3: bent, tanh/identity    R² ") })
    let board = try #require(
      try work.object("top", "far", "--json")["leaderboard"] as? [[String: Any]])
    #expect(board.map { $0["validation_score"] is Double } == [true, false, false])
    #expect(board.map { $0["validation_loss"] is Double } == [true, false, false])
    #expect(board.map { $0["rank"] is Int } == [true, false, false])
    let lines = try work.run("export", "far", "--view", "curves", "--format", "jsonl").output
    for line in lines.split(separator: "\n") {
      _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
    }
    let report = try work.run("report", "far", "-o", "-", "--format", "markdown")
    #expect(report.code == 0, "\(report.errors)")
    #expect(
      report.output.contains(
        "4 runs finished, in 2 settings, whose network overflows at some validation row"))
  }

  @Test func `what a column is worth cannot be told where the score is infinite`() throws {
    _ = try run(Self.numbers, as: "far.exp")
    let runs = try work.rows("select id from runs where validation_score = -9e999")
    #expect(runs.count == 3)
    let ending = try work.run("show", runs[0], "--inputs")
    #expect(ending.code == 69)
    #expect(ending.errors.contains("has no R² on its validation rows, and none to lose"))
  }

  @Test func `an infinite prediction of a number is none`() throws {
    _ = try run(Self.numbers, as: "far.exp")
    for run in try work.rows("select id from runs where hidden = '[]'") {
      let ending = try work.run("predict", run, "rows.csv")
      #expect(ending.output.contains("\n1,,"))
      #expect(ending.output.contains(/\n2,-?[0-9.]+,/))
      #expect(ending.errors.contains("RMSE –\nnote: no prediction for 1 row: "))
    }
  }

  @Test func `a row without an answer counts as a wrong one, and that is told`() throws {
    let printed = try run(Self.kinds, as: "kinds.exp")
    #expect(printed.contains(/validation accuracy [0-9.]+%, loss –,/))
    #expect(
      printed.contains("1 setting: \(Self.finding); a row without an answer counts as wrong\n"))
    let predicted = try work.run("predict", "kinds", "rows.csv", "--probabilities")
    #expect(predicted.output.contains("\n1,,,,,"))
    #expect(predicted.errors.contains("note: no prediction for 1 row: "))
  }

  @Test func `a boundary leaves out what cannot be drawn`() throws {
    _ = try run(Self.kinds, as: "kinds.exp")
    let ending = try work.run("plot", "kinds", "--kind", "boundary", "--format", "svg")
    #expect(ending.code == 0, "\(ending.errors)")
    let data = try String(contentsOfFile: work.path("results/kinds/boundary.dat"), encoding: .utf8)
    // All validation rows but the one at infinity.
    let points = try #require(
      data.components(separatedBy: "validation examples, rim").last?.components(separatedBy: "#"))
    #expect(points[1].split(separator: "\n").count == 12)
  }
}
