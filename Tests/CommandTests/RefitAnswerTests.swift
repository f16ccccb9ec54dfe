import Foundation
import Testing

/// `predict` by the name of an experiment that was refitted, with the real binary.
@Suite struct RefitAnswerTests {
  private let work: Workspace

  init() throws { work = try Workspace.ofFlowers() }

  @Test func `models of all seeds are kept, however many`() throws {
    #expect(try work.run("refit", "flowers", "--seeds", "8", "--rank", "2").code == 0)
    let kept = try work.rows(
      """
      select count(*) from models m join trajectories t on t.id = m.trajectory
      where t.run in (select id from runs where experiment = 'flowers.refit')
      """)
    #expect(kept == ["8"])
  }

  @Test func `predictions by name are the mean of those of the runs`() throws {
    let early = try work.run("predict", "flowers", "rows.csv")
    #expect(early.code == 0)
    let middle = try #require(
      try work.rows(
        """
        select substr(median_run, 1, 8) || '@' || epochs from leaderboard
        where experiment = 'flowers' limit 1
        """
      ).first)
    #expect(
      early.errors == """
        note: run \(middle) of flowers answers: the median of the 2 runs of its best setting
          hint: to have networks answer that learned from all rows outside the test part: \
        nn-sweep refit flowers

        """)
    #expect(early.output == (try work.run("predict", middle, "rows.csv")).output)
    #expect(try work.run("refit", "flowers", "--seeds", "3").code == 0)
    let together = try work.run("predict", "flowers", "rows.csv")
    #expect(together.code == 0)
    #expect(together.errors == "note: the mean of 3 runs of flowers.refit answers\n")
    let runs = try work.refitted
    #expect(runs.count == 3)
    let single = try runs.map { try likelihoods(work.run("predict", $0, "rows.csv")) }
    let means = (0..<3).map { row in single.reduce(0) { $0 + $1[row] } / 3 }
    for (mean, answer) in zip(means, try likelihoods(together)) {
      #expect(abs(mean - answer) < 1.1e-4)
    }
    let byItself = try work.run("predict", "flowers.refit", "rows.csv")
    #expect(byItself.output == together.output)
    #expect(try work.run("predict", "flowers", "rows.csv", "--threshold", "0.3").code == 0)
    // All its rows are learned from: the run that the sweep names has rows to find one with.
    let best = try work.run("predict", "flowers", "rows.csv", "--threshold", "best")
    #expect(best.code == 69)
    let hint = try #require(
      best.errors.firstMatch(
        of:
          /nn-sweep predict ([\w@]+) FILE --threshold best; or give the threshold: --threshold 0.3/),
      "\(best.errors)")
    let judged = try work.run("predict", String(hint.1), "rows.csv", "--threshold", "best")
    #expect(judged.code == 0, "\(judged.errors)")
    // The run is that of two experiments, which may call its rows differently.
    try work.write(Workspace.flowers.replacing("name: flowers", with: "name: twin"), to: "twin.exp")
    #expect(try work.run("run", "twin.exp", "--no-plots").code == 0)
    let shared = try work.run("predict", "flowers", "rows.csv", "--threshold", "best").errors
    #expect(shared.contains(" FILE --threshold best --experiment flowers; or "), "\(shared)")
  }

  /// How likely class `b` is for each row.
  private func likelihoods(_ ending: Workspace.Ending) throws -> [Double] {
    #expect(ending.code == 0, "\(ending.errors)")
    return try ending.output.split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: ",")
      let probability = try #require(Double(fields[2]))
      return fields[1] == "b" ? probability : 1 - probability
    }
  }

  @Test func `numbers are the mean of the predictions, in their own units`() throws {
    let rows = (0..<60).map { "\($0 % 7),\($0 * 5 % 11),\($0 % 7 * 100 + $0 % 11)" }
    try work.write("x,y,price\n" + rows.joined(separator: "\n"), to: "houses.csv")
    try work.write(
      """
      dataset: {csv: houses.csv, header: true, target: price}
      epochs: 3
      hidden: 4
      batch_size: 8
      learning_rate: 0.01
      """, to: "houses.exp")
    #expect(try work.run("run", "houses.exp", "--no-plots").code == 0)
    let refit = try work.run("refit", "houses", "--seeds", "3", "--test")
    #expect(refit.code == 0, "\(refit.errors)")
    #expect(refit.output.contains("\nepochs     3: as in 1 run of the setting\n"))
    #expect(refit.output.contains("\ntest       R² "))
    func numbers(_ name: String) throws -> [Double] {
      try work.run("predict", name, "rows.csv").output.split(separator: "\n").dropFirst()
        .compactMap { Double($0.split(separator: ",")[1]) }
    }
    let single = try work.rows("select id from runs where experiment = 'houses.refit'").map(numbers)
    let together = try numbers("houses")
    #expect(together.count == 3)
    for row in 0..<3 {
      let mean = single.reduce(0) { $0 + $1[row] } / 3
      #expect(abs(mean - together[row]) < 1e-3 * max(1, abs(mean)))
    }
  }

  @Test(arguments: [
    ("a setting", "was trained on data, or with a setting, that flowers no longer asks for"),
    ("data", "was trained on data, or with a setting, that flowers no longer asks for"),
    ("split", "was trained on rows that flowers parts otherwise by now"),
    (
      "more epochs",
      "was trained for another number of epochs than its setting takes in flowers by now"
    ),
  ])
  func `a refit of what is no longer asked for says so`(change: String, words: String) throws {
    #expect(try work.run("refit", "flowers", "--seeds", "2").code == 0)
    let fresh = "note: the mean of 2 runs of flowers.refit answers\n"
    #expect(try work.run("predict", "flowers", "rows.csv").errors == fresh)
    switch change {
    case "data":
      try work.writeFlowers(60) { $0 % 3 == 0 }
      try work.train(Workspace.flowers)
    case "a setting": try work.train(Workspace.flowers.replacing("[4, 8]", with: "[5, 6]"))
    case "split":
      try work.train(Workspace.flowers + "\nsplit: {validation: 0.2, test: 0.4}")
    default:
      try work.train(
        Workspace.flowers.replacing("epochs: 6\nstop: {patience: 2}", with: "epochs: 9"))
    }
    let note = """
      note: flowers.refit \(words)
        hint: to renew it: nn-sweep refit flowers

      """
    #expect(try work.run("predict", "flowers", "rows.csv").errors == note + fresh)
    #expect(try work.run("model", "flowers", "-o", "net.json").errors == note)
    #expect(try work.run("refit", "flowers", "--seeds", "2").code == 0)
    #expect(try work.run("predict", "flowers", "rows.csv").errors == fresh)
  }

  /// The sweep that knows one setting of `flowers`, and then both.
  private func retrain(_ hidden: String) throws {
    try work.train(Workspace.flowers.replacing("[4, 8]", with: hidden))
  }

  @Test func `a refit of what is no longer the best says so, and refitting is the cure`() throws {
    let best = try #require(
      try work.rows("select hidden from leaderboard where experiment = 'flowers' limit 1").first)
    let worse = best == "4" ? "8" : "4"
    try retrain("[\(worse)]")
    #expect(try work.run("refit", "flowers", "--seeds", "2").code == 0)
    let fresh = "note: the mean of 2 runs of flowers.refit answers\n"
    #expect(try work.run("predict", "flowers", "rows.csv").errors == fresh)
    try retrain("[4, 8]")
    let stale = """
      note: flowers.refit is of a setting that is no longer the best of flowers
        hint: to renew it: nn-sweep refit flowers

      """
    for name in ["flowers", "flowers.refit"] {
      #expect(try work.run("predict", name, "rows.csv").errors == stale + fresh)
    }
    #expect(try work.run("model", "flowers", "-o", "net.json").errors == stale)
    let report = try work.run("report", "flowers", "--methods")
    #expect(report.errors == stale)
    #expect(report.output.contains(" Another setting has become the best since."))
    #expect(try work.run("refit", "flowers", "--seeds", "2").code == 0)
    #expect(try work.run("predict", "flowers", "rows.csv").errors == fresh)
    #expect(try work.run("report", "flowers", "--methods").errors == "")
    // Whoever asked for another one knows.
    #expect(try work.run("refit", "flowers", "--seeds", "2", "--rank", "2").code == 0)
    #expect(try work.run("predict", "flowers", "rows.csv").errors == fresh)
  }

  @Test func `a name with which an id begins too is that of the experiment, and it is said`() throws
  {
    let run = try #require(try work.rows("select id from runs order by id").first)
    let name = String(run.prefix(6))
    try work.write(
      """
      name: "\(name)"
      dataset: {csv: flowers.csv, header: true, label: kind}
      epochs: 1
      batch_size: 8
      """, to: "other.exp")
    #expect(try work.run("run", "other.exp", "--no-plots").code == 0)
    #expect(try work.run("refit", name, "--seeds", "2").code == 0)
    let ending = try work.run("predict", name, "rows.csv")
    #expect(ending.code == 0)
    #expect(
      ending.errors == """
        note: the mean of 2 runs of \(name).refit answers; for the run whose id begins with '\(name)' \
        type more of it

        """)
    #expect(try work.run("predict", String(run.prefix(12)), "rows.csv").errors == "")
  }
}
