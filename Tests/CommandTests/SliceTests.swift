import Foundation
import Testing

/// `run --slice` and `merge`, by which machines share a sweep without talking to one another.
@Suite struct SliceTests {
  private let work: Workspace
  private let whole: String

  init() throws {
    work = try Workspace()
    try work.write(RunTests.small, to: "small.exp")
    _ = try work.run("run", "small.exp", "--no-plots", "--results", "one")
    whole = try work.run("export", "--canonical", "--results", "one").output
  }

  private func slice(_ slice: String, _ more: String...) throws -> Workspace.Ending {
    try work.start(["run", "small.exp", "--slice", slice, "--shard", "shards"] + more).end()
  }

  /// The folders of shards, by name.
  private func shards() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: work.path("shards")).sorted()
      .map { "shards/\($0)" }
  }

  private func merge() throws -> Workspace.Ending {
    try work.start(["merge"] + shards()).end()
  }

  private func merged() throws -> String { try work.run("export", "--canonical").output }

  @Test func `slices merge to the whole, and again to the same`() throws {
    for number in 1...3 {
      let ending = try slice("\(number)/3")
      #expect(ending.code == 0, "\(ending.errors)")
    }
    let names = try shards()
    #expect(names.count == 3)
    for (number, name) in names.enumerated() {
      #expect(name.hasPrefix("shards/slice-\(number + 1)-of-3."))
    }
    for _ in 1...2 {
      let ending = try merge()
      #expect(ending.code == 0, "\(ending.errors)")
      #expect(try merged() == whole)
    }
    // What goes with a run is there too: its weights are chosen again over all shards.
    let counts =
      "select count(*) as n from models union all select count(*) from confusions"
      + " union all select count(*) from row_results"
    let stored = try work.run("sql", counts, "--format", "csv")
    #expect(stored.output == "n\n5\n8\n8\n")
    #expect(
      stored.output == (try work.run("sql", counts, "--format", "csv", "--results", "one")).output)
    #expect(try work.run("run", "small.exp", "--no-plots").output.contains("all trained already"))
    #expect(!work.exists("shards/small") && !work.exists("results/small"))
  }

  @Test func `a command given again goes on from what was published`() throws {
    let first = try slice("1/1", "--max-runs", "3", "-j", "1")
    #expect(first.code == 130)
    #expect(first.errors.contains("5 of 8 runs of slice 1/1 are left; the same command goes on"))
    let second = try slice("1/1")
    #expect(second.code == 0)
    #expect(second.output.contains("slice 1/1: 8 runs, 3 trained already"))
    // It has everything by itself, and a third has nothing to add.
    #expect(try shards().count == 2)
    #expect(try slice("1/1").code == 0)
    #expect(try shards().count == 2)
    #expect(try merge().code == 0)
    #expect(try merged() == whole)
  }

  @Test func `a warning by SIGUSR1 stops and publishes`() throws {
    try work.write("dataset: xor\nepochs: 1_000_000\nhidden: 2", to: "long.exp")
    let run = try work.start(
      ["run", "long.exp", "--slice", "1/1", "--shard", "long", "--verbose", "-j", "1"])
    try run.wait(for: "epoch")
    run.send(SIGUSR1)
    let ending = run.end()
    #expect(ending.code == 130)
    #expect(ending.errors.contains("interrupted: 1 of 1 runs of slice 1/1 is left"))
    let names = try FileManager.default.contentsOfDirectory(atPath: work.path("long"))
    #expect(names.count == 1)
    let epochs = try work.run(
      "sql", "select epochs > 0 as n from trajectories", "--format", "csv", "--results",
      "long/\(names[0])")
    #expect(epochs.output == "n\n1\n")
  }

  @Test func `a shard that is broken is refused by name, and the others are merged`() throws {
    for number in 1...3 { _ = try slice("\(number)/3") }
    let names = try shards()
    let file = work.folder.appending(path: names[1] + "/sweeps.sqlite")
    let bytes = try Data(contentsOf: file)
    try bytes.prefix(bytes.count / 2).write(to: file)
    try work.write("no database", to: "\(names[2])/sweeps.sqlite")
    let ending = try merge()
    #expect(ending.code == 69)
    #expect(ending.errors.contains("databases of which nothing is taken:"))
    #expect(ending.errors.contains(names[1]) && ending.errors.contains(names[2]))
    #expect(!ending.errors.contains(names[0]))
    let left = try work.run("run", "small.exp", "--no-plots")
    #expect(left.code == 0)
    #expect(!left.output.contains("all trained already"))
    #expect(try merged() == whole)
    // A later attempt at the slice passes over it and says so.
    let again = try slice("2/3")
    #expect(again.code == 0)
    #expect(again.errors.contains("note: not taken over: results database '\(names[1])"))
    #expect(try shards().count == 4)
  }

  @Test func `runs that differ between shards are named, and nothing is overwritten`() throws {
    _ = try slice("1/2")
    let name = try #require(try shards().first)
    let run = try work.run(
      "sql", "select id from runs limit 1", "--format", "csv", "--results", name
    ).output.split(separator: "\n")[1]
    try FileManager.default.copyItem(atPath: work.path(name), toPath: work.path(name + "-2"))
    try work.forgeDigest(of: String(run), in: name + "-2")
    // With its weights it would contradict itself.
    try work.edit("DELETE FROM models", in: name + "-2")
    let ending = try merge()
    #expect(ending.code == 1)
    #expect(ending.errors.contains("\(run) in 'results' and '\(name)-2'"))
    let stored = try work.run("sql", "select count(*) as n from runs", "--format", "csv")
    let there = try work.run(
      "sql", "select count(*) as n from runs", "--format", "csv", "--results", name)
    #expect(stored.output == there.output)
    // The slice itself does not go on from two that disagree.
    let again = try slice("1/2")
    #expect(again.code == 1)
    #expect(again.errors.contains("\(name)-2") && again.errors.contains("\(run)"))
  }

  @Test func `the commands of the document come to what one command comes to`() throws {
    let work = try Workspace()
    try FileManager.default.copyItem(
      at: root.appending(path: "experiments"), to: work.folder.appending(path: "experiments"))
    let script = try #require(try DocumentTests.blocks("sh", of: "docs/cluster.md").first)
    try work.write(script, to: "script.sh")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let ending = try work.run(
      "-eu", "script.sh",
      environment: ["PATH": binary.deletingLastPathComponent().path + ":" + path],
      command: URL(filePath: "/bin/bash"))
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(ending.output.contains("digits: 27 runs, all trained already"))
  }

  @Test(arguments: [
    ["--slice", "1/2"], ["--shard", "shards"], ["--slice", "0/2", "--shard", "shards"],
    ["--slice", "3/2", "--shard", "shards"], ["--slice", "x", "--shard", "shards"],
    ["--slice", "1/99999999999999999999", "--shard", "shards"],
    ["--slice", "1/2", "--shard", "shards", "--again"],
    ["--slice", "1/2", "--shard", "shards", "--dry-run"],
  ])
  func `what is no slice is refused`(arguments: [String]) throws {
    #expect(try work.start(["run", "small.exp"] + arguments).end().code == 64)
    #expect(!work.exists("shards"))
  }

  @Test func `a folder for shards that cannot be made is said to be the obstacle`() throws {
    try work.write("", to: "file")
    let ending = try work.run("run", "small.exp", "--slice", "1/2", "--shard", "file/shards")
    #expect(ending.code == 69)
    #expect(ending.errors.contains("folder 'file"))
    #expect(ending.errors.contains("cannot be made"))
  }
}
