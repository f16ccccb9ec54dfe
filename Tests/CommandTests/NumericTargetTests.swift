import Foundation
import Kernels
import Testing

/// Runs with a number to predict, whichever loss they lower.
@Suite struct NumericTargetTests {
  private static let sweep = """
    name: houses
    dataset: {csv: houses.csv, header: true, target: price}
    split: {validation: last 12, test: last 12}
    epochs: 5
    hidden: 7-5
    batch_size: 8
    blocks:
      squared: {loss: quadratic}
      bounded: {loss: huber, grid: {delta: [0.25, 1]}}
    """

  /// Some prices are wild.
  private static let rows = (0..<60).map { row in
    let (x, y) = (row * 7 % 13, row * 5 % 11)
    return "\(x),\(y).5,\(3 * x - 2 * y + (row % 9 == 0 ? 70 : 0))"
  }

  private static func finished(_ set: InstructionSet = .selected) throws -> Workspace {
    let work = try Workspace()
    try work.write("x,y,price\n" + rows.joined(separator: "\n"), to: "houses.csv")
    try work.write(sweep, to: "houses.exp")
    let ending = try work.start(
      ["run", "houses.exp", "--no-plots"], environment: ["NN_SWEEP_ISA": set.rawValue]
    ).end()
    try #require(ending.code == 0, "\(ending.errors)")
    return work
  }

  @Test func `the error shown is that of the predictions`() throws {
    let work = try Self.finished()
    let parts = ["validation": Self.rows[36..<48], "test": Self.rows[48...]]
    let table = try work.run("sql", "select id from runs", "--format", "csv")
    let runs = table.output.split(separator: "\n").dropFirst().map(String.init)
    #expect(runs.count == 3)
    for run in runs {
      let json = try work.run("show", run, "--test", "--json").output
      let page = try #require(
        try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      let result = try #require(page["result"] as? [String: Any])
      for (part, rows) in parts {
        try work.write("x,y,price\n" + rows.joined(separator: "\n"), to: "part.csv")
        let predicted = try work.run("predict", run, "part.csv")
        let words = predicted.errors.split(separator: " ")
        let error = try #require(words.last.flatMap { Double($0.dropLast()) })
        let shown = try #require(result["\(part)_rmse"] as? Double)
        #expect((shown - error).magnitude <= 6e-4 * error, "\(part) of \(run)")
      }
    }
  }

  @Test func `the leaderboard names the block that fixes the loss, and its knob`() throws {
    let work = try Self.finished()
    let table = try work.run("top", "houses").output
    let heading = try #require(table.split(separator: "\n").first { $0.contains("rank") })
    #expect(heading.contains("block") && !heading.contains("loss"))
    #expect(heading.contains("delta"))
    let known = try work.run(
      "sql", "select loss, delta from runs order by position", "--format", "csv")
    #expect(known.output == "loss,delta\nquadratic,\nhuber,0.25\nhuber,1.0\n")
  }

  @Test func `the weights are the same on every instruction set`() throws {
    let expected = try Self.finished(.portable).run("export", "--canonical").output
    #expect(expected.split(separator: "\n").count > 3)
    for set in InstructionSet.available {
      #expect(try Self.finished(set).run("export", "--canonical").output == expected)
    }
  }
}
