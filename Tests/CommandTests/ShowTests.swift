import Foundation
import Testing

/// `show` by the name of an experiment, and what columns are worth, with the real binary.
@Suite struct ShowTests {
  /// `x` decides the kind, `noise` has no part in it, and neither has the color.
  private static let table =
    ["noise,x,color,kind"]
    + (0..<150).map {
      "\($0 * 7 % 13),\($0 * 5 % 11),\($0 % 3 == 0 ? "red" : "blue"),\($0 * 5 % 11 > 5 ? "a" : "b")"
    }

  private static let sweep = """
    name: flowers
    dataset: {csv: flowers.csv, header: true, label: kind}
    epochs: 20
    batch_size: 8
    scale: standard
    repeats: 8
    """

  private let work: Workspace

  init() throws {
    work = try Workspace()
    try work.write(Self.table.joined(separator: "\n"), to: "flowers.csv")
    try work.write(Self.sweep, to: "flowers.exp")
    let ending = try work.run("run", "flowers.exp", "--no-plots")
    try #require(ending.code == 0, "\(ending.errors)")
  }

  private func value(_ query: String) throws -> String {
    let answer = try work.run("sql", query, "--format", "csv")
    return try #require(answer.output.split(separator: "\n").dropFirst().first.map(String.init))
  }

  @Test func `an experiment, or its file, stands for the median run of its best setting`() throws {
    let run = try value("select median_run from leaderboard")
    let page = try work.run("show", run)
    #expect(page.code == 0 && page.errors == "")
    for name in ["flowers", "flowers.exp"] {
      let ending = try work.run("show", name)
      #expect(ending.output == page.output)
      #expect(
        ending.errors
          == "note: run \(run.prefix(8))@20 of flowers, the median of the 8 runs of its best setting\n"
      )
    }
    let unknown = try work.run("show", "flowerz")
    #expect(unknown.code == 69)
    #expect(
      unknown.errors == """
        error: no experiment 'flowerz'
          hint: did you mean 'flowers'? known: flowers

        """)
  }

  @Test func `what decides is worth most, and the numbers are the same each time`() throws {
    let ending = try work.run("show", "flowers", "--inputs", "--json")
    #expect(ending.code == 0, "\(ending.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
    let page = try #require(json as? [String: Any])
    let inputs = try #require(page["inputs"] as? [[String: Any]])
    #expect(Set(inputs.compactMap { $0["name"] as? String }) == ["noise", "x", "color"])
    #expect(inputs[0]["name"] as? String == "x")
    let losses = inputs.compactMap { $0["loss"] as? Double }
    #expect(losses.count == 3 && losses[0] > 0.2 && losses[0] > losses[1] + 0.1)
    for input in inputs {
      let ends = ["loss_lowest", "loss", "loss_highest"].compactMap { input[$0] as? Double }
      #expect(ends.count == 3 && ends == ends.sorted())
    }
    #expect(try work.run("show", "flowers", "--inputs", "--json").output == ending.output)
    let text = try work.run("show", "flowers", "--inputs").output
    #expect(
      text.contains("what is lost when a column is shuffled: accuracy on 30 validation rows\n"))
    #expect(!(try work.run("show", "flowers").output.contains("shuffled")))
  }

  @Test func `a run whose weights were not kept is trained again for it, and compared`() throws {
    let run = try value(
      """
      select run from trajectories
      where id not in (select trajectory from models) order by run limit 1
      """)
    let ending = try work.run("show", run, "--inputs")
    #expect(ending.code == 0)
    #expect(ending.errors.contains("note: run \(run.prefix(8)): reproduced, epochs 20, "))
    try work.forgeDigest(of: run)
    #expect(try work.run("show", run, "--inputs").code == 1)
  }

  @Test func `data that are gone or changed are no ground for numbers`() throws {
    let changed = [Self.table[0]] + Self.table.dropFirst().reversed()
    try work.write(changed.joined(separator: "\n"), to: "flowers.csv")
    let ending = try work.run("show", "flowers", "--inputs")
    #expect(ending.code == 1)
    #expect(ending.errors.contains("cannot be reproduced: the data changed"))
    try FileManager.default.removeItem(atPath: work.path("flowers.csv"))
    #expect(try work.run("show", "flowers", "--inputs").code == 69)
  }

  @Test func `status tells of a named experiment, and watching one that is over ends`() throws {
    let run = try value("select median_run from leaderboard")
    let status = try work.run("status", "flowers")
    #expect(status.output.contains("\nflowers: 8 of 8 runs done\n"))
    #expect(status.output.contains("(run \(run.prefix(8))@20)\n"))
    // The file was moved away, or never stood here.
    #expect(try work.run("status", "moved/flowers.exp").code == 69)
    try FileManager.default.moveItem(
      atPath: work.path("flowers.exp"), toPath: work.path("moved.exp"))
    #expect(try work.run("status", "flowers.exp").output == status.output)
    try FileManager.default.moveItem(
      atPath: work.path("moved.exp"), toPath: work.path("flowers.exp"))
    let watched = try work.run("status", "flowers", "--watch")
    #expect(watched.code == 0)
    #expect(watched.output.hasPrefix("flowers: 8 of 8 runs done\n"))
    // Lest somebody wait for a sweep that begins later.
    #expect(
      watched.errors == """
        note: nobody trains here at the moment: there is nothing to watch
          hint: start a sweep, and give this command again

        """, "\(watched.errors)")
    #expect(try work.run("status", "--watch", "--json").code == 64)
    #expect(try work.run("remove", "flowers").code == 0)
    #expect(
      try work.run("remove", "nosuch").errors.hasSuffix(
        "  hint: there is none yet: nn-sweep run FILE\n"))
  }
}
