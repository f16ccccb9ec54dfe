import Foundation
import Testing

/// Reports of experiments that are no plain grid of settings on one dataset, by the real binary.
@Suite struct ReportKindsTests {
  private let work: Workspace

  init() throws { work = try Workspace() }

  /// The report of an experiment as Markdown, where nothing hides a sentence.
  private func report(_ arguments: String...) throws -> String {
    let ending = try work.start(["report", "-o", "-", "--format", "markdown"] + arguments).end()
    #expect(ending.code == 0, "\(ending.errors)")
    return ending.output
  }

  @Test func `a refit is judged by the test part, where that is asked for`() throws {
    try work.write("dataset: xor\nepochs: 3\ngrid: {hidden: [2, 4]}\n", to: "own.exp")
    #expect(try work.run("run", "own", "--no-plots").code == 0)
    #expect(try work.run("refit", "own").code == 0)
    let unseen = try report("own.refit")
    #expect(unseen.contains("No rows are held out to rank settings by."), "\(unseen)")
    #expect(unseen.contains("Every row outside the test part is learned from"))
    #expect(unseen.contains("nn-sweep report own.refit --test"))
    let seen = try report("own.refit", "--test")
    #expect(seen.contains(/accuracy \d+\.\d% on the test part \(mean of 5 seeds, from/), "\(seen)")
    #expect(seen.contains("The only setting."))
  }

  @Test func `several data are told once, and so is what holds for all`() throws {
    try work.write(
      """
      dataset: [xor, moons]
      epochs: 3
      repeats: 2
      grid: {hidden: [2, 4]}
      """, to: "own.exp")
    #expect(try work.run("run", "own", "--no-plots").code == 0)
    let text = try report("own")
    #expect(text.contains("2 seeds each, 3 epochs: 8 runs of multilayer perceptrons."), "\(text)")
    #expect(text.components(separatedBy: "can be judged without flattery").count == 2, "\(text)")
  }

  @Test func `a sweep that is not whole says how many settings there are so far`() throws {
    try work.write("dataset: xor\nepochs: 3\ngrid: {hidden: [2, 4, 8]}\n", to: "own.exp")
    #expect(try work.run("run", "own", "--no-plots", "--max-runs", "2").code == 130)
    let text = try report("own")
    #expect(text.contains("All 2 settings that have results so far, best first."), "\(text)")
    #expect(text.contains("The sweep is not whole: 1 of 3 runs has no result."), "\(text)")
  }
}
