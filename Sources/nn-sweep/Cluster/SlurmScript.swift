import Foundation

/// A script for `sbatch`: what a person could submit by hand.
struct SlurmScript {
  /// Directives in the order in which they are written: `--time=90`.
  var options: [String]
  /// Which folder the node has to see, and which program it starts.
  var folder: String
  var program: String
  /// What the program is told.
  var arguments: [String]

  /// Seconds before the end of its time at which a task is warned, unless its time is short.
  static let warning = 120

  /// An array of tasks, one a slice.
  /// - Parameters:
  ///   - indices: Of the tasks; the slice of each is `offset` beyond, counted from 0.
  ///   - atATime: Tasks of the array that run at a time, at most.
  static func array(
    of job: ClusterJob, in folder: ClusterFolder, indices: [Int], offset: Int, atATime: Int
  ) -> SlurmScript {
    let layout = job.layout
    return SlurmScript(
      options: common(layout, name: job.experiment) + [
        "--array=\(ranges(indices))%\(atATime)", "--cpus-per-task=\(layout.jobsPerTask)",
        "--time=\(layout.time)", "--signal=B:USR1@\(min(warning, layout.seconds / 4))", "--requeue",
        "--open-mode=append",
        "--output=\(folder.logs)/%A_%a.txt",
      ] + layout.options,
      folder: folder.path, program: job.program,
      arguments: ["cluster", "task", folder.path, "--offset", "\(offset)"])
  }

  /// The job that merges what the tasks have found out.
  static func merge(of job: ClusterJob, in folder: ClusterFolder) -> SlurmScript {
    SlurmScript(
      options: common(job.layout, name: job.experiment + "-merge") + [
        "--cpus-per-task=1", "--time=\(job.layout.time)", "--open-mode=append",
        "--output=\(folder.logs)/merge.txt",
      ] + job.layout.options,
      folder: folder.path, program: job.program,
      arguments: ["cluster", "collect", job.experiment, "--results", job.results])
  }

  private static func common(_ layout: ClusterLayout, name: String) -> [String] {
    ["--job-name=\(name)", "--ntasks=1"] + (layout.partition.map { ["--partition=\($0)"] } ?? [])
  }

  /// `0-3,7`, as `--array` takes it.
  static func ranges(_ indices: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for index in indices.sorted() {
      if let last = ranges.last, last.upperBound + 1 == index {
        ranges[ranges.count - 1] = last.lowerBound...index
      } else {
        ranges.append(index...index)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }

  var text: String {
    let directives = options.map { option in
      // A value with blanks is quoted as sbatch reads it.
      guard option.contains(where: \.isWhitespace), let equals = option.firstIndex(of: "=") else {
        return "#SBATCH \(option)"
      }
      return "#SBATCH \(option[...equals])\"\(option[option.index(after: equals)...])\""
    }
    let words = ([program] + arguments).map(shellWord).joined(separator: " ")
    return """
      #!/bin/sh
      \(directives.joined(separator: "\n"))
      if ! [ -r \(shellWord(folder + "/job.json")) ]; then
        echo "error: $(hostname) does not see the folder of the job:" \(shellWord(folder)) >&2
        echo "  hint: keep results on a disk that all nodes have under this name" >&2
        exit 69
      fi
      if ! [ -x \(shellWord(program)) ]; then
        echo "error: $(hostname) does not see the program:" \(shellWord(program)) >&2
        echo "  hint: install nn-sweep on a disk that all nodes have under this name" >&2
        exit 69
      fi
      # In the place of the shell, so that signals reach it.
      exec \(words)

      """
  }
}
