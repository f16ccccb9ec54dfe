import Foundation
import Records
import Storage

/// How far the slices of a job are. Whether one is done is read from the rows of its shards: a task
/// that Slurm takes for completed may have been stopped, and one that it takes for lost may go on.
struct ClusterProgress {
  /// What is known of one slice.
  struct SliceState {
    var slice: Slice
    var total: Int
    var done = 0
    var failed = 0
    /// Its task in the queue, if it has one.
    var task: Slurm.Task?
    /// Where what its last task has said is kept; nil where none was submitted.
    var log: String?
    /// Shards that cannot be read, each with the reason.
    var broken: [String] = []

    /// Runs that nobody has finished.
    var left: Int { max(0, total - done - failed) }
    var isRunning: Bool { task.map { $0.state == "RUNNING" || $0.state == "COMPLETING" } ?? false }
    var isMissing: Bool { left > 0 && task == nil }
  }

  let job: ClusterJob
  private(set) var slices: [SliceState]
  /// The job that merges, while it is in the queue.
  private(set) var mergeTask: Slurm.Task?

  init(_ job: ClusterJob, in folder: ClusterFolder, queue: [Slurm.Task]) {
    self.job = job
    slices = job.slices.enumerated().map { index, facts in
      SliceState(slice: Slice(number: index + 1, of: job.slices.count), total: facts.runs)
    }
    for path in Shard.all(in: folder.shards) { read(path) }
    var places: [String: Int] = [:]
    for submission in job.submissions {
      for index in submission.indices {
        let slice = submission.offset + index
        guard slices.indices.contains(slice) else { continue }
        places["\(submission.id)_\(index)"] = slice
        slices[slice].log = "\(folder.logs)/\(submission.id)_\(index).txt"
      }
    }
    for task in queue {
      if let slice = places[task.id] { slices[slice].task = task }
      if task.id == job.mergeJob { mergeTask = task }
    }
  }

  /// Of several attempts at a slice the one counts that got furthest: a later one begins with what
  /// the earlier ones have published.
  private mutating func read(_ path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let slice = slices.firstIndex(where: { name.hasPrefix($0.slice.shardPrefix) }) else {
      return
    }
    do {
      let results = try Results(directory: path)
      defer { results.close() }
      guard let counts = try results.states()[job.experiment] else { return }
      let done = counts[.finished] + counts[.diverged]
      guard done + counts[.failed] >= slices[slice].done + slices[slice].failed else { return }
      // A run may be asked for several times; only its own shard knows how often.
      (slices[slice].total, slices[slice].done) = (counts.total, done)
      slices[slice].failed = counts[.failed]
    } catch {
      slices[slice].broken.append("'\(path)': \(error.cause)")
    }
  }

  /// Seconds until the last task is done, by the prediction, with as many tasks as run now; nil where
  /// none does.
  var secondsLeft: Double? {
    let running = slices.count(where: \.isRunning)
    guard running > 0 else { return nil }
    let work = zip(slices, job.slices).reduce(0) { sum, pair in
      sum + pair.1.seconds * Double(pair.0.left) / Double(max(1, pair.0.total))
    }
    return work / Double(running * job.layout.jobsPerTask)
  }

  /// What is not there yet and why, a line a slice.
  var gaps: [String] { lines(of: slices) }

  /// The same, without slices whose tasks are in the queue: what somebody has to look at.
  var faults: [String] { lines(of: slices.filter { $0.isMissing || !$0.broken.isEmpty }) }

  private func lines(of slices: [SliceState]) -> [String] {
    slices.flatMap { state in
      let broken = state.broken.map { "slice \(state.slice): shard \($0)" }
      guard state.left > 0 else { return broken }
      let runs = "\(state.left) of \(NumberText.counted(state.total, "run"))"
      return broken + ["slice \(state.slice): \(runs) left, \(Self.reason(state))"]
    }
  }

  private static func reason(_ state: SliceState) -> String {
    if let task = state.task {
      let node = task.node.isEmpty ? "" : " on \(task.node)"
      let cause = task.reason == "None" ? "" : " (\(task.reason))"
      return "\(task.state.lowercased())\(node)\(cause)"
    }
    guard let log = state.log else { return "not submitted" }
    guard let text = try? String(contentsOfFile: log, encoding: .utf8) else {
      return "no log of its task: it never began, or its node does not see this folder"
    }
    let lines = text.split(separator: "\n")
    let last = lines.last { $0.contains("error:") } ?? lines.last ?? "which says nothing"
    return "its task has ended: \(last.trimmingCharacters(in: .whitespaces))"
  }
}
