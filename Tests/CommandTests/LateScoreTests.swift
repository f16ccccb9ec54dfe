import Testing

/// Scores that are asked for when the runs are finished, and their states are gone.
@Suite struct LateScoreTests {
  private static let text = """
    name: late
    dataset: digits
    epochs: 12
    batch_size: 16
    hidden: 8
    repeats: 7
    keep: none

    """

  private func run(_ work: Workspace, _ text: String) throws -> String {
    try work.write(text, to: "late.exp")
    let ending = try work.run("run", "late.exp", "--no-plots")
    try #require(ending.code == 0, "\(ending.errors)")
    return ending.output
  }

  /// Every bit of the scores of each run that has them.
  private func scores(_ work: Workspace) throws -> [Substring] {
    let columns = ["validation_auc", "test_auc", "validation_average_precision"]
    let bits = columns.map { "printf('%!.20g', \($0))" }.joined(separator: ", ")
    let table = try work.run(
      "sql", "select id, \(bits) from runs where validation_auc is not null order by id",
      "--format", "csv")
    return Array(table.output.split(separator: "\n").dropFirst())
  }

  @Test(arguments: ["", "stop: {patience: 2}\n"])
  func `kept weights tell them without training`(rule: String) throws {
    let work = try Workspace()
    _ = try run(work, Self.text + rule)
    let late = Self.text + rule + "scores: [auc, average_precision]\n"
    try work.write(late, to: "late.exp")
    let plan = try work.run("plan", "late.exp").output
    #expect(
      plan.contains("           5 runs get them from what is stored, without training\n"), "\(plan)"
    )
    #expect(plan.contains("runs       0 new, 7 finished, 0 to continue"))
    let told = try run(work, late)
    #expect(
      told.contains("late: 7 runs, 2 of them finished earlier, 5 to score without training\n"),
      "\(told)")
    #expect(told.contains("\nscored 5 runs without training in "), "\(told)")
    let fresh = try Workspace()
    _ = try run(fresh, late)
    let (found, expected) = (try scores(work), try scores(fresh))
    #expect(found.count == 5 && expected.count == 7)
    #expect(Set(found).isSubset(of: expected))
    let again = try run(work, late)
    #expect(again.contains("late: 7 runs, all trained already"), "\(again)")
    // They are kept as before.
    let kept = try work.run("sql", "select count(*) from models", "--format", "csv").output
    #expect(kept == "count(*)\n5\n")
  }

  @Test func `runs without weights train again for the score that ranks`() throws {
    let work = try Workspace()
    _ = try run(work, Self.text)
    let late = Self.text + "score: auc\n"
    try work.write(late, to: "late.exp")
    let plan = try work.run("plan", "late.exp").output
    #expect(plan.contains("5 runs get them from what is stored, without training\n"), "\(plan)")
    #expect(plan.contains("2 finished runs without them train again\n"), "\(plan)")
    let json = try work.object("plan", "late.exp", "--json")
    let counts = ["new", "finished", "to_score", "to_repeat"].map { json[$0] as? Int }
    #expect(counts == [2, 5, 5, 2])
    let told = try run(work, late)
    #expect(told.contains("late: 7 runs, 2 to train on "), "\(told)")
    #expect(told.contains(", 5 to score without training\n"), "\(told)")
    #expect(told.contains("\ntrained 2 runs, scored 5 runs without training in "), "\(told)")
    let fresh = try Workspace()
    _ = try run(fresh, late)
    let table = "select id, printf('%!.20g', validation_auc) from runs order by position"
    #expect(
      try work.run("sql", table, "--format", "csv").output
        == fresh.run("sql", table, "--format", "csv").output)
    let best =
      "select t.run, m.epoch from models m join trajectories t on t.id = m.trajectory"
      + " order by 1"
    #expect(
      try work.run("sql", best, "--format", "csv").output
        == fresh.run("sql", best, "--format", "csv").output)
  }
}
