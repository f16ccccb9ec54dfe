import Foundation
import Testing

extension Workspace {
  /// Programs in the place of Slurm's, which answer whatever they are asked: the variable that lets a
  /// command find them.
  func slurm(sbatch: String) throws -> [String: String] {
    let texts = ["sbatch": sbatch, "scontrol": "echo 'MaxArraySize = 1001'", "sinfo": "echo 4"]
    for (name, text) in texts {
      try write("#!/bin/sh\n\(text)\n", to: "bin/\(name)")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: path("bin/\(name)"))
    }
    return ["PATH": path("bin") + ":/usr/bin:/bin"]
  }
}

/// The data of a cluster's tasks: the same file everywhere, or copies of it on each node.
@Suite struct TaskDataTests {
  private let work: Workspace
  private let table = (0..<60).map { "\($0 % 7),\($0 % 5),\($0 % 3)\n" }.joined()
  /// Where copies are, as far as there are any.
  private var copies: String { "local/nn-sweep-data.\(getuid())" }

  init() throws {
    work = try Workspace()
    try work.write(table, to: "table.csv")
    // The first slice has more to do than anybody waits for.
    try work.write(
      """
      dataset: {csv: table.csv, label: last}
      zip: {hidden: [4, 3], epochs: [1000000, 1]}
      """, to: "grid.exp")
    try FileManager.default.createDirectory(
      atPath: work.path("local"), withIntermediateDirectories: true)
  }

  private func submit(_ option: String?) throws {
    let ending = try work.start(
      ["cluster", "submit", "grid.exp", "--slices", "2"] + (option.map { [$0] } ?? []),
      environment: work.slurm(sbatch: "echo 4")
    ).end()
    #expect(ending.code == 0, "\(ending.errors)")
  }

  /// Slice 2 is done in no time.
  private func task(_ slice: Int = 2) throws -> Running {
    try work.start(
      ["cluster", "task", work.path("results/grid.cluster/1")],
      environment: [
        "SLURM_ARRAY_TASK_ID": "\(slice - 1)", "SLURM_ARRAY_JOB_ID": "4", "SLURMD_NODENAME": "n7",
        "TMPDIR": work.path("local"), "SLURM_TMPDIR": "",
      ])
  }

  @Test(arguments: [nil, "--copy-data"])
  func `a file that is another one on a node is named, with the node`(option: String?) throws {
    try submit(option)
    for other in [table.replacing("6,", with: "9,"), "1,2\n3,4\n", ""] {
      try work.write(other, to: "table.csv")
      let ending = try task().end()
      #expect(ending.code == 69)
      #expect(
        ending.errors.contains(
          "table.csv: error: not the file with which the sweep was submitted (on node n7)\n"),
        "\(ending.errors)")
    }
    try FileManager.default.removeItem(atPath: work.path("table.csv"))
    let ending = try task().end()
    #expect(ending.code == 69)
    #expect(ending.errors.lowercased().contains("cannot read the file: no such file"))
    #expect(ending.errors.contains("(on node n7)"))
    #expect(!work.exists(copies))
  }

  @Test func `tasks of a node share one copy, and the last one removes it`() throws {
    try submit("--copy-data")
    let first = try task(1)
    try first.wait(for: "data   1 of 1 copied to \(work.path(copies))/")
    // The copy is what is read from here on.
    try FileManager.default.removeItem(atPath: work.path("table.csv"))
    let second = try task().end()
    #expect(second.code == 0, "\(second.errors)")
    #expect(second.output.contains("data   0 of 1 copied to"))
    #expect(work.exists(copies))
    first.send(SIGTERM)
    #expect(first.end().code == 130)
    #expect(!work.exists(copies))
  }

  @Test func `a copy that was damaged or cut short is made anew`() throws {
    try submit("--copy-data")
    let first = try task(1)
    try first.wait(for: "data   1 of 1 copied to")
    // As a power cut leaves it: nobody's, since locks end with their process.
    first.send(SIGKILL)
    _ = first.end()
    let folder = try #require(
      try FileManager.default.contentsOfDirectory(atPath: work.path(copies)).first)
    for name in ["table.csv", "table.csv.part"] {
      try work.write("1,2", to: "\(copies)/\(folder)/0/\(name)")
    }
    let second = try task().end()
    #expect(second.code == 0, "\(second.errors)")
    #expect(second.output.contains("data   1 of 1 copied to"))
    #expect(!work.exists(copies))
  }

  @Test func `where there is no place for a copy the data are read from where they are`() throws {
    try submit("--copy-data")
    try work.write("", to: copies)
    let ending = try task().end()
    #expect(ending.code == 0)
    #expect(
      ending.errors.contains(
        "note: node n7 cannot copy the data to '\(work.path("local"))': Not a directory"),
      "\(ending.errors)")
  }
}
