import Foundation
import Testing

/// `refit` of an experiment that was confirmed, with the real binary.
@Suite struct ConfirmedRefitTests {
  private static let sweep = """
    name: flowers
    dataset: {csv: flowers.csv, header: true, label: kind}
    epochs: 6
    batch_size: 8
    repeats: 2
    grid: {hidden: [4, 8]}
    """

  private let work: Workspace

  init() throws {
    work = try Workspace()
    try work.writeFlowers(60) { $0 % 2 == 0 }
    try work.train(Self.sweep)
  }

  @Test func `the leader of a confirmation is what is refitted, unless a rank is asked for`() throws
  {
    let confirmed = try work.run("confirm", "flowers", "--seeds", "4")
    try #require(confirmed.code == 0, "\(confirmed.errors)")
    // Whichever wins: its words are the same in both.
    let found = try work.run("confirm", "flowers", "--seeds", "4", "--json").output
    let json = try JSONSerialization.jsonObject(with: Data(found.utf8)) as? [String: Any]
    let choice = try #require((json?["choice"] as? [String: Any])?["hidden"] as? String)
    let leader = try #require((json?["leader"] as? [String: Any])?["hidden"] as? String)
    #expect(json?["outcome"] is String && json?["sweep_best"] is [String: Any], "\(found)")
    let words =
      json?["outcome"] as? String == "confirmed"
      ? "confirmed by flowers.confirm"
      : "leads over the new seeds of flowers.confirm, not shown to be the best"
    let first = try work.run("refit", "flowers")
    #expect(
      first.output.hasPrefix("setting    \(words); rank ")
        && first.output.contains(#/; rank [12] of 2 in flowers: hidden \d\n/#), "\(first.output)")
    let query = "select distinct hidden from runs where experiment = 'flowers.refit' and active"
    let hidden = try work.run("sql", query, "--format", "csv").output
    #expect(hidden.split(separator: "\n").map(String.init) == ["hidden", leader])
    for rank in 1...2 {
      let ranked = try work.run("refit", "flowers", "--rank", "\(rank)").output
      #expect(ranked.hasPrefix("setting    rank \(rank) of 2 in flowers: "), "\(ranked)")
    }
    try checkReport(choice)
    // Other trainings are another sweep: what was confirmed says nothing of them.
    try work.train(Self.sweep.replacing("batch_size: 8", with: "batch_size: 4"))
    let stale = try work.run("refit", "flowers")
    #expect(stale.output.hasPrefix("setting    rank 1 of 2 in flowers: "), "\(stale.output)")
    #expect(stale.errors.contains("'flowers.confirm' is about settings or data of before"))
    // Neither does it where another score ranks.
    try work.train(Self.sweep + "\nscore: macro_f1")
    let other = try work.run("refit", "flowers")
    #expect(other.output.hasPrefix("setting    rank 1 of 2 in flowers: "), "\(other.output)")
    #expect(
      other.errors.contains("'flowers.confirm' goes by accuracy, and flowers by macro F1"),
      "\(other.errors)")
  }

  @Test func `a refit of what does not lead in a later confirmation says so`() throws {
    func leader() throws -> String? {
      let json = try work.object("confirm", "flowers", "--seeds", "4", "--json")
      return (json["leader"] as? [String: Any])?["hidden"] as? String
    }
    let other = try leader() == "4" ? "8" : "4"
    try #require(try work.run("remove", "flowers.confirm").code == 0)
    try work.train(Self.sweep.replacing("[4, 8]", with: "[\(other)]"))
    try #require(try work.run("refit", "flowers", "--seeds", "2").code == 0)
    try work.train(Self.sweep)
    let confirmed = try work.run("confirm", "flowers", "--seeds", "4")
    let next =
      "nn-sweep refit flowers    train the leader on training and validation rows together\n"
    #expect(confirmed.output.hasSuffix("\nnext       \(next)"), "\(confirmed.output)")
    #expect(try work.run("top", "flowers").output.hasSuffix("\nnext: \(next)"))
    let stale = """
      note: flowers.refit is of another setting: flowers.confirm has another leader since
        hint: to renew it: nn-sweep refit flowers

      """
    #expect(try work.run("model", "flowers", "-o", "net.json").errors == stale)
    let report = try work.run("report", "flowers", "--methods")
    #expect(report.errors == stale)
    #expect(
      report.output.contains(" Another setting has come to lead with the new seeds since."))
    #expect(try work.run("refit", "flowers", "--seeds", "2").code == 0)
    #expect(try work.run("model", "flowers", "-o", "fresh.json").errors == "")
    #expect(try !work.run("top", "flowers").output.contains("next: "))
    // Of one setting nothing is chosen.
    let single = try work.run("confirm", "flowers", "--seeds", "4", "--top", "1")
    #expect(
      single.output.contains("\noutcome    the only one tested: compared with no other\n"),
      "\(single.output)")
    let methods = try work.run("report", "flowers", "--methods").output
    #expect(
      methods.contains(
        #/Then one setting, [48] units, was trained once more with 4 new seeds \(1000001 to 1000004\): its /#
      ) && methods.contains(": its validation accuracy on the last 2 of them is "), "\(methods)")
  }

  /// A report tells of both, and of the refit's test score only where it is asked for.
  private func checkReport(_ choice: String) throws {
    let methods = try work.run("report", "flowers", "--methods").output
    #expect(
      methods.contains(
        "Then 2 of the settings were trained once more with 4 new seeds each (1000001 to 1000004): "
          + "2 of them chose \(choice) units, whose validation accuracy on the 2 held back is "),
      "\(methods)")
    #expect(methods.contains(" (one-sided paired t tests with Holm's correction, 95 %)."))
    #expect(
      methods.contains(
        #/The setting [48] units, picked by hand as rank 2 of the sweep, was then trained on /#
      ))
    #expect(methods.contains(" (48 rows), for 6 epochs, with the seeds 1 to 5."))
    #expect(!methods.contains("On the test part it then scores"))
    let alone = try work.run("report", "flowers.refit", "--methods").errors
    #expect(alone.hasSuffix("\n  hint: nn-sweep report flowers --methods\n"), "\(alone)")
    let page = try work.run("report", "flowers", "-o", "-").output
    #expect(page.contains("<h3>Tested with new seeds</h3>"))
    #expect(page.contains("<h3>Trained on training and validation rows together</h3>"))
    let commands = """
      nn-sweep run flowers.exp
      nn-sweep confirm flowers --seeds 4
      nn-sweep refit flowers --rank 2
      nn-sweep report flowers

      """
    #expect(page.contains(commands), "\(page)")
    let tested = try work.run("report", "flowers", "--methods", "--test").output
    #expect(tested.contains("On the test part it then scores "), "\(tested)")
    // Each apart, as `top` and `refit` count them.
    #expect(
      tested.contains(
        "scores of flowers were looked at once, and those of flowers.refit once, as nn-sweep"),
      "\(tested)")
    let looks = try work.run("refit", "flowers", "--test").output
    #expect(looks.contains("test scores of flowers.refit were looked at 2 times"), "\(looks)")
  }
}
