import Foundation
import Testing

/// A sweep on a real Slurm cluster of two nodes, whatever happens to them.
@Suite struct ClusterTests {
  private static let script = root.appending(path: "scripts/slurm-cluster")

  /// Whether a cluster can be started here: packages are there, and the host's name leads to it.
  private static let isPossible: Bool = {
    guard let folder = try? ClusterFolder() else { return false }
    return folder.variables != nil
  }()

  /// A cluster in a folder of its own, stopped with it. Slurm wants short paths.
  private final class ClusterFolder {
    let path = "/tmp/nn-\(UUID().uuidString.prefix(8))"
    private(set) var variables: [String: String]?

    init() throws {
      let ending = try call("start")
      guard ending.code == 0 else {
        print("no Slurm cluster here: \(ending.errors)")
        return
      }
      variables = ["SLURM_CONF": path + "/slurm.conf"]
    }

    deinit {
      _ = try? call("stop")
      try? FileManager.default.removeItem(atPath: path)
    }

    @discardableResult
    func call(_ action: String, _ more: String...) throws -> Workspace.Ending {
      try Workspace().start(
        [ClusterTests.script.path, action, path] + more, command: URL(filePath: "/bin/bash")
      ).end()
    }
  }

  static let sweep = """
    dataset: digits
    epochs: 4
    repeats: 5
    keep: none
    grid: {hidden: [8, 16-8], learning_rate: [0.02, 0.1, 0.5]}
    """

  @Test(
    .enabled(if: isPossible, "no Slurm: apt-get install munge slurmctld slurmd slurm-client"),
    .timeLimit(.minutes(60)))
  func `copies of the data on nodes change no bit, and are gone in the end`() throws {
    let cluster = try ClusterFolder()
    let work = try Workspace()
    let variables = try #require(cluster.variables).merging(["TMPDIR": work.path("local")]) { $1 }
    try FileManager.default.createDirectory(
      atPath: work.path("local"), withIntermediateDirectories: true)
    try work.write((0..<200).map { "\($0 % 17),\($0 % 7),\($0 % 3)\n" }.joined(), to: "table.csv")
    try work.write(
      Self.sweep.replacing("digits", with: "{csv: table.csv, label: last}")
        + "\nslurm: {slices: 6, copy_data: true}", to: "grid.exp")
    _ = try work.run("run", "grid.exp", "--no-plots", "--results", "one")
    let submitting = try work.run("cluster", "submit", "grid.exp", environment: variables)
    #expect(submitting.output.contains("data   1 file, copied once to each node"))
    #expect(try cluster.call("wait").code == 0)
    let logs = work.path("results/grid.cluster/1/logs")
    let texts = try FileManager.default.contentsOfDirectory(atPath: logs)
      .filter { $0 != "merge.txt" }.map {
        try String(contentsOfFile: "\(logs)/\($0)", encoding: .utf8)
      }
    #expect(texts.count == 6)
    #expect(texts.allSatisfy { $0.contains(/data   [01] of 1 copied to .*local\/nn-sweep-data/) })
    #expect(texts.contains { $0.contains("data   1 of 1 copied to") })
    #expect(try FileManager.default.contentsOfDirectory(atPath: work.path("local")).isEmpty)
    func export(_ results: String) throws -> String {
      try work.run("export", "--canonical", "--results", results).output
    }
    #expect(try export("results") == export("one"))
  }

  @Test(
    .enabled(if: isPossible, "no Slurm: apt-get install munge slurmctld slurmd slurm-client"),
    .timeLimit(.minutes(60)))
  func `two nodes come to the bits of one machine, whatever happens to them`() throws {
    let cluster = try ClusterFolder()
    let variables = try #require(cluster.variables)
    let work = try Workspace()
    func command(_ arguments: String...) throws -> Workspace.Ending {
      try work.start(["cluster"] + arguments, environment: variables).end()
    }
    func export(_ results: String) throws -> String {
      try work.run("export", "--canonical", "--results", results).output
    }
    try work.write(Self.sweep, to: "grid.exp")
    _ = try work.run("run", "grid.exp", "--no-plots", "--results", "one")
    let whole = try export("one")

    // Twenty slices in two arrays, since an array may have sixteen here; and one node's daemon dies,
    // so that its task is given to the other node while the first process goes on.
    let submitting = try command("submit", "grid.exp", "--slices", "20")
    #expect(submitting.code == 0, "\(submitting.errors)")
    #expect(submitting.output.contains("16 tasks") && submitting.output.contains("4 tasks"))
    try cluster.call("detach", "n1")
    #expect(try cluster.call("wait").code == 0)
    let merging = try work.run("top", "grid", "--json")
    #expect(merging.code == 0, "the merge job has brought nothing: \(merging.errors)")
    #expect(try export("results") == whole)
    let status = try command("status")
    #expect(status.output.contains("slices 20 done, 0 running, 0 pending, 0 missing"))
    #expect(try command("collect", "--no-plots").code == 0)
    #expect(try export("results") == whole)
    #expect(try command("submit", "grid.exp").output.contains("everything is trained already"))

    // Cancelled before anything runs, and sent again; then a shard is cut in half by hand.
    try cluster.call("start")
    func partition(_ state: String) throws {
      let ending = try work.start(
        ["scontrol", "update", "PartitionName=main", "State=\(state)"], environment: variables,
        command: URL(filePath: "/usr/bin/env")
      ).end()
      #expect(ending.code == 0, "\(ending.errors)")
    }
    let there = ["--results", "there"]
    func clusterThere(_ arguments: String...) throws -> Workspace.Ending {
      try work.start(["cluster"] + arguments + there, environment: variables).end()
    }
    try partition("DOWN")
    #expect(try clusterThere("submit", "grid.exp", "--slices", "3").code == 0)
    #expect(try clusterThere("status").output.contains("3 pending"))
    #expect(try clusterThere("submit", "grid.exp").errors.contains("is on the cluster already"))
    #expect(try clusterThere("cancel").code == 0)
    try partition("UP")
    #expect(try cluster.call("wait").code == 0)
    let early = try clusterThere("collect", "--no-plots")
    #expect(early.code == 1)
    #expect(early.errors.contains("missing\n  hint: nn-sweep cluster resubmit grid"))
    #expect(try clusterThere("resubmit").code == 0)
    #expect(try cluster.call("wait").code == 0)
    let shards = work.folder.appending(path: "there/grid.cluster/1/shards")
    let names = try FileManager.default.contentsOfDirectory(atPath: shards.path)
      .filter { $0.hasPrefix("slice-2-of-3.") }
    for name in names {
      let file = shards.appending(path: "\(name)/sweeps.sqlite")
      let bytes = try Data(contentsOf: file)
      try bytes.prefix(bytes.count / 2).write(to: file)
    }
    try FileManager.default.removeItem(at: work.folder.appending(path: "there/sweeps.sqlite"))
    let broken = try clusterThere("collect", "--no-plots")
    #expect(broken.code == 1)
    #expect(broken.errors.contains("kept aside as") && broken.errors.contains("slice-2-of-3."))
    #expect(try clusterThere("resubmit").output.contains("1 slice to be trained further"))
    #expect(try cluster.call("wait").code == 0)
    #expect(try clusterThere("collect", "--no-plots").code == 0)
    #expect(try export("there") == whole)
  }
}
