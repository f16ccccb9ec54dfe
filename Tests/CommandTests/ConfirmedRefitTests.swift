import Foundation
import Testing

/// `refit` of an experiment that was confirmed, with the real binary.
@Suite struct ConfirmedRefitTests {
  private static let sweep = """
    name: flowers
    dataset: {csv: flowers.csv, header: true, label: kind}
    epochs: 6
    batch_size: 8
    repeats: 2
    grid: {hidden: [4, 8]}
    """

  private let work: Workspace

  init() throws {
    work = try Workspace()
    let rows = (0..<60).map { "\($0 % 7),\($0 * 5 % 11),\($0 % 2 == 0 ? "a" : "b")" }
    try work.write("x,y,kind\n" + rows.joined(separator: "\n"), to: "flowers.csv")
    try run(Self.sweep)
  }

  private func run(_ text: String) throws {
    try work.write(text, to: "flowers.exp")
    let ending = try work.run("run", "flowers.exp", "--no-plots")
    try #require(ending.code == 0, "\(ending.errors)")
  }

  @Test func `the winner of a confirmation is what is refitted, unless a rank is asked for`() throws
  {
    let confirmed = try work.run("confirm", "flowers", "--seeds", "4")
    try #require(confirmed.code == 0, "\(confirmed.errors)")
    // Whichever wins: its words are the same in both.
    let found = try work.run("confirm", "flowers", "--seeds", "4", "--json").output
    let json = try JSONSerialization.jsonObject(with: Data(found.utf8)) as? [String: Any]
    let choice = try #require((json?["choice"] as? [String: Any])?["hidden"] as? String)
    let first = try work.run("refit", "flowers")
    #expect(
      first.output.contains(
        #/setting    winner of flowers\.confirm, rank [12] of 2 in flowers: hidden \d/#),
      "\(first.output)")
    let query = "select distinct hidden from runs where experiment = 'flowers.refit' and active"
    let hidden = try work.run("sql", query, "--format", "csv").output
    #expect(hidden.split(separator: "\n").map(String.init) == ["hidden", choice])
    for rank in 1...2 {
      let ranked = try work.run("refit", "flowers", "--rank", "\(rank)").output
      #expect(ranked.hasPrefix("setting    rank \(rank) of 2 in flowers: "), "\(ranked)")
    }
    // Other trainings are another sweep: what was confirmed says nothing of them.
    try run(Self.sweep.replacing("batch_size: 8", with: "batch_size: 4"))
    let stale = try work.run("refit", "flowers")
    #expect(stale.output.hasPrefix("setting    rank 1 of 2 in flowers: "), "\(stale.output)")
    #expect(stale.errors.contains("'flowers.confirm' is about settings or data of before"))
  }
}
