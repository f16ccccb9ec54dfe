import Foundation
import Testing

/// What is submitted to a cluster, to the letter, and what is said where it cannot be.
@Suite struct ClusterCommandTests {
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
      ClusterTests.sweep
        + "\nslurm: {slices: 5, partition: long, time: '1:30:00', options: [--account=a b]}",
      "--jobs-per-task", "4", "--at-a-time", "3", "--", "--mem=4G", "--nice")
    let scripts = try #require(text.range(of: "\nHOME/"))
    #expect(text[scripts.lowerBound...] == Self.golden)
  }

  @Test func `arrays begin anew where one would be too long`() throws {
    let text = try dry(ClusterTests.sweep, "--slices", "2500", "--jobs-per-task", "2")
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
    try work.write(ClusterTests.sweep, to: "grid.exp")
    let ending = try work.start(["cluster", "submit", "grid.exp"] + arguments).end()
    #expect(ending.code == 64)
    #expect(ending.errors.contains(words))
  }

  @Test func `where there is no Slurm that is said, and what to do`() throws {
    let work = try Workspace()
    try work.write(ClusterTests.sweep, to: "grid.exp")
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
    try work.write(ClusterTests.sweep, to: "grid.exp")
    let path = try work.slurm(sbatch: "echo \"sbatch: error: \(words)\" >&2; exit 1")
    let ending = try work.run(
      "cluster", "submit", "grid.exp", "--slices", "2", environment: path)
    #expect(ending.code == 69)
    #expect(ending.errors.hasPrefix("error: sbatch refuses: \(words)\n"), "\(ending.errors)")
    #expect(ending.errors.contains(hint))
  }

  @Test func `a node with another build or other data trains nothing`() throws {
    let work = try Workspace()
    try work.write(ClusterTests.sweep, to: "grid.exp")
    let path = try work.slurm(sbatch: "echo 4")
    let submitting = try work.run(
      "cluster", "submit", "grid.exp", "--slices", "2", environment: path)
    #expect(submitting.code == 0, "\(submitting.errors)")
    let folder = work.path("results/grid.cluster/1")
    let file = URL(filePath: folder + "/job.json")
    let job = try String(contentsOf: file, encoding: .utf8)
    func task(_ index: String = "0") throws -> Workspace.Ending {
      try work.run(
        "cluster", "task", folder,
        environment: [
          "SLURM_ARRAY_TASK_ID": index, "SLURM_ARRAY_JOB_ID": "4", "SLURMD_NODENAME": "n7",
        ])
    }
    for (field, words) in [
      ("build", "error: node n7 has nn-sweep"),
      ("runsDigest", "error: the sweep has other runs on node n7"),
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
