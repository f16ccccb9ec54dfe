import Foundation
import Testing

/// What the system's limit on processes, which counts threads, leaves of the program.
@Suite(.enabled(if: LimitedUser.isPossible, "needs root and setpriv"), .serialized)
struct RefusedProcessTests {
  private let work: Workspace

  init() throws {
    work = try Workspace()
    try work.write("name: x\ndataset: xor\nepochs: 300\nrepeats: 60\nhidden: 4", to: "x.exp")
  }

  @Test(arguments: ["run x.exp", "top x", "predict x rows.csv"])
  func `without any thread the cause is told at once`(command: String) throws {
    let ending = try LimitedUser.run(command, in: work, processes: 1)
    #expect(ending.code == 69)
    #expect(
      ending.errors == """
        error: no thread could be started (Resource temporarily unavailable)
          hint: the limits are ulimit -u, ulimit -v and that of a container's processes

        """)
  }

  @Test func `the threads that there are train everything, and only the pictures fail`() throws {
    let ending = try LimitedUser.run("run x.exp -j 64", in: work, processes: 5)
    #expect(ending.output.contains(/note: only [1-4] of 60 threads could be started/))
    #expect(ending.output.contains("trained 60 runs in "))
    #expect(ending.code == 69)
    #expect(ending.errors.hasPrefix("error: gnuplot "), "\(ending.errors)")
    let states = try work.rows("select state || ' ' || count(*) from runs group by state")
    #expect(states == ["finished 60"])
    // The same command draws them.
    let next = try work.run("run", "x.exp")
    #expect(next.code == 0, "\(next.errors)")
    #expect(next.output.contains("all trained already"))
    #expect(work.exists("results/x/overview.svg"))
  }
}

/// A user without any process, since the limit does not hold for root.
private enum LimitedUser {
  /// Other tests may run at the same time.
  private static let id = 100_000 + Int(getpid())

  static func run(
    _ command: String, in work: Workspace, processes: Int
  ) throws -> Workspace.Ending {
    let everybody = [FileAttributeKey.posixPermissions: 0o777]
    try FileManager.default.setAttributes(everybody, ofItemAtPath: work.folder.path)
    let user = "setpriv --reuid=\(id) --regid=\(id) --clear-groups"
    let line = "exec \(user) prlimit --nproc=\(processes):\(processes) \"$nn\" \(command)"
    return try work.start(
      ["-c", line], environment: ["nn": binary.path], command: URL(filePath: "/bin/sh")
    ).end()
  }

  static let isPossible: Bool = {
    guard getuid() == 0, let work = try? Workspace() else { return false }
    let ending = try? run("keys > keys.txt", in: work, processes: 64)
    return ending?.code == 0
  }()
}
