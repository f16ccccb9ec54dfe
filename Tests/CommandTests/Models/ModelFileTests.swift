import Foundation
import Testing

/// `model` and `data export` as users call them, with the real binary; what the files hold is compared
/// by `scripts/check-models`.
@Suite struct ModelFileTests {
  private static let table =
    ["x;z;color;kind"]
    + (0..<60).map {
      "\($0 % 7);\($0 * 5 % 11).50;\($0 % 3 == 0 ? "red" : "\"blue;\"");\($0 % 2 == 0 ? "a" : "b")"
    }

  private static let sweep = """
    name: flowers
    dataset: {csv: flowers.csv, header: true, label: kind, drop: [z]}
    epochs: 4
    batch_size: 8
    repeats: 8
    """

  private let work: Workspace

  init() throws {
    work = try Workspace()
    try work.write(Self.table.joined(separator: "\r\n"), to: "flowers.csv")
    try work.write(Self.sweep, to: "flowers.exp")
    let ending = try work.run("run", "flowers.exp", "--no-plots")
    try #require(ending.code == 0, "\(ending.errors)")
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: work.path(name), encoding: .utf8)
  }

  @Test(.enabled(if: python != nil, "python3 with numpy is not installed"))
  func `every form answers as predict does`() throws {
    let ending = try work.run(
      root.appending(path: "scripts/check-models").path, binary.path,
      command: try #require(python))
    #expect(ending.code == 0, "\(ending.output)\(ending.errors)")
    for name in [
      "kinds: 11 networks", "numbers: 4 networks", "gaps: 1 networks", "holes: 2 networks",
      "pixels: 3 networks",
    ] {
      #expect(ending.output.contains(name))
    }
    // Some of them to rows that have none.
    for name in ["kinds", "numbers"] {
      let line = ending.output.split(separator: "\n").first { $0.hasPrefix(name) }
      #expect(line?.hasSuffix(" of them without an answer") ?? false, "\(ending.output)")
    }
  }

  @Test(arguments: ["npz", "json", "h", "onnx"])
  func `the same network gives the same bytes, and replaces nothing unasked`(form: String) throws {
    let first = try work.run("model", "flowers", "-o", "net.\(form)")
    #expect(first.code == 0, "\(first.errors)")
    #expect(first.output.hasPrefix("net.\(form): run "))
    let bytes = try Data(contentsOf: work.folder.appending(path: "net.\(form)"))
    let again = try work.run("model", "flowers", "-o", "net.\(form)")
    #expect(again.code == 69)
    #expect(
      again.errors == """
        net.\(form): error: it exists already
          hint: choose another name, or replace it with --force

        """)
    #expect(try work.run("model", "flowers", "-o", "net.\(form)", "--force").code == 0)
    #expect(try Data(contentsOf: work.folder.appending(path: "net.\(form)")) == bytes)
  }

  @Test func `another ending is refused`() throws {
    let ending = try work.run("model", "flowers", "-o", "net.pt")
    #expect(ending.code == 64)
    #expect(ending.errors.contains("a file that ends with .npz, .json, .h or .onnx, not 'net.pt'"))
  }

  @Test func `a seed chooses among the runs of the best setting`() throws {
    #expect(try work.run("model", "flowers", "--seed", "5", "-o", "net.json").code == 0)
    #expect(try text("net.json").contains("\"seed\" : 5,"))
    let ending = try work.run("model", "flowers", "--seed", "99", "-o", "other.json")
    #expect(ending.code == 64)
    #expect(
      ending.errors == """
        error: the best setting of 'flowers' has no finished run with the seed 99
          hint: its seeds: 1, 2, 3, 4, 5, 6, 7, 8

        """)
    #expect(!work.exists("other.json"))
  }

  @Test func `weights that were not kept are trained again, and it says that they are the same`()
    throws
  {
    let answer = try work.run(
      "sql",
      """
      select run from trajectories
      where id not in (select trajectory from models) order by run limit 1
      """, "--format", "csv")
    let run = try #require(answer.output.split(separator: "\n").dropFirst().first)
    let ending = try work.run("model", String(run), "-o", "net.json")
    #expect(ending.code == 0)
    #expect(ending.errors.contains("note: run \(run.prefix(8)): reproduced, epochs 4, "))
    let digest = try #require(
      try text("net.json").firstMatch(of: /"weights_digest" : "([0-9a-f]{64})"/))
    #expect(ending.errors.contains("weights digest \(digest.1)"))
    try work.forgeDigest(of: String(run))
    let forged = try work.run("model", String(run), "-o", "forged.json")
    #expect(forged.code == 1)
    #expect(!work.exists("forged.json"))
  }

  @Test func `rows are exported as their file has them, and read back`() throws {
    let ending = try work.run("data", "export", "flowers", "--part", "validation")
    #expect(ending.code == 0, "\(ending.errors)")
    let lines = ending.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 13)
    #expect(lines[0] == Self.table[0])
    #expect(Set(lines.dropFirst()).isSubset(of: Self.table.dropFirst()))
    #expect(ending.errors.contains("note: the validation part of run "))
    #expect(ending.errors.hasSuffix(": 12 rows\n"))
    let toFile = try work.run("data", "export", "flowers", "--part", "validation", "-o", "v.csv")
    #expect(toFile.output == "")
    #expect(try text("v.csv") == ending.output)
    let run = try #require(
      try work.run("sql", "select best_run from leaderboard", "--format", "csv").output
        .split(separator: "\n").last)
    let predicted = try work.run("predict", String(run), "v.csv")
    #expect(predicted.code == 0, "\(predicted.errors)")
    #expect(predicted.errors.contains(" of 12 correct "))
  }

  @Test func `the parts of an export are all rows, each once`() throws {
    var rows: [String] = []
    for part in ["training", "validation", "test"] {
      let ending = try work.run("data", "export", "flowers", "--part", part)
      rows += ending.output.split(separator: "\n").dropFirst().map(String.init)
      #expect(ending.errors.contains("were looked at once") == (part == "test"))
    }
    #expect(rows.sorted() == Self.table.dropFirst().sorted())
  }

  @Test func `rows of images and points are read back with their labels`() throws {
    for name in ["digits", "moons"] {
      let ending = try work.run("data", "export", name, "--part", "validation", "-o", "\(name).csv")
      #expect(ending.code == 0, "\(ending.errors)")
      try work.write("dataset: \(name)\nepochs: 1\n", to: "\(name).exp")
      #expect(try work.run("run", "\(name).exp", "--no-plots").code == 0)
      let run = try #require(
        try work.run(
          "sql", "select best_run from leaderboard where experiment = '\(name)'", "--format", "csv"
        ).output.split(separator: "\n").last)
      let predicted = try work.run("predict", String(run), "\(name).csv")
      #expect(predicted.code == 0, "\(predicted.errors)")
      // As the run was judged by these very rows.
      let share = try #require(predicted.errors.firstMatch(of: /correct \((\d+\.\d+%)\)/))
      let score = try work.run("show", String(run)).output
      #expect(score.contains(String(share.1)), "\(score)")
    }
  }

  @Test func `what cannot be written says why`() throws {
    let ending = try work.run("model", "flowers", "-o", "nowhere/net.npz")
    #expect(ending.code == 69)
    #expect(
      ending.errors == """
        nowhere/net.npz: error: there is no folder 'nowhere/'
          hint: make it: mkdir -p nowhere/

        """)
    #expect(try work.run("model", "nothing", "-o", "net.npz").code == 69)
    // What is no file is not replaced, whoever asks for it.
    try FileManager.default.createDirectory(
      atPath: work.path("net.npz"), withIntermediateDirectories: false)
    let folder = try work.run("model", "flowers", "-o", "net.npz", "--force")
    #expect(folder.errors.hasPrefix("net.npz: error: it is there already, and not a file\n"))
  }
}
