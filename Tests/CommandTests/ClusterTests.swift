import Foundation
import Testing

/// A sweep on Slurm: what is submitted, to the letter, and what comes of it on a real cluster of two
/// nodes, whatever happens to them.
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

  private static let sweep = """
    dataset: digits
    epochs: 4
    repeats: 5
    keep: none
    grid: {hidden: [8, 16-8], learning_rate: [0.02, 0.1, 0.5]}
    """

  @Test(
    .enabled(if: isPossible, "no Slurm: apt-get install munge slurmctld slurmd slurm-client"),
    .timeLimit(.minutes(2)))
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
    #expect(try command("submit", "grid.exp").errors.contains("is on the cluster already"))
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

  private func dry(_ text: String, _ arguments: String...) throws -> String {
    let work = try Workspace()
    try work.write(text, to: "grid.exp")
    let ending = try work.start(
      ["cluster", "submit", "grid.exp", "--dry-run"] + arguments,
      environment: ["PATH": "/nowhere"]
    ).end()
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(!work.exists("results"))
    return ending.output.replacing(work.folder.resolvingSymlinksInPath().path, with: "HOME")
      .replacing(work.folder.path, with: "HOME")
      .replacing(binary.resolvingSymlinksInPath().path, with: "PROGRAM")
  }

  @Test func `the scripts are these, to the letter`() throws {
    let text = try dry(
      Self.sweep
        + "\nslurm: {slices: 5, partition: long, time: '1:30:00', options: [--account=a b]}",
      "--jobs-per-task", "4", "--at-a-time", "3", "--", "--mem=4G", "--nice")
    let scripts = try #require(text.range(of: "\nHOME/"))
    #expect(text[scripts.lowerBound...] == Self.golden)
  }

  @Test func `arrays begin anew where one would be too long`() throws {
    let text = try dry(Self.sweep, "--slices", "2500", "--jobs-per-task", "2")
    // No slice without a run has a task: there are thirty.
    #expect(text.contains("grid: 30 runs in 2,500 slices"))
    #expect(text.contains("--array=0-29%100"))
  }

  @Test(arguments: [
    (["--time", "soon"], "--time takes"), (["--slices", "0"], "--slices takes"),
    (["--partition", "a b"], "a partition is a word"), (["--", "mem=4G"], "begins with a dash"),
    (["--", "--a=\"b\""], "cannot hold quotes"),
  ])
  func `what cannot be meant is refused`(arguments: [String], words: String) throws {
    let work = try Workspace()
    try work.write(Self.sweep, to: "grid.exp")
    let ending = try work.start(["cluster", "submit", "grid.exp"] + arguments).end()
    #expect(ending.code == 64)
    #expect(ending.errors.contains(words))
  }

  @Test func `where there is no Slurm that is said, and what to do`() throws {
    let work = try Workspace()
    try work.write(Self.sweep, to: "grid.exp")
    let ending = try work.run("cluster", "submit", "grid.exp", environment: ["PATH": "/nowhere"])
    #expect(ending.code == 69)
    #expect(ending.errors.hasPrefix("error: there is no Slurm here: "))
    #expect(ending.errors.contains("hint: submit on a login node"))
    for command in ["status", "collect", "resubmit", "cancel"] {
      let ending = try work.run("cluster", command)
      #expect(ending.code == 69)
      #expect(ending.errors.contains("nothing has been submitted to a cluster"))
    }
  }

  /// Programs in the place of Slurm's, which answer whatever they are asked.
  private func programs(in work: Workspace, sbatch: String) throws -> [String: String] {
    let texts = ["sbatch": sbatch, "scontrol": "echo 'MaxArraySize = 1001'", "sinfo": "echo 4"]
    for (name, text) in texts {
      try work.write("#!/bin/sh\n\(text)\n", to: "bin/\(name)")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: work.path("bin/\(name)"))
    }
    return ["PATH": work.path("bin") + ":/usr/bin:/bin"]
  }

  @Test(arguments: [
    ("invalid partition specified: long", "look at --partition"),
    ("Batch job submission failed: Requested time limit is invalid", "look at --time"),
    ("Batch job submission failed: Invalid account or account/partition", "--account=NAME"),
    ("CPU count per node can not be satisfied", "look at --jobs-per-task"),
    (
      "Batch job submission failed: Requested node configuration is not available",
      "look at --jobs-per-task"
    ),
    ("unrecognized option '--color'", "look at the options behind --"),
    ("Unable to contact slurm controller (connect failure)", "try again later"),
  ])
  func `a refusal is told in sbatch's words, with the option to blame`(
    words: String, hint: String
  ) throws {
    let work = try Workspace()
    try work.write(Self.sweep, to: "grid.exp")
    let path = try programs(in: work, sbatch: "echo \"sbatch: error: \(words)\" >&2; exit 1")
    let ending = try work.run(
      "cluster", "submit", "grid.exp", "--slices", "2", environment: path)
    #expect(ending.code == 69)
    #expect(ending.errors.hasPrefix("error: sbatch refuses: \(words)\n"), "\(ending.errors)")
    #expect(ending.errors.contains(hint))
  }

  @Test func `a node with another build or other data trains nothing`() throws {
    let work = try Workspace()
    try work.write(Self.sweep, to: "grid.exp")
    let path = try programs(in: work, sbatch: "echo 4")
    let submitting = try work.run(
      "cluster", "submit", "grid.exp", "--slices", "2", environment: path)
    #expect(submitting.code == 0, "\(submitting.errors)")
    let folder = work.path("results/grid.cluster/1")
    let file = URL(filePath: folder + "/job.json")
    let job = try String(contentsOf: file, encoding: .utf8)
    func task(_ index: String = "0") throws -> Workspace.Ending {
      try work.run(
        "cluster", "task", folder,
        environment: ["SLURM_ARRAY_TASK_ID": index, "SLURM_ARRAY_JOB_ID": "4"])
    }
    for (field, words) in [
      ("build", "this node has nn-sweep"), ("runsDigest", "the sweep has other runs on this node"),
    ] {
      let line = try #require(job.split(separator: "\n").first { $0.contains("\"\(field)\" :") })
      let changed = job.replacing(line, with: "\"\(field)\" : \"other\",")
      try Data(changed.utf8).write(to: file)
      let ending = try task()
      #expect(ending.code == 69)
      #expect(ending.errors.contains(words), "\(ending.errors)")
    }
    try Data(job.utf8).write(to: file)
    #expect(try task("2").code == 64)
    #expect(try task("1").code == 0)
    #expect(try task("0").code == 0)
    try Data("{".utf8).write(to: file)
    #expect(try task().errors.contains("not the description of a job"))
  }

  private static let golden = """

    HOME/results/grid.cluster/1/array-1.sh:

    #!/bin/sh
    #SBATCH --job-name=grid
    #SBATCH --ntasks=1
    #SBATCH --partition=long
    #SBATCH --array=0-4%3
    #SBATCH --cpus-per-task=4
    #SBATCH --time=1:30:00
    #SBATCH --signal=B:USR1@120
    #SBATCH --requeue
    #SBATCH --open-mode=append
    #SBATCH --output=HOME/results/grid.cluster/1/logs/%A_%a.txt
    #SBATCH --account="a b"
    #SBATCH --mem=4G
    #SBATCH --nice
    if ! [ -r HOME/results/grid.cluster/1/job.json ]; then
      echo "error: $(hostname) does not see the folder of the job:" HOME/results/grid.cluster/1 >&2
      echo "  hint: keep results on a disk that all nodes have under this name" >&2
      exit 69
    fi
    if ! [ -x PROGRAM ]; then
      echo "error: $(hostname) does not see the program:" PROGRAM >&2
      echo "  hint: install nn-sweep on a disk that all nodes have under this name" >&2
      exit 69
    fi
    # In the place of the shell, so that signals reach it.
    exec PROGRAM cluster task HOME/results/grid.cluster/1 --offset 0

    after all of them, by --dependency=afterany:

    #!/bin/sh
    #SBATCH --job-name=grid-merge
    #SBATCH --ntasks=1
    #SBATCH --partition=long
    #SBATCH --cpus-per-task=1
    #SBATCH --time=1:30:00
    #SBATCH --open-mode=append
    #SBATCH --output=HOME/results/grid.cluster/1/logs/merge.txt
    #SBATCH --account="a b"
    #SBATCH --mem=4G
    #SBATCH --nice
    if ! [ -r HOME/results/grid.cluster/1/job.json ]; then
      echo "error: $(hostname) does not see the folder of the job:" HOME/results/grid.cluster/1 >&2
      echo "  hint: keep results on a disk that all nodes have under this name" >&2
      exit 69
    fi
    if ! [ -x PROGRAM ]; then
      echo "error: $(hostname) does not see the program:" PROGRAM >&2
      echo "  hint: install nn-sweep on a disk that all nodes have under this name" >&2
      exit 69
    fi
    # In the place of the shell, so that signals reach it.
    exec PROGRAM cluster collect grid --results HOME/results

    """
}
