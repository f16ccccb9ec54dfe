import Foundation
import Testing

/// `--where` of the commands that read results, with the real binary.
@Suite struct FilterTests {
  private func trained() throws -> Workspace {
    let work = try Workspace()
    let text = """
      dataset: xor
      epochs: 3
      seeds: [1, 2]
      let: {base: [0.1, 1]}
      derive: {learning_rate: base * batch_size / 32}
      batch_size: 16
      grid: {hidden: [2, 4-3]}
      """
    try work.write(text, to: "small.exp")
    #expect(try work.run("run", "small.exp", "--no-plots").code == 0)
    return work
  }

  @Test func `a leaderboard is of the settings that are meant`() throws {
    let work = try trained()
    let ending = try work.run("top", "--where", "depth == 2 and base < 0.5")
    #expect(ending.code == 0)
    #expect(
      ending.output.hasPrefix(
        "small on xor: 1 setting where depth == 2 and base < 0.5, best validation accuracy first\n")
    )
    #expect(
      try work.run("top", "--where", "depth == 2", "-n", "1").output.contains(
        "and 1 more: nn-sweep top small -n 50 --where 'depth == 2'\n"))
    #expect(
      try work.run("top", "-n", "1", "--test", "--results", "./results").output.contains(
        "and 3 more: nn-sweep top small -n 50 --test --results ./results\n"))
    #expect(
      try work.run("top", "--where", "hidden == 4-3").output.hasPrefix(
        "small on xor: 2 settings where hidden == 4-3, "))
    #expect(
      try work.run("top", "--where", "hidden == 2").output.hasPrefix(
        "small on xor: 2 settings where hidden == 2, "))
    #expect(
      try work.run("top", "--where", "width > 99").output == "small: no setting where width > 99\n")
    let json = try work.run("top", "--json", "--where", "learning_rate == 0.05").output
    #expect(json.contains("\"settings_count\" : 2"))
    #expect(json.contains("\"where\" : \"learning_rate == 0.05\""))
  }

  @Test func `rows of an export are those that are meant`() throws {
    let work = try trained()
    func rows(_ arguments: String...) throws -> Int {
      try work.start(["export", "--format", "jsonl"] + arguments).end()
        .output.split(separator: "\n").count
    }
    #expect(try rows("--where", "seed == 2 and base == 1") == 2)
    #expect(
      try rows("small", "--where", "validation_score <= 1 and test_score <= 1", "--test") == 8)
    #expect(try rows("--view", "curves", "--where", "epoch == 3 and parameters < 30") == 4)
    #expect(try rows("--view", "leaderboard", "--where", "seeds == 2 and depth == 1") == 2)
    #expect(try work.run("export", "--canonical", "--where", "seed == 2").code == 64)
  }

  @Test func `runs are counted and removed by what they are`() throws {
    let work = try trained()
    let status = try work.run("status", "--json", "--where", "seed == 2").output
    #expect(status.contains("\"finished\" : 4"))
    let chosen = ["remove", "small", "--where", "depth == 2 and seed == 1"]
    let dry = try work.start(chosen + ["--dry-run"]).end()
    #expect(dry.output == "experiment small: 2 points and 2 runs would be removed\n")
    #expect(
      try work.start(chosen).end().output.hasPrefix(
        "experiment small: 2 points and 2 runs removed\n"))
    #expect(try work.run("status", "--json").output.contains("\"runs\" : 6"))
    let again = try work.run("run", "small.exp", "--no-plots")
    #expect(again.output.contains("8 runs, 6 of them finished earlier, 2 to train"))
  }

  @Test func `of two readings of one run only the one that is meant is removed`() throws {
    let work = try Workspace()
    let text = """
      dataset: xor
      epochs: 9
      grid: {stop: [none, {patience: 2}]}
      """
    try work.write(text, to: "both.exp")
    #expect(try work.run("run", "both.exp", "--no-plots").code == 0)
    let ending = try work.run("remove", "both", "--where", "stop == 'none'")
    #expect(ending.output.hasPrefix("experiment both: 1 point and 0 runs removed\n"))
    let left = try work.run("sql", "SELECT stop FROM runs", "--format", "csv").output
    #expect(left == "stop\npatience 2\n")
  }

  @Test func `plots show the runs that are meant, beside those of all`() throws {
    let work = try trained()
    let ending = try work.run("plot", "--where", "depth == 1")
    #expect(ending.code == 0)
    #expect(work.exists("results/small/where/overview.png"))
    #expect(!work.exists("results/small/overview.png"))
    let nothing = try work.run("plot", "--where", "depth == 5")
    #expect(nothing.code == 69)
    #expect(nothing.errors == "error: no run of 'small' where depth == 5\n")
  }

  @Test func `a mistake in a formula is shown at its column`() throws {
    let work = try trained()
    for command in ["top", "plot", "status", "export"] {
      let ending = try work.run(command, "--where", "depth == 2 and basis > 1")
      #expect(ending.code == 2)
      #expect(
        ending.errors.hasPrefix(
          """
          --where:1:16: error: unknown name 'basis'
          depth == 2 and basis > 1
                         ^~~~~
            hint: did you mean 'base'? known beside settings: depth, width, parameters, flops, 
          """))
    }
    let hidden = try work.run("remove", "small", "--where", "test_score < 1")
    #expect(hidden.code == 2)
    #expect(
      hidden.errors == """
        --where:1:1: error: 'test_score' stays hidden
        test_score < 1
        ^~~~~~~~~~
          hint: choose by validation_score: test scores are for the end

        """)
  }
}
