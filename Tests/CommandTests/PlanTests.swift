import Foundation
import Testing

/// `nn-sweep plan` with the real binary.
@Suite struct PlanTests {
  private static let text = """
    dataset: xor
    epochs: 3
    grid: {hidden: [2, 4], learning_rate: [0.1, 1]}
    blocks:
      one: {batch_size: 8}
      two: {batch_size: 8, exclude: {hidden: 2, learning_rate: 1}}
    """

  private struct Plan: Decodable {
    var experiment: String
    var points, excluded, duplicates, runs, new, finished: Int
    var toContinue, noLongerAsked: Int
    var seconds: Double
  }

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }

  private func planned() throws -> Workspace {
    let work = try Workspace()
    try work.write(Self.text, to: "plan.exp")
    return work
  }

  private func plan(_ work: Workspace, _ arguments: String...) throws -> Plan {
    let ending = try work.start(["plan", "plan.exp", "--json"] + arguments).end()
    #expect(ending.code == 0, "\(ending.errors)")
    return try Self.decoder.decode(Plan.self, from: Data(ending.output.utf8))
  }

  @Test func `a plan says what is asked for and writes nothing`() throws {
    let work = try planned()
    let ending = try work.run("plan", "plan.exp")
    #expect(ending.code == 0)
    #expect(
      ending.output.hasPrefix(
        """
        plan: 7 settings (4 of them different) with 1 seed, 4 runs
          one: 4 points
          two: 3 points, 1 excluded
        data       xor: 400 rows (240 training, 80 validation, 80 test), 2 inputs, 2 classes
                   '0' 200 (120, 40, 40), '1' 200 (120, 40, 40)
        points     7 asked for, 1 excluded, 3 duplicates merged
        runs       4 new, 0 finished, 0 to continue, 0 no longer asked for
        networks   12 to 22 parameters,
                   40 to 80 operations to train on one example

        """))
    #expect(ending.output.contains("time       about "))
    #expect(!work.exists("results"))
    #expect(try work.run("run", "plan.exp", "--dry-run").output.contains("7 asked for"))
  }

  @Test func `JSON counts points, runs and what is left of them`() throws {
    let work = try planned()
    let first = try plan(work)
    #expect(first.experiment == "plan")
    #expect((first.points, first.excluded, first.duplicates, first.runs) == (7, 1, 3, 4))
    #expect((first.new, first.finished, first.toContinue) == (4, 0, 0))
    #expect(first.seconds > 0)
    _ = try work.run("run", "plan.exp", "--no-plots", "-s", "learning_rate=0.1")
    let half = try plan(work)
    #expect((half.new, half.finished, half.toContinue) == (2, 2, 0))
    let longer = try plan(work, "-s", "epochs=5")
    #expect((longer.new, longer.finished, longer.toContinue) == (2, 0, 2))
    let fewer = try plan(work, "-s", "learning_rate=1")
    #expect((fewer.runs, fewer.noLongerAsked) == (2, 2))
    _ = try work.run("run", "plan.exp", "--no-plots")
    let all = try plan(work)
    #expect((all.new, all.finished, all.seconds) == (0, 4, 0))
  }

  @Test func `defaults are numbers where they are`() throws {
    let work = try planned()
    let json = try work.run("plan", "plan.exp", "--json").output
    for line in [
      "\"dropout\" : 0,", "\"seed\" : 1,", "\"optimizer\" : \"sgd\",",
      "\"split\" : \"validation 0.2, test 0.2, seed 0\",",
    ] {
      #expect(json.contains("    \(line)\n"), "\(line)")
    }
  }

  @Test func `a sample that comes to less than was asked for says so before it is trained`() throws
  {
    let work = try Workspace()
    let text = "dataset: xor\nepochs: 1\nhidden: 2\nsample: {points: 50}\n"
    let rates = "grid: {learning_rate: {uniform: [0.001, 1]}}\n"
    try work.write(text + rates + "where: learning_rate < 0.002", to: "few.exp")
    let few = try work.run("run", "few.exp", "--no-plots")
    #expect(few.code == 0)
    let note = try #require(
      few.errors.firstMatch(
        of:
          /note: the sample has (\d+) of 50 points: the conditions left no more of 10000 drawn, and it was given up\n/
      ))
    #expect(few.output.contains("few: \(note.1) runs, to train on "))
    try work.write(text + "grid: {batch_size: [8, 16]}", to: "all.exp")
    #expect(
      try work.run("run", "all.exp", "--no-plots").errors
        == "note: the sample has 2 of 50 points: there are no more\n")
  }

  @Test func `the canonical form asks for the same`() throws {
    let work = try planned()
    let form = try work.run("plan", "plan.exp", "--canonical")
    #expect(form.code == 0)
    #expect(
      form.output.hasPrefix(
        """
        dataset: xor
        epochs: 3
        grid:
          hidden:
            - 2
            - 4

        """))
    try work.write(form.output, to: "canonical.exp")
    #expect(
      try work.run("plan", "canonical.exp", "--csv").output
        == work.run("plan", "plan.exp", "--csv").output)
    #expect(try work.run("plan", "plan.exp", "--canonical", "--json").code == 64)
  }

  @Test func `a rule that may end runs early makes the time an upper bound`() throws {
    let work = try planned()
    #expect(
      try work.run("plan", "plan.exp", "-s", "stop={patience: 2}").output.contains(
        "time       at most "))
  }

  @Test func `several files make a list, and one bad file is an error`() throws {
    let work = try planned()
    try work.write("dataset: xor", to: "other.exp")
    let both = try work.run("plan", "plan.exp", "other.exp", "--json")
    let plans = try Self.decoder.decode([Plan].self, from: Data(both.output.utf8))
    #expect(plans.map(\.experiment) == ["plan", "other"])
    try work.write("dataset: xor\nepoch: 3", to: "bad.exp")
    let bad = try work.run("plan", "bad.exp", "--json")
    #expect(bad.code == 2)
    #expect(bad.output == "")
    #expect(bad.errors.hasPrefix("bad.exp:2:1: error: unknown key 'epoch'"))
  }

  @Test func `every point is listed, for people and for programs`() throws {
    let work = try planned()
    #expect(
      try work.run("plan", "plan.exp", "--points").output == """
        run       block  hidden  learning_rate  seed  epochs  parameters
        dfad3fa8  one    2                 0.1     1       3          12
        8c995101  one    2                 1       1       3          12
        3694e7d3  one    4                 0.1     1       3          22
        4d8e9325  one    4                 1       1       3          22
        dfad3fa8  two    2                 0.1     1       3          12
        3694e7d3  two    4                 0.1     1       3          22
        4d8e9325  two    4                 1       1       3          22

        """)
    let rows = try work.run("plan", "plan.exp", "--points", "--csv").output.split(separator: "\n")
    #expect(rows.count == 8)
    #expect(rows[0] == "run,block,hidden,learning_rate,seed,epochs,parameters")
    #expect(rows[1] == "dfad3fa8c54aef6b8ed403f85ab3175e,one,2,0.1,1,3,12")
    #expect(try work.run("plan", "plan.exp", "--csv", "--json").code == 64)
  }
}
