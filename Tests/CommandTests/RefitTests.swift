import Foundation
import Testing

/// `refit`, with the real binary.
@Suite struct RefitTests {
  private let work: Workspace

  init() throws { work = try Workspace.ofFlowers() }

  @Test func `table and pictures of a refit say that there is no validation part`() throws {
    #expect(try work.run("refit", "flowers", "--seeds", "2").code == 0)
    let reason = "no validation part: the networks learn from all rows but the test part"
    let table = try work.run("top", "flowers.refit").output
    #expect(table.contains("–: \(reason)\n"), "\(table)")
    // No run is in the middle of others, and no setting is the best.
    #expect(table.hasPrefix("flowers.refit on flowers.csv: 1 setting\n"), "\(table)")
    #expect(table.contains("  run\n") && !table.contains("median run"), "\(table)")
    let shown = try work.run("show", "flowers.refit").errors
    #expect(shown.hasSuffix(", one of its runs: none has a validation score\n"), "\(shown)")
    // The scripts are written also without gnuplot.
    _ = try work.run("plot", "flowers.refit", "--format", "svg")
    func script(_ name: String) throws -> String {
      let path = work.folder.appending(path: "results/flowers.refit/\(name).gp")
      return try String(contentsOf: path, encoding: .utf8)
    }
    let overview = try script("overview")
    #expect(overview.contains("'no validation part: ") && overview.contains("; test not shown'"))
    #expect(!overview.contains("validation only") && !overview.contains("no run has finished"))
    #expect(try script("accuracy").contains("'Training accuracy'"))
    #expect(try script("loss").contains("'Training loss'"))
    // What shows nothing but scores is not drawn, and says why.
    for kind in ["ranked", "budget", "pareto", "confusion"] {
      let none = try work.run("plot", "flowers.refit", "--kind", kind, "--format", "svg")
      #expect(none.code == 69 && none.errors == "error: \(reason)\n", "\(kind): \(none.errors)")
      #expect(!work.exists("results/flowers.refit/\(kind).gp"), "\(kind)")
    }
  }

  @Test func `the best setting is trained on all rows outside the test part, once`() throws {
    let first = try work.run("refit", "flowers")
    #expect(first.code == 0, "\(first.errors)")
    #expect(first.errors == "")
    #expect(
      first.output.hasPrefix("setting    rank 1 of 2 in flowers: "), "\(first.output)")
    #expect(
      first.output.contains(
        "\nrows       48 to learn from, training and validation together; 12 in the test part\n"))
    #expect(first.output.contains("\ntest       hidden until asked for with --test\n"))
    #expect(first.output.hasSuffix("\npredict    nn-sweep predict flowers FILE\n"))
    #expect(try work.refitted.count == 5)
    let results = try work.rows(
      """
      select result_epoch from runs where experiment = 'flowers' and hidden =
        (select hidden from runs where experiment = 'flowers.refit') order by 1
      """
    ).compactMap { Int($0) }
    #expect(results.count == 2)
    let epochs = try work.rows(
      "select distinct epochs from runs where experiment = 'flowers.refit'")
    #expect(epochs == ["\((results.reduce(0, +) + 1) / 2)"])
    let text = try work.run("export", "flowers.refit", "--canonical").output
    #expect(text.contains("\n  contract 2\n"))
    #expect(text.contains("\n  split validation 0, test 0.2, seed 0\n"))
    #expect(!work.exists("flowers.refit.exp"))

    let second = try work.run("refit", "flowers")
    #expect(second.code == 0)
    #expect(second.output.contains("\nflowers.refit: 5 runs, all trained already\n"))
    #expect(try work.run("export", "flowers.refit", "--canonical").output == text)
  }

  @Test func `an interrupted refit goes on to the same bits`() throws {
    let first = try work.run("refit", "flowers", "--max-runs", "2", "-j", "1")
    #expect(first.code == 130)
    #expect(
      first.errors == """
        stopped after as many runs as asked for: 3 of 5 runs are left; continue with
          nn-sweep refit flowers --max-runs 2 -j 1

        """)
    let early = try work.run("predict", "flowers", "rows.csv")
    #expect(early.code == 69)
    #expect(early.errors.contains("3 of 5 runs of flowers.refit are not trained"))
    #expect(try work.run("refit", "flowers").code == 0)
    let text = try work.run("export", "flowers.refit", "--canonical").output
    #expect(try work.run("remove", "flowers.refit", "--yes").code == 0)
    #expect(try work.run("refit", "flowers").code == 0)
    #expect(try work.run("export", "flowers.refit", "--canonical").output == text)
  }

  @Test func `looks at its test score are counted, and only these`() throws {
    #expect(!(try work.run("refit", "flowers").output.contains("looked at")))
    let first = try work.run("refit", "flowers", "--test").output
    let score =
      /\ntest       accuracy [0-9.]+% \(lowest–highest [0-9.]+–[0-9.]+%\), mean of 5 seeds\n/
    #expect(first.contains(score), "\(first)")
    #expect(first.contains("\n           test scores of flowers.refit were looked at once\n"))
    let again = try work.run("top", "flowers.refit", "--test").output
    #expect(again.contains("test scores of flowers.refit were looked at 2 times"))
  }

  @Test func `it is an experiment like any other`() throws {
    #expect(try work.run("refit", "flowers", "--seeds", "2").code == 0)
    let run = try #require(try work.refitted.first)
    for arguments in [
      ["top", "flowers.refit"], ["show", run], ["reproduce", run], ["export", "flowers.refit"],
      ["status"], ["plot", "flowers.refit"], ["merge", "results", "--results", "other"],
    ] {
      let ending = try work.start(arguments).end()
      #expect(ending.code == 0, "\(arguments): \(ending.errors)")
    }
    let twice = try work.run("refit", "flowers.refit")
    #expect(twice.code == 69)
    #expect(twice.errors.contains("experiment 'flowers.refit' is a refit already"))
    #expect(try work.run("remove", "flowers.refit", "--yes").code == 0)
    // The median run of the best setting answers again.
    let answer = try work.run("predict", "flowers", "rows.csv")
    #expect(answer.code == 0 && answer.errors.contains("the median of"), "\(answer.errors)")
  }

  @Test func `an experiment of one's own is not written over`() throws {
    try work.write("dataset: xor\nepochs: 1", to: "flowers.refit.exp")
    #expect(try work.run("run", "flowers.refit.exp", "--no-plots").code == 0)
    let ending = try work.run("refit", "flowers")
    #expect(ending.code == 69)
    #expect(ending.errors.contains("there is an experiment 'flowers.refit' already"))
  }

  @Test(arguments: ["refit", "confirm"])
  func `a file of one's own takes the place of nothing that nn-sweep made`(maker: String) throws {
    #expect(try work.run(maker, "flowers").code == 0)
    let name = "flowers.\(maker)"
    let before = try work.run("export", name, "--canonical").output
    try work.write("name: \(name)\ndataset: xor\nepochs: 1", to: "own.exp")
    let ending = try work.run("run", "own.exp", "--no-plots")
    #expect(ending.code == 69)
    #expect(
      ending.errors == """
        own.exp: error: '\(name)' is an experiment that 'nn-sweep \(maker)' made
          hint: give the file another name, or remove that one: nn-sweep remove \(name)

        """)
    #expect(try work.run("plan", "own.exp").errors == ending.errors)
    #expect(try work.run("export", name, "--canonical").output == before)
    #expect(try work.run("remove", name, "--yes").code == 0)
    #expect(try work.run("run", "own.exp", "--no-plots").code == 0)
    #expect(try work.run(maker, "flowers").errors.contains("there is an experiment '\(name)'"))
  }

  @Test(arguments: [("refit", "2"), ("confirm", "4")])
  func `a sweep that is not done is refitted or confirmed, and it is said`(
    command: String, seeds: String
  ) throws {
    try work.write(Workspace.flowers.replacing("repeats: 2", with: "repeats: 4"), to: "flowers.exp")
    #expect(try work.run("run", "flowers.exp", "--no-plots", "--max-runs", "1").code == 130)
    let ending = try work.run(command, "flowers", "--seeds", seeds)
    #expect(ending.code == 0)
    #expect(
      ending.errors == """
        note: 3 of 8 runs of flowers have no result yet: another setting may be better
          hint: nn-sweep run flowers.exp brings them; then \(command) again

        """)
  }

  /// A rate with which the weights grow at each step, until more rows are too many.
  @Test func `a refit of which every run diverged has no network`() throws {
    let rows = (0..<60).map { "\($0 % 7),\($0 * 5 % 11),\($0 % 7 * 100 + $0 % 11)" }
    try work.write("x,y,price\n" + rows.joined(separator: "\n"), to: "houses.csv")
    try work.train(
      """
      dataset: {csv: houses.csv, header: true, target: price}
      epochs: 1
      batch_size: 1
      hidden: []
      learning_rate: 2.8
      repeats: 2
      """, as: "houses.exp")
    let refit = try work.run("refit", "houses", "--seeds", "2")
    #expect(refit.code == 69)
    #expect(
      refit.errors == """
        error: every run of houses.refit diverged: there is no network
          hint: take another setting: nn-sweep refit houses --rank 2

        """)
    for command in [
      ["model", "houses", "-o", "net.json"], ["model", "houses.refit", "-o", "net.json"],
      ["predict", "houses", "rows.csv"],
    ] {
      let ending = try work.start(command).end()
      #expect(ending.code == 69 && ending.errors == refit.errors, "\(command): \(ending.errors)")
    }
  }

  @Test func `of folds the rows of all are learned from`() throws {
    try work.train(
      Workspace.flowers.replacing("epochs: 6", with: "split: {folds: 3, draws: 2}\nepochs: 6"))
    let refit = try work.run("refit", "flowers", "--seeds", "2")
    #expect(refit.code == 0, "\(refit.errors)")
    #expect(refit.output.contains(" 48 to learn from, "), "\(refit.output)")
    #expect(refit.output.contains(" 12 runs"), "\(refit.output)")
  }

  @Test func `without a test part it is said that nothing judges it`() throws {
    try work.train(Workspace.flowers.replacing("epochs: 6", with: "split: {test: 0}\nepochs: 6"))
    let refit = try work.run("refit", "flowers", "--seeds", "2", "--test")
    #expect(refit.code == 0, "\(refit.errors)")
    #expect(refit.output.contains("rows       60 to learn from, "))
    #expect(refit.output.contains("\ntest       no test part: nothing is left to judge it by\n"))
    #expect(!refit.output.contains("looked at"))
  }

  @Test func `what cannot be refitted is refused with its reason`() throws {
    let rank = try work.run("refit", "flowers", "--rank", "3")
    #expect(rank.code == 69)
    #expect(
      rank.errors == """
        error: experiment 'flowers' has 2 settings, none of rank 3
          hint: nn-sweep top flowers

        """)
    try work.train(
      Workspace.flowers.replacing(
        "epochs: 6", with: "split: {validation: last 20, test: 0.3}\nepochs: 6"))
    let other = try work.run("refit", "flowers")
    #expect(other.code == 69)
    #expect(
      other.errors == """
        error: without a validation part the test part would be other rows: it is drawn from what \
        validation: last 20 leaves
          hint: give test as 'last COUNT' too, or draw the validation part

        """)
  }

  @Test func `without a validation part a sweep runs, and says that it ranks nothing`() throws {
    try work.write(
      """
      dataset: {csv: flowers.csv, header: true, label: kind}
      split: {validation: 0}
      epochs: 2
      batch_size: 8
      grid: {hidden: [4, 8]}
      """, to: "whole.exp")
    let plan = try work.run("plan", "whole.exp")
    #expect(plan.code == 0, "\(plan.errors)")
    #expect(plan.output.contains("(48 training, no validation part, 12 test)"), "\(plan.output)")
    let run = try work.run("run", "whole.exp", "--verbose")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors.contains("settings cannot be ranked"), "\(run.errors)")
    #expect(!run.output.contains("0/0"))
    let counts = try work.rows(
      """
      select count(*), count(training_loss), count(validation_loss) + count(validation_score),
        count(test_loss) from curves where experiment = 'whole'
      """)
    #expect(counts == ["4,4,0,4"])
    #expect(try work.run("top", "whole").code == 0)
    // Curves are named all the same, and no picture tells of validation.
    _ = try work.run("plot", "whole", "--kind", "score", "learning", "--format", "svg")
    func script(_ name: String) throws -> String {
      let path = work.folder.appending(path: "results/whole/\(name).gp")
      return try String(contentsOf: path, encoding: .utf8)
    }
    let (curves, learning) = (try script("accuracy"), try script("learning"))
    #expect(curves.contains("  4 units'") && curves.contains("  8 units'"), "\(curves)")
    #expect(learning.contains("'Training: ") && !learning.contains("Training against validation"))
    #expect(![curves, learning].contains { $0.contains("thin:") })
    let refit = try work.run("refit", "whole")
    #expect(refit.code == 69)
    #expect(refit.errors.contains("the setting of rank 1 has no validation score"))
    // Everything that wants a choice says what lets one be made.
    let cure =
      "\n  hint: settings are ranked by validation rows: leave 'validation: 0' out of the file"
    let others = [["confirm", "whole"], ["predict", "whole", "rows.csv"]]
    for ending in [refit] + (try others.map { try work.start($0).end() }) {
      #expect(ending.errors.contains(cure) && !ending.errors.contains("nn-sweep top"))
    }
  }
}
