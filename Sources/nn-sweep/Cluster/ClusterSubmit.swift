import ArgumentParser
import Datasets
import Experiments
import Foundation
import Records
import YAMLLite

/// Cuts a sweep into slices and sends them to a cluster.
struct ClusterSubmit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit", abstract: "Send a sweep to the cluster; returns at once with ids.",
    discussion: """
      The file is frozen as it is now. Slices are chosen by predicted cost: tasks of about half an \
      hour, at most 500. What is finished in the results already is not trained again. 'slurm' in \
      the file can say all of this, too.
      """)

  @Argument(
    help: ArgumentHelp("The experiment file.", valueName: "file"),
    completion: .file(extensions: ["exp"]))
  var path: String

  @Option(help: ArgumentHelp("Tasks that the sweep is cut into.", valueName: "n"))
  var slices: Int?

  @Option(
    help: ArgumentHelp("Processors of a task, and runs that it trains at a time.", valueName: "n"))
  var jobsPerTask: Int?

  @Option(help: ArgumentHelp("Time limit of a task, such as 90 or 1:30:00.", valueName: "time"))
  var time: String?

  @Option(help: ArgumentHelp("Where the tasks run.", valueName: "partition"))
  var partition: String?

  @Option(help: ArgumentHelp("Tasks that run at a time, at most.", valueName: "n"))
  var atATime = ClusterLayout.usuallyAtATime

  @Flag(help: "Let tasks read the data from copies on their node's own disk.")
  var copyData = false

  @Flag(help: "Show the scripts, and submit nothing.")
  var dryRun = false

  @OptionGroup var overrides: OverrideOptions
  @OptionGroup var results: ResultsOptions
  @OptionGroup var data: DataOptions

  @Argument(
    parsing: .postTerminator,
    help: ArgumentHelp("Options of sbatch, behind --.", valueName: "option"))
  var options: [String] = []

  func validate() throws {
    if let slices, !(1...SlurmSettings.mostSlices).contains(slices) {
      throw ValidationError("--slices takes 1 to \(SlurmSettings.mostSlices)")
    }
    if let jobsPerTask, !(1...SlurmSettings.mostJobsPerTask).contains(jobsPerTask) {
      throw ValidationError("--jobs-per-task takes 1 to \(SlurmSettings.mostJobsPerTask)")
    }
    if let time, SlurmTime(time) == nil {
      throw ValidationError("--time takes \(SlurmTime.example), not '\(time)'")
    }
    if atATime < 1 { throw ValidationError("--at-a-time takes a count of at least 1") }
    if let fault = partition.flatMap(SlurmSettings.fault(ofPartition:)) {
      throw ValidationError(fault)
    }
    // A value may stand behind a blank: `-A physics`.
    for (place, option) in options.enumerated() where place == 0 || option.hasPrefix("-") {
      if let fault = SlurmSettings.fault(ofOption: option) { throw ValidationError(fault) }
    }
  }

  func run() throws {
    let file = try ExperimentFile(reading: path, overrides: overrides.set)
    let loaded = try LoadedSweep(file, from: data.library)
    for finding in loaded.dataFindings + loaded.sweep.shortSamples { printNote(finding) }
    if !dryRun { try checkIdle(file.name) }
    let plan = try SweepPlan(loaded, results: results, jobs: 1)
    guard plan.finished < plan.census.trajectories.count else {
      return printLines("\(file.name): everything is trained already")
    }
    let folder = ClusterFolder.next(
      of: file.name, results: StoredPlace.whole(results.results))
    let job = try job(loaded, plan)
    describe(job, folder)
    var submission = ClusterSubmission(job, in: folder)
    let waiting = job.slices.indices.filter { job.slices[$0].runs > 0 }
    let arrays = submission.arrays(of: waiting, most: try mostInArray())
    guard !dryRun else { return show(arrays, SlurmScript.merge(of: job, in: folder)) }
    do {
      try freeze(loaded, plan.finishedRuns, job, folder)
      try submission.send(arrays)
    } catch {
      // Nothing is under way: as if it had never been tried.
      if submission.job.submissions.isEmpty {
        try? FileManager.default.removeItem(atPath: folder.path)
      }
      throw error
    }
    let rest = " \(shellWord(file.name))" + KeptOptions.text("--results")
    printLines("then   nn-sweep cluster status\(rest)\n       nn-sweep cluster collect\(rest)")
  }

  /// - Throws: A failure where tasks of the same experiment are still in the queue.
  private func checkIdle(_ name: String) throws {
    guard let folder = ClusterFolder.all(of: name, results: results.results).last else { return }
    let ids = try folder.read().submissions.map(\.id)
    guard try Slurm.queue(ids).isEmpty else {
      throw Failure(
        "'\(name)' is on the cluster already, as job \(ids.joined(separator: ", "))",
        hint: "nn-sweep cluster status, or cancel, \(shellWord(name))"
          + KeptOptions.text("--results"), .world)
    }
  }

  private func job(_ loaded: LoadedSweep, _ plan: SweepPlan) throws -> ClusterJob {
    let census = plan.census
    let asked = loaded.file.slurm
    let partition = partition ?? asked.partition
    let jobs = try jobsPerTask ?? asked.jobsPerTask ?? usualJobs(partition)
    let count =
      slices ?? asked.slices
      ?? ClusterLayout.slices(
        seconds: plan.estimate.seconds, jobsPerTask: jobs, runs: plan.new + plan.toContinue)
    let facts = facts(loaded, plan, slices: count)
    let time =
      time.flatMap { SlurmTime($0) } ?? asked.time
      ?? ClusterLayout.time(
        secondsOfTask: (facts.map(\.seconds).max() ?? 0) / Double(jobs))
    return ClusterJob(
      experiment: loaded.file.name, source: StoredPlace.whole(loaded.file.source.path),
      overrides: overrides.set, data: data.data.map(StoredPlace.whole),
      results: StoredPlace.whole(results.results), program: try Self.program(),
      build: ClusterJob.thisBuild, runs: census.trajectories.count,
      runsDigest: ClusterJob.digest(of: census), slices: facts,
      layout: ClusterLayout(
        jobsPerTask: jobs, time: time.description, seconds: time.seconds, partition: partition,
        options: asked.options + options, atATime: atATime),
      files: try dataFiles(of: loaded.file), copiesData: copyData || asked.copiesData)
  }

  private func dataFiles(of file: ExperimentFile) throws -> [ClusterJob.DataFile] {
    try data.library.files(of: file).map { path in
      do {
        return ClusterJob.DataFile(path: StoredPlace.whole(path), digest: try FileDigest.of(path))
      } catch {
        throw Failure("cannot read the file: \(systemCause(of: error))", at: path, .world)
      }
    }
  }

  /// What is left of each slice: all trainings are dealt, finished or not, so that a later
  /// submission comes to the same slices.
  private func facts(
    _ loaded: LoadedSweep, _ plan: SweepPlan, slices: Int
  ) -> [ClusterJob.SliceFacts] {
    let census = plan.census
    let deal = loaded.deal(census, slices: slices)
    let costs = census.operations(counts: loaded.counts)
    var facts = [ClusterJob.SliceFacts](repeating: .init(runs: 0, seconds: 0), count: slices)
    var total = 0.0
    for (place, training) in census.trajectories.enumerated()
    where !plan.finishedRuns.contains(training.id) {
      facts[deal.slices[place]].runs += 1
      facts[deal.slices[place]].seconds += costs[place]
      total += costs[place]
    }
    for slice in facts.indices { facts[slice].seconds *= plan.estimate.seconds / total }
    return facts
  }

  /// As many processors as every node has, within reason; a guess where only scripts are shown.
  private func usualJobs(_ partition: String?) throws -> Int {
    do {
      return min(ClusterLayout.usualJobs, try Slurm.processors(partition: partition))
    } catch  where dryRun {
      return ClusterLayout.usualJobs
    }
  }

  private func mostInArray() throws -> Int {
    do {
      return try Slurm.mostInArray()
    } catch  where dryRun {
      return 1001
    }
  }

  private static func program() throws -> String {
    guard
      let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    else {
      throw Failure("the path of this program is not known", .world)
    }
    return path
  }

  /// Writes down everything that the tasks need.
  private func freeze(
    _ loaded: LoadedSweep, _ finished: Set<TrajectoryID>, _ job: ClusterJob, _ folder: ClusterFolder
  ) throws {
    do {
      for path in [folder.shards, folder.logs] { try Directory.make(path) }
    } catch {
      throw Failure(
        "folder '\(error.path)' cannot be made: \(error.cause)", hint: error.hint, .world)
    }
    try folder.write(loaded.file.source.text, to: folder.experiment)
    try folder.write(
      finished.map { $0.hex + "\n" }.sorted().joined(), to: folder.finished)
    try folder.write(job)
  }

  private func describe(_ job: ClusterJob, _ folder: ClusterFolder) {
    let left = job.slices.reduce(0) { $0 + $1.runs }
    let longest = job.slices.map(\.seconds).max() ?? 0
    let done = job.runs - left
    printLines(
      "\(job.experiment): \(NumberText.counted(left, "run")) in"
        + " \(NumberText.counted(job.slices.count, "slice"))"
        + (done > 0 ? ", \(NumberText.count(done)) finished already" : ""))
    printLines(
      "task   \(NumberText.counted(job.layout.jobsPerTask, "processor")), about"
        + " \(NumberText.duration(longest / Double(job.layout.jobsPerTask))) by this machine,"
        + " time limit \(job.layout.time)")
    if job.copiesData {
      printLines("data   \(NumberText.counted(job.files.count, "file")), copied once to each node")
    }
    printLines("folder \(folder.path)")
  }

  private func show(_ arrays: [ClusterSubmission.Array], _ merge: SlurmScript) {
    for array in arrays { print("\n\(array.path):\n\n\(array.script.text)", terminator: "") }
    printLines("\nafter all of them, by --dependency=afterany:\n\n\(merge.text)", terminator: "")
  }
}
