import ArgumentParser
import Experiments
import Foundation
import Records
import Storage

/// Merges what the tasks of a sweep have found out.
struct ClusterCollect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    abstract: "Merge what the tasks have published, list what is missing, and draw the results.",
    discussion: """
      It can be called at any time, also while tasks run, and again. The exit code is 0 once \
      everything is there.
      """)

  @OptionGroup var argument: ClusterArgument

  @Flag(help: "Draw no plots.")
  var noPlots = false

  @OptionGroup var data: DataOptions

  func run() throws {
    let (folder, job) = try argument.find()
    // Where the queue does not answer, rows alone tell what is there.
    let queue = try? Slurm.queue(job.submissions.map(\.id) + (job.mergeJob.map { [$0] } ?? []))
    if queue == nil { printNote("squeue does not answer: what runs now is not known") }
    try checkAlone(queue?.first { $0.id == job.mergeJob })
    let loaded = try LoadedSweep(
      folder.experiment(of: job), from: data.library(before: job.data))
    let store = try Store(directory: argument.results.results, provenance: .here, note: printNote)
    let merger = Merger(into: store, at: argument.results.results)
    let registration = try store.closing {
      let shards = Shard.all(in: folder.shards)
      for shard in shards {
        if let fault = try merger.take(shard, quietly: true) { setAside(shard, fault) }
      }
      print("\(job.experiment): \(NumberText.counted(shards.count, "shard")) merged")
      return try store.register(
        loaded.record, points: loaded.sweep.requests, keep: loaded.file.keep)
    }
    let progress = ClusterProgress(job, in: folder, queue: queue ?? [])
    printGaps(progress.gaps)
    // Whatever there is to show is shown, whatever there is to complain of.
    let conclusion = Result {
      try RunSummary(
        file: loaded.file, results: argument.results, library: data.library,
        registration: registration, again: false
      ).conclude(drawing: !noPlots, stopped: nil)
    }
    try merger.conclude(toleratesBroken: true)
    try conclusion.get()
    let overtime = try argument.results.open().overtime(of: loaded.file).count
    try conclude(progress, waiting: registration.waiting - overtime)
  }

  /// Renames a shard of which nothing can be taken, so that its slice counts as missing and is
  /// trained again.
  private func setAside(_ shard: String, _ fault: StorageError) {
    let parts = shard.split(separator: "/", omittingEmptySubsequences: false)
    let aside = (parts.dropLast() + ["broken-\(parts.last ?? "")"]).joined(separator: "/")
    let isAside = rename(shard, aside) == 0
    printNote(fault.message + (isAside ? "; kept aside as '\(aside)'" : ""))
  }

  /// Two machines that write into one database on a network file system may damage it.
  private func checkAlone(_ merge: Slurm.Task?) throws {
    guard let merge, merge.state == "RUNNING",
      ProcessInfo.processInfo.environment["SLURM_JOB_ID"] != merge.id
    else { return }
    throw Failure(
      "job \(merge.id) merges the results on \(merge.node) at this moment",
      hint: "wait for it: nn-sweep cluster status" + KeptOptions.text("--results"), .world)
  }

  private func conclude(_ progress: ClusterProgress, waiting: Int) throws {
    guard waiting > 0 else { return }
    let name = shellWord(progress.job.experiment) + KeptOptions.text("--results")
    let hint: String
    if progress.slices.contains(where: \.isMissing) {
      hint = "nn-sweep cluster resubmit \(name)"
    } else if progress.slices.contains(where: { $0.left > 0 }) {
      hint = "tasks are under way: nn-sweep cluster status \(name)"
    } else {
      hint =
        "nn-sweep run \(shellWord(progress.job.source))" + KeptOptions.text("--results", "--data")
        + " trains what is left"
    }
    throw Failure.end("\(NumberText.counted(waiting, "run")) missing", hint: hint, .runs)
  }
}

/// Sends to the cluster what is missing.
struct ClusterResubmit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resubmit",
    abstract: "Send the slices again that are not done and have no task in the queue.",
    discussion: "Each goes on from what its earlier attempts have published.")

  @OptionGroup var argument: ClusterArgument

  @Option(help: ArgumentHelp("Another time limit of a task.", valueName: "time"))
  var time: String?

  @Flag(help: "Show the scripts, and submit nothing.")
  var dryRun = false

  func validate() throws {
    if let time, SlurmTime(time) == nil {
      throw ValidationError("--time takes \(SlurmTime.example), not '\(time)'")
    }
  }

  func run() throws {
    let found = try argument.find()
    let folder = found.folder
    var job = found.job
    if let time = time.flatMap({ SlurmTime($0) }) {
      (job.layout.time, job.layout.seconds) = (time.description, time.seconds)
    }
    let progress = ClusterProgress(
      job, in: folder, queue: try Slurm.queue(job.submissions.map(\.id)))
    let missing = progress.slices.indices.filter { progress.slices[$0].isMissing }
    guard !missing.isEmpty else {
      return print("\(job.experiment): every slice is done or has a task in the queue")
    }
    print(
      "\(job.experiment): \(NumberText.counted(missing.count, "slice")) to be trained further")
    var submission = ClusterSubmission(job, in: folder)
    let arrays = submission.arrays(of: missing, most: try Slurm.mostInArray())
    if dryRun {
      for array in arrays { print("\n\(array.path):\n\n\(array.script.text)", terminator: "") }
    } else {
      try submission.send(arrays)
    }
  }
}
