import Foundation
import Testing

/// What cannot be read of what `refit` and `confirm` made is no matter of the sweep's, and the command that
/// made it writes it anew: with the real binary.
@Suite struct DamagedFollowUpTests {
  private let work: Workspace

  init() throws {
    work = try Workspace.ofFlowers()
    try #require(try work.run("confirm", "flowers", "--seeds", "4").code == 0)
    try #require(try work.run("refit", "flowers", "--seeds", "2").code == 0)
  }

  private static let made = "SELECT id FROM experiments WHERE name LIKE 'flowers.%'"

  @Test(arguments: [
    "DELETE FROM datasets WHERE experiment IN (\(made))",
    "UPDATE datasets SET classes = '{' WHERE experiment IN (\(made))",
    "UPDATE datasets SET splits = '{', description = '{' WHERE experiment IN (\(made))",
    "UPDATE datasets SET name = '', positive = 9, chance = -1 WHERE experiment IN (\(made))",
    """
    UPDATE experiments SET score = 'x', scores = 'y', path = '', description = '', sequence = -id,
      has_classes = 0, stamp = 'x', differing = 'x' WHERE id IN (\(made))
    """,
  ])
  func `the sweep runs, and both are written anew by the commands that made them`(sql: String)
    throws
  {
    let shown = try ["flowers", "flowers.confirm", "flowers.refit"].map {
      try work.run("top", $0).output
    }
    let prediction = try work.run("predict", "flowers", "rows.csv").output
    try work.edit(sql)
    let run = try work.run("run", "flowers.exp", "--no-plots")
    #expect(run.code == 0, "\(run.errors)")
    #expect(try work.run("top", "flowers").code == 0)
    for name in ["flowers.confirm", "flowers.refit"] {
      let ending = try work.run("top", name)
      guard ending.code != 0 else { continue }
      let maker = String(name.dropFirst("flowers.".count))
      #expect(ending.errors.contains(" of experiment '\(name)' cannot be read)"))
      #expect(ending.errors.contains("hint: 'nn-sweep \(maker) flowers', with the options"))
    }
    // In the order of the hints: a refit asks the confirmation for its winner.
    if sql.contains("SET classes") || sql.contains("DELETE") || sql.contains("splits") {
      let refit = try work.run("refit", "flowers", "--seeds", "2")
      #expect(refit.code == 69 && refit.errors.contains("'nn-sweep confirm flowers'"))
    }
    let confirmed = try work.run("confirm", "flowers", "--seeds", "4")
    #expect(confirmed.code == 0 && confirmed.output.contains("all trained already"))
    let refit = try work.run("refit", "flowers", "--seeds", "2")
    #expect(refit.code == 0 && refit.output.contains("all trained already"), "\(refit.errors)")
    #expect(
      try ["flowers", "flowers.confirm", "flowers.refit"].map { try work.run("top", $0).output }
        == shown)
    let again = try work.run("predict", "flowers", "rows.csv")
    #expect(again.code == 0 && again.output == prediction)
  }

  @Test func `a refit of a rank that is asked for needs no confirmation`() throws {
    try work.edit("DELETE FROM datasets WHERE experiment IN (\(Self.made))")
    #expect(try work.run("refit", "flowers", "--seeds", "2", "--rank", "1").code == 0)
    #expect(try work.run("top", "flowers.refit").code == 0)
  }
}
