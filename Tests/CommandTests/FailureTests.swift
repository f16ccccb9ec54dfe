import Foundation
import Testing

/// Runs that fail, with the real binary: networks that do not fit into the memory there may be.
@Suite struct FailureTests {
  /// Runs whose networks take 4.1 GB with what Adam remembers, in the order of the file, and one
  /// that is small.
  private static let sweep = """
    name: sweep
    dataset: xor
    epochs: 1
    batch_size: 8
    order: file
    optimizer: adam
    grid:
      hidden: [WIDE 4]
    """

  private func run(
    _ wide: Int, threads: Int = 1, _ arguments: String...
  ) throws -> (Workspace, Workspace.Ending) {
    let work = try Workspace()
    let sizes = (0..<wide).map { "\(16_000 + $0)-16000, " }.joined()
    try work.write(Self.sweep.replacing("WIDE ", with: sizes), to: "sweep.exp")
    let command = "ulimit -v 3000000; exec \"$0\" run sweep.exp --no-plots -j \(threads) \"$@\""
    let ending = try work.start(
      ["-c", command, binary.path] + arguments, command: URL(filePath: "/bin/sh")
    ).end()
    return (work, ending)
  }

  private func states(_ work: Workspace) throws -> String {
    try work.run(
      "sql", "select state || ' ' || count(*) as n from runs group by state", "--format", "csv"
    ).output
  }

  @Test func `a run that fails says why, and the others go on`() throws {
    let (work, ending) = try run(3)
    #expect(ending.code == 1)
    #expect(ending.errors == "3 runs failed\n")
    #expect(try states(work) == "n\nfailed 3\nfinished 1\n")
    let reasons = try work.run(
      "sql", "select failure from runs where state = 'failed' limit 1", "--format", "csv")
    #expect(
      reasons.output.contains(/its training takes \d+\.\d GB of memory, and there are \d\.\d GB/))
  }

  @Test func `the first runs that all fail alike stop the sweep, unless told to go on`() throws {
    let (_, ending) = try run(12)
    #expect(ending.code == 1)
    #expect(
      ending.errors.hasPrefix("stopped, since every run so far failed in the same way: "))
    let (_, fast) = try run(12, "--fail-fast")
    #expect(fast.code == 1)
    #expect(fast.errors.hasPrefix("stopped at the first run that failed: "))
    let (all, insisting) = try run(12, "--keep-going")
    #expect(insisting.code == 1)
    #expect(try states(all) == "n\nfailed 12\nfinished 1\n")
  }

  @Test func `what fails at the same moment as the first failure is reported too`() throws {
    let (work, ending) = try run(12, threads: 2, "--fail-fast")
    #expect(ending.code == 1)
    #expect(ending.errors.hasPrefix("stopped at the first run that failed: "))
    let stored = try work.rows("select substr(id, 1, 8) from runs where state = 'failed'")
    #expect(!stored.isEmpty)
    let told = ending.output.matches(of: /([0-9a-f]{8}) failed \(its training/).map {
      String($0.1)
    }
    #expect(told.sorted() == stored.sorted())
  }
}
