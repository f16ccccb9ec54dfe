import Foundation
import Testing

/// `max_seconds` of an experiment file, with the real binary.
@Suite struct TimeLimitTests {
  private static let endless = """
    dataset: xor
    epochs: 1_000_000
    max_seconds: 0.2
    """

  private func stored(_ work: Workspace) throws -> String {
    try work.run(
      "sql", "SELECT epochs > 0, seconds FROM trajectories", "--format", "csv"
    ).output
  }

  @Test func `a run stops at the limit and stays unfinished and unranked`() throws {
    let work = try Workspace()
    try work.write(Self.endless, to: "endless.exp")
    let ending = try work.run("run", "endless.exp", "--no-plots")
    #expect(ending.code == 0)
    #expect(
      ending.output.contains(
        "1 run stopped after 0.2 s and not ranked; to go on, raise 'max_seconds' and run again"))
    let first = try stored(work)
    #expect(first.contains("\n1,"))
    let top = try work.run("top", "endless").output
    #expect(
      top.contains(
        "\n1 of 1 run has no result yet (1 stopped by 'max_seconds'): nn-sweep run endless.exp"
          + " brings it, under a higher 'max_seconds'\n"), "\(top)")

    // Under the same limit there is nothing to do; under a higher one it goes on.
    let again = try work.run("run", "endless.exp", "--no-plots")
    #expect(again.output.contains("1 run stopped after 0.2 s"))
    #expect(try stored(work) == first)
    try work.write(Self.endless.replacing("0.2", with: "0.4"), to: "endless.exp")
    let longer = try work.run("run", "endless.exp", "--no-plots")
    #expect(longer.output.contains("1 run stopped after 0.4 s"))
    #expect(try stored(work) != first)
  }
}
