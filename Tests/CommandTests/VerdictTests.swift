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
    try work.writeFlowers(120) { $0 % 7 + $0 * 5 % 11 > 7 }
    try work.train(Self.sweep)
  }

  @Test func `a leaderboard ends with a verdict`() throws {
    let ending = try work.run("top", "flowers")
    #expect(ending.output.contains("best of 4: "))
    #expect(ending.output.contains("over 3 seeds; "))
    #expect(ending.output.contains("may be as good (one by one, 95 %)"))
    // Two settings are right about every row: nothing is taken off.
    #expect(ending.output.contains("\nexpect about 100% on new data of this kind\n"))
    #expect(ending.output.contains("; 3 seeds cannot tell whether hidden matters\n"))
    let json = try work.object("top", "flowers", "--json")
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
    try work.train(
      Self.sweep.replacing("epochs: 15\n", with: "").replacing(
        "{hidden", with: "{epochs: [5, 15], hidden"))
    let id = try #require(
      try work.run("sql", "SELECT median_run FROM leaderboard WHERE epochs = 5").output
        .split(separator: "\n").dropFirst().first)
    #expect(try work.object("show", "\(id.prefix(8))@5", "--json")["epochs"] as? Int == 5)
    #expect(try work.object("show", "\(id.prefix(8))@15", "--json")["epochs"] as? Int == 15)
    #expect(try work.run("show", "\(id.prefix(8))@7").code != 0)
    #expect(try work.run("show", "\(id.prefix(8))@x").code != 0)
  }

  @Test func `contenders are trained with new seeds, once`() throws {
    let first = try work.run("confirm", "flowers", "--seeds", "4")
    #expect(first.code == 0, "\(first.errors)")
    #expect(first.output.contains(", on the 2 seeds held back\n"))
    // Both score 100 %: first, but not alone.
    #expect(
      first.output.contains(
        "\noutcome    not decided: shares the first place on the 2 seeds held back; not shown to be better than the other (Holm, 95 %)\n"
      ), "\(first.output)")
    #expect(first.output.contains(#/\nchosen     [28] units, rate 0\.3, by 2 new seeds/#))
    #expect(
      first.output.contains(
        #/\n           [28] units, rate 0\.3: 100%, chosen 0\.00 points \(-\d+\.\d+ to \d+\.\d+\)\n/#
      ))
    let refit =
      "nn-sweep refit flowers    train the leader on training and validation rows together\n"
    #expect(first.output.hasSuffix("\nnext       \(refit)"), "\(first.output)")
    #expect(try work.run("top", "flowers").output.hasSuffix("\nnext: \(refit)"))
    #expect(try !work.run("top", "flowers", "--where", "hidden == 2").output.contains("next: "))
    let seeds = try work.run(
      "sql", "SELECT DISTINCT seed FROM runs WHERE experiment = 'flowers.confirm' ORDER BY 1")
    #expect(
      seeds.output.split(separator: "\n").dropFirst().map(String.init)
        == ["1000001", "1000002", "1000003", "1000004"])
    let again = try work.run("confirm", "flowers", "--seeds", "4")
    #expect(again.output.contains("all trained already"))
    let more = try work.object("confirm", "flowers", "--seeds", "6", "--json")
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
    let json = try work.object(
      "compare", "flowers", "hidden=2", "hidden=8", "--tuned", "--json")
    #expect(json["samples"] as? Int == 3)
    // The rate of 0.001 learns nothing: both take the other.
    let tuned = try work.run("compare", "flowers", "hidden=2", "hidden=8", "--tuned")
    #expect(tuned.output.contains("\n            both: at rate 0.3\n"), "\(tuned.output)")
    #expect(!tuned.output.contains("layers"), "\(tuned.output)")
    let wrong = try work.run("compare", "flowers", "rate=1", "rate=2")
    #expect(wrong.errors.contains("it varies: hidden, learning_rate"))
    let single = try work.run("compare", "flowers", "hidden=2")
    #expect(single.code == 64)
    #expect(
      single.errors.contains("the second side is missing: 'flowers' is an experiment"),
      "\(single.errors)")
    #expect(single.errors.contains("hint: nn-sweep compare flowers hidden=2 B\n"))
    let missing = try work.run("compare", "flowers", "hidden=3", "hidden=8")
    #expect(missing.errors.contains("no setting of 'flowers' has hidden 3"))
  }

  @Test(arguments: [
    (["hidden=8", "hidden=8"], "'hidden=8' and 'hidden=8' have 2 settings in common"),
    (["hidden=8", "learning_rate=0.3"], "have 1 setting in common"),
    (["hidden=2,learning_rate=0.3", "hidden=8"], "name different axes"),
    (["hidden=2", "hidden=8", "--score", "auc"], "no run of 'flowers' has auc"),
  ])
  func `sides that cannot be compared are refused`(words: [String], refusal: String) throws {
    let ending = try work.start(["compare", "flowers"] + words).end()
    #expect(ending.code == (words.contains("--score") ? 69 : 64))
    #expect(
      ending.errors.contains(refusal) && ending.errors.contains("\n  hint: "), "\(ending.errors)")
  }

  @Test func `sides without a validation score are not compared`() throws {
    try work.train(Self.sweep + "\nsplit: {validation: 0, test: 0.2}", as: "all.exp")
    for words in [[], ["--tuned"], ["--json"]] {
      let ending = try work.start(["compare", "flowers", "hidden=2", "hidden=8"] + words).end()
      #expect(ending.code == 69 && ending.output.isEmpty, "\(ending.output)")
      #expect(
        ending.errors == """
          error: no run of 'hidden=2' or 'hidden=8' has a validation accuracy to compare by
            hint: no validation part: the networks learn from all rows but the test part; give 'split' a validation part and run the file again

          """, "\(ending.errors)")
    }
    #expect(try !work.run("status", "flowers").output.contains("best"))
    let page = try work.run("report", "flowers", "-o", "-").output
    #expect(page.contains("All 4 settings.") && !page.contains("best first"), "\(page)")
  }

  @Test func `runs without a result are told under the table`() throws {
    #expect(try !work.run("top", "flowers").output.contains("no result yet"))
    try work.write(Self.sweep.replacing("repeats: 3", with: "repeats: 20"), to: "flowers.exp")
    let stopped = try work.run("run", "flowers.exp", "--no-plots", "--max-runs", "1")
    #expect(!stopped.output.contains("no result yet"), "\(stopped.output)")
    let top = try work.run("top", "flowers").output
    #expect(
      top.contains(
        #/\n\d+ of 80 runs have no result yet: nn-sweep run flowers\.exp brings them\n/#),
      "\(top)")
    #expect(try work.run("run", "flowers.exp", "--no-plots").code == 0)
    #expect(try !work.run("top", "flowers").output.contains("no result yet"))
  }

  @Test func `a network for which a value makes no difference is no pair`() throws {
    try work.train(
      """
      name: pairs
      dataset: xor
      epochs: 3
      repeats: 3
      initializer: glorot_uniform
      grid: {hidden: [[], [4]], activations: [relu/softmax, tanh/softmax]}
      """, as: "pairs.exp")
    let ending = try work.run(
      "compare", "pairs", "activations=relu/softmax", "activations=tanh/softmax")
    #expect(ending.output.contains("\npairs       3: "), "\(ending.output)")
    #expect(
      ending.output.contains("\nleft out    2 settings: none differs in this alone\n"),
      "\(ending.output)")
  }

  @Test func `the next step is a command with its time`() throws {
    let top = try work.run("top", "flowers").output
    let next = try #require(top.split(separator: "\n").last)
    #expect(
      next.wholeMatch(
        of: #/next: nn-sweep confirm flowers    [2-4] settings × 10 new seeds, about \d+ s/#)
        != nil,
      "\(next)")
    // With one seed it is the command that brings more; it does what it says.
    try work.train(Self.sweep.replacing("repeats: 3\n", with: ""))
    let single = try #require(
      try work.run("top", "flowers").output.split(separator: "\n").last.map(String.init))
    let match = try #require(
      single.wholeMatch(
        of:
          #/next: nn-sweep (run flowers.exp -s repeats=3)    4 settings × 2 new seeds, about \d+ s/#
      ),
      "\(single)")
    // A file that is no longer what was run would train something else.
    let file = Self.sweep.replacing("repeats: 3\n", with: "")
    try work.write(file + "\n# changed\n", to: "flowers.exp")
    #expect(
      try work.run("top", "flowers").output.contains(
        "next: nn-sweep run flowers.exp -s repeats=3    and every other -s that you gave; "
          + "4 settings × 2 new seeds, about "))
    try work.write(file, to: "flowers.exp")
    let words = match.1.split(separator: " ").map(String.init) + ["--no-plots"]
    #expect(try work.start(words).end().code == 0)
    let rows = try #require(
      try work.object("top", "flowers", "--json")["leaderboard"] as? [[String: Any]])
    #expect(rows.map { $0["seeds"] as? Int } == [3, 3, 3, 3])
  }

  @Test func `of several datasets each has a winner and differences of its own`() throws {
    try work.write(
      """
      name: both
      dataset: [moons, xor]
      epochs: 8
      repeats: 3
      grid: {hidden: [2, 8], learning_rate: [0.01, 0.3]}
      """, to: "both.exp")
    let ran = try work.run("run", "both.exp", "--no-plots")
    try #require(ran.code == 0, "\(ran.errors)")
    let confirmed = try work.run("confirm", "both", "--seeds", "4", "--top", "2")
    #expect(confirmed.code == 0, "\(confirmed.errors)")
    #expect(confirmed.output.contains("\non moons\n"), "\(confirmed.output)")
    #expect(confirmed.output.contains("\non xor\n"))
    let parts = try #require(
      try work.object("confirm", "both", "--seeds", "4", "--top", "2", "--json")["confirmations"]
        as? [[String: Any]])
    #expect(parts.map { $0["dataset"] as? String } == ["moons", "xor"])
    let compared = try work.run("compare", "both", "learning_rate=0.3", "learning_rate=0.01")
    #expect(
      compared.output.contains("learning_rate=0.3 against learning_rate=0.01 on moons, all else"))
    #expect(
      compared.output.contains("learning_rate=0.3 against learning_rate=0.01 on xor, all else"))
    let one = try work.object(
      "compare", "both", "dataset=moons,learning_rate=0.3", "learning_rate=0.01", "--json")
    let only = try #require(one["comparisons"] as? [[String: Any]])
    #expect(only.map { $0["dataset"] as? String } == ["moons"])
    let apart = try work.run("compare", "both", "dataset=moons", "dataset=xor")
    #expect(apart.code != 0 && apart.errors.contains("on different data"), "\(apart.errors)")
  }

  @Test func `deviation and median are functions of statements`() throws {
    let values = try work.run(
      "sql", "SELECT stdev(column1), median(column1) FROM (VALUES (1), (2), (4), (NULL))")
    #expect(values.output.split(separator: "\n").last == "1.5275252316519465  2.0")
  }
}
