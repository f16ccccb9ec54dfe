import ArgumentParser
import Foundation
import Records

/// How far a sweep on the cluster is.
struct ClusterStatus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show slices pending, running and done, and what is missing.",
    discussion: """
      Runs are counted in what tasks have published, at most a minute ago. The queue is asked once: \
      do not call this more often than every 30 seconds.
      """)

  @OptionGroup var argument: ClusterArgument

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let (folder, job) = try argument.find()
    let queue = try Slurm.queue(job.submissions.map(\.id) + (job.mergeJob.map { [$0] } ?? []))
    let progress = ClusterProgress(job, in: folder, queue: queue)
    if json { return print(try Self.object(progress, folder).document) }
    for line in Self.lines(progress) { printLines(line) }
    printGaps(progress.faults)
  }

  private struct Counts {
    var done, running, pending, missing: Int
    var nodes: [String]

    init(_ progress: ClusterProgress) {
      let slices = progress.slices
      done = slices.count { $0.left == 0 }
      running = slices.count { $0.left > 0 && $0.isRunning }
      missing = slices.count(where: \.isMissing)
      pending = slices.count - done - running - missing
      nodes = Set(slices.filter(\.isRunning).compactMap { $0.task?.node }).sorted()
    }
  }

  private static func lines(_ progress: ClusterProgress) -> [String] {
    let (job, slices, counts) = (progress.job, progress.slices, Counts(progress))
    let total = slices.reduce(0) { $0 + $1.total }
    let (done, failed) = slices.reduce(into: (0, 0)) {
      $0.0 += $1.done
      $0.1 += $1.failed
    }
    let nodes = counts.nodes.isEmpty ? "" : " on " + counts.nodes.joined(separator: ", ")
    var lines = [
      "\(job.experiment): \(NumberText.counted(total, "run")) in"
        + " \(NumberText.counted(slices.count, "slice"))",
      "slices \(counts.done) done, \(counts.running) running\(nodes), \(counts.pending) pending,"
        + " \(counts.missing) missing",
      "runs   \(NumberText.count(done)) of \(NumberText.count(total)) done"
        + (failed > 0 ? ", \(NumberText.count(failed)) failed" : ""),
    ]
    if let seconds = progress.secondsLeft {
      lines.append("end    in about \(NumberText.duration(seconds)), with as many tasks as now")
    }
    if let merge = progress.mergeTask {
      lines.append("merge  job \(merge.id) \(merge.state.lowercased()) (\(merge.reason))")
    }
    return lines
  }

  private static func object(_ progress: ClusterProgress, _ folder: ClusterFolder) -> JSONValue {
    let (slices, counts) = (progress.slices, Counts(progress))
    return .object([
      "experiment": .text(progress.job.experiment), "folder": .text(folder.path),
      "jobs": .list(progress.job.submissions.map { .text($0.id) }),
      "merge_job": JSONValue(progress.job.mergeJob),
      "slices": .object([
        "done": .integer(counts.done), "running": .integer(counts.running),
        "pending": .integer(counts.pending), "missing": .integer(counts.missing),
      ]),
      "runs": .integer(slices.reduce(0) { $0 + $1.total }),
      "done": .integer(slices.reduce(0) { $0 + $1.done }),
      "failed": .integer(slices.reduce(0) { $0 + $1.failed }),
      "nodes": .list(counts.nodes.map(JSONValue.text)),
      "seconds_left": progress.secondsLeft.map(JSONValue.number) ?? .null,
      "faults": .list(progress.faults.map(JSONValue.text)),
    ])
  }
}

/// Lists what is missing, as much of it as a person reads.
func printGaps(_ gaps: [String]) {
  for gap in gaps.prefix(10) { print(gap) }
  if gaps.count > 10 { print("… and \(gaps.count - 10) more") }
}
