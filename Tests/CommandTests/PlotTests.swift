import Foundation
import Testing

/// What people choose of pictures, with the real binary.
@Suite struct PlotTests {
  private static let hasGnuplot =
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/gnuplot") }

  private func trained() throws -> Workspace {
    let work = try Workspace()
    let text = """
      dataset: xor
      epochs: 2
      repeats: 2
      grid: {hidden: [2, 3], learning_rate: [0.1, 0.5]}
      """
    try work.write(text, to: "x.exp")
    #expect(try work.run("run", "x.exp", "--no-plots").code == 0)
    return work
  }

  @Test(.enabled(if: hasGnuplot, "gnuplot is not installed"))
  func `kinds, format and place are those that were asked for`() throws {
    let work = try trained()
    let asked = ["plot", "--kind", "ranked", "effects", "--format", "svg", "-o", "pictures/figure"]
    // A slip in a path makes no folders.
    let nowhere = try work.start(asked).end()
    #expect(nowhere.code == 69 && !work.exists("pictures"))
    #expect(
      nowhere.errors == """
        pictures/figure: error: there is no folder 'pictures/'
          hint: make it: mkdir -p pictures/

        """, "\(nowhere.errors)")
    try work.write("", to: "pictures/empty")
    let ending = try work.start(asked).end()
    #expect(ending.code == 0)
    #expect(ending.output == "pictures/figure-ranked.svg\npictures/figure-effects.svg\n")
    #expect(work.exists("pictures/figure-ranked.gp") && !work.exists("pictures/figure-ranked.png"))
    #expect(!work.exists("results/x"))
  }

  @Test(.enabled(if: hasGnuplot, "gnuplot is not installed"))
  func `a name that ends in a format asks for it`() throws {
    let work = try trained()
    let ending = try work.run("plot", "--kind", "ranked", "-o", "figure.png")
    #expect(ending.code == 0 && ending.output == "results/x/figure.png\n", "\(ending.errors)")
    #expect(!work.exists("results/x/figure.svg"))
    let both = try work.run("plot", "--kind", "ranked", "-o", "figure.png", "--format", "svg")
    #expect(both.code == 64 && both.errors.contains("--output ends in .png"), "\(both.errors)")
    let script = try work.run("plot", "--kind", "ranked", "-o", "figure.gp")
    #expect(script.code == 64 && script.errors.contains("'figure.gp' cannot name a figure"))
  }

  @Test(.enabled(if: hasGnuplot, "gnuplot is not installed"))
  func `blocks are one axis in table, formula, comparison and picture`() throws {
    let work = try Workspace()
    let text = """
      dataset: xor
      epochs: 2
      repeats: 2
      grid: {learning_rate: [0.1, 0.5]}
      blocks:
        plain: {optimizer: sgd}
        heavy: {optimizer: momentum, momentum: 0.5}
        again: {optimizer: sgd}
      """
    try work.write(text, to: "x.exp")
    let ran = try work.run("run", "x.exp", "--no-plots")
    #expect(ran.code == 0)
    #expect(ran.output.contains("rank  block  learning_rate  validation accuracy"))
    let plain = try work.run("top", "--where", "block == 'plain'")
    #expect(plain.code == 0 && plain.output.contains("2 settings where block == 'plain'"))
    #expect(try work.run("compare", "x", "block=plain", "block=heavy").code == 0)
    // What two blocks ask for is one side of one pair, seed by seed.
    let sides = try work.run("compare", "x", "optimizer=sgd", "optimizer=momentum", "--json")
    #expect(sides.output.contains(#""pairs": 4"#) || sides.output.contains(#""pairs" : 4"#))
    for axis in ["block", "optimizer"] {
      let drawn = try work.run(
        "plot", "--kind", "score", "effects", "--color", axis, "--facet", axis, "--format", "svg")
      #expect(drawn.code == 0 && drawn.errors.isEmpty)
    }
  }

  @Test(.enabled(if: hasGnuplot, "gnuplot is not installed"))
  func `a file says what is drawn, and what cannot be is named`() throws {
    let work = try Workspace()
    let text = """
      dataset: digits
      epochs: 2
      repeats: 2
      plots:
        - {kind: ranked, format: svg}
        - {kind: ranked, format: svg, width: 85}
        - {kind: compare, color: hidden}
        - {kind: loss, score: macro_f1}
        - weights
        - boundary
        - {kind: score, color: batch_size, format: png}
      grid: {hidden: [8, 16], learning_rate: [0.1, 0.5]}
      """
    try work.write(text, to: "x.exp")
    let ending = try work.run("run", "x.exp")
    #expect(ending.code == 0)
    for name in [
      "ranked.svg", "ranked-2.svg", "compare.png", "weights.svg", "accuracy.png",
      "by-macro_f1/loss.svg",
    ] {
      #expect(work.exists("results/x/\(name)"), "\(name)")
    }
    for name in ["overview.svg", "ranked.png", "accuracy.svg", "boundary.svg"] {
      #expect(!work.exists("results/x/\(name)"), "\(name)")
    }
    #expect(ending.errors.contains("warning: not drawn: boundary: "))
    #expect(ending.errors.contains("'batch_size' does not vary"))
    try work.write("", to: "all/empty")
    let again = try work.run("plot", "x", "--format", "png", "-o", "all/x")
    #expect(again.code == 0 && again.output.contains("all/x-compare.png\n"))
  }

  @Test(.enabled(if: hasGnuplot, "gnuplot is not installed"))
  func `a terminal shows text, and no file is left`() throws {
    let work = try trained()
    let ending = try work.run("plot", "--kind", "ranked", "heatmap", "--terminal")
    #expect(ending.code == 0)
    #expect(ending.output.contains("2 units, rate 0.1 (1 of 2 collapsed) |"))
    #expect(ending.output.contains("who wins"))
    #expect(ending.output.contains("Where?") && !work.exists("results/x"))
  }

  @Test(.enabled(if: hasGnuplot, "gnuplot is not installed"))
  func `a kind that the runs have nothing for is named and left out`() throws {
    let work = try trained()
    let one = ["--where", "learning_rate == 0.1", "--format", "svg", "--kind", "heatmap"]
    let reason = "a map needs two axes that vary"
    let some = try work.start(["plot"] + one + ["ranked"]).end()
    #expect(some.code == 0 && some.output == "results/x/where/ranked.svg\n")
    #expect(some.errors.contains("warning: not drawn: heatmap: \(reason)\n"))
    let none = try work.start(["plot"] + one).end()
    #expect(none.code == 69 && none.output.isEmpty && none.errors.contains(reason))
    let images = "weights are shown of inputs that are square images, as those of digits and mnist"
    let both = try work.start(["plot"] + one + ["weights"]).end()
    #expect(both.code == 64 && both.output.isEmpty)
    #expect(
      both.errors == "warning: not drawn: heatmap: \(reason)\nerror: \(images)\n", "\(both.errors)")
    let several = try work.run(
      "plot", "--format", "svg", "--kind", "weights", "boundary", "ranked")
    #expect(several.code == 0 && several.errors == "warning: not drawn: weights: \(images)\n")
    #expect(several.output == "results/x/boundary.svg\nresults/x/ranked.svg\n")
  }

  @Test(.enabled(if: hasGnuplot, "gnuplot is not installed"))
  func `a file that asks for nothing that the runs have draws nothing`() throws {
    let work = try Workspace()
    try work.write("dataset: xor\nepochs: 1\nplots: [weights, heatmap]\n", to: "x.exp")
    #expect(try work.run("run", "x.exp").code == 0)
    let ending = try work.run("plot")
    #expect(ending.code == 69 && ending.output.isEmpty)
    #expect(ending.errors.contains("warning: not drawn: weights: "), "\(ending.errors)")
    #expect(ending.errors.hasSuffix("error: no picture of 'x' can be drawn\n"))
  }

  @Test func `what does not exist is named with what does`() throws {
    let work = try trained()
    let axis = try work.run("plot", "--facet", "depth")
    #expect(axis.code == 64)
    #expect(
      axis.errors
        == "error: no axis 'depth' varies here\n  hint: these do: hidden, learning_rate\n")
    #expect(try work.run("plot", "--kind", "nonsense").code == 64)
    #expect(try work.run("plot", "--width", "10").code == 64)
    #expect(try work.run("plot", "-o", "a b").code == 64)
    let score = try work.run("plot", "--score", "log_loss", "--kind", "score")
    #expect(score.code == 69 && score.errors.contains("no run of 'x' has log_loss"))
  }
}
