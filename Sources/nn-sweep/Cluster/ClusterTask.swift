import ArgumentParser
import Experiments
import Foundation
import Records

/// What a task of the cluster runs: one slice, of the sweep as it was frozen.
struct ClusterTask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "task", abstract: "Train one slice: what the script of a task calls.",
    shouldDisplay: false)

  @Argument(help: ArgumentHelp("The folder of the job.", valueName: "folder"))
  var path: String

  @Option(help: ArgumentHelp("The slice of task 0, counted from 0.", valueName: "n"))
  var offset = 0

  @OptionGroup var threads: JobsOption
  @OptionGroup var stopOptions: StopOptions
  @OptionGroup var data: DataOptions

  /// Restarts after which a task is given up: something keeps it from getting on.
  private static let mostRestarts = 20

  func run() throws {
    // From here on: reading the data may take a while, too.
    _ = Signals.stopOnInterrupt()
    let folder = ClusterFolder(path: path)
    let job = try folder.read()
    guard job.build == ClusterJob.thisBuild else {
      throw Failure(
        "node \(Slurm.node()) has nn-sweep \(ClusterJob.thisBuild), but the sweep was submitted by"
          + " \(job.build)",
        hint: "let \(job.program) be the same program on all nodes, or submit again", .world)
    }
    let slice = try slice(of: job)
    let source = try TaskData(of: job, folder.experiment(of: job), from: data)
    defer { source.copies?.release() }
    let loaded = try source.load(job)
    do {
      try SliceRun(
        loaded, slice, in: folder.shards,
        training: SweepTraining(threads: threads, stopOptions: stopOptions),
        without: try folder.finishedRuns()
      ).run()
    } catch let end as Failure where end.code == .interrupted {
      // A task that is cancelled or preempted gets SIGTERM: what comes then is up to Slurm.
      if Signals.wasWarned { try requeue() }
      throw end
    }
  }

  private func slice(of job: ClusterJob) throws -> Slice {
    let environment = ProcessInfo.processInfo.environment
    guard let text = environment["SLURM_ARRAY_TASK_ID"], let index = Int(text),
      job.slices.indices.contains(index.addingReportingOverflow(offset).partialValue)
    else {
      throw Failure(
        "no slice of this sweep is meant", hint: "the scripts in \(path) start it so", .arguments)
    }
    return Slice(number: index + offset + 1, of: job.slices.count)
  }

  /// Puts this task back into the queue, a bounded number of times.
  private func requeue() throws {
    let environment = ProcessInfo.processInfo.environment
    let restarts = environment["SLURM_RESTART_COUNT"].flatMap { Int($0) } ?? 0
    guard restarts < Self.mostRestarts else {
      throw Failure(
        "restarted \(restarts) times and not done",
        hint: "give it more time: nn-sweep cluster resubmit --time 4:00:00", .interrupted)
    }
    // The last task of an array has the array's own id, which would mean all of them.
    guard let array = environment["SLURM_ARRAY_JOB_ID"],
      let index = environment["SLURM_ARRAY_TASK_ID"]
    else { return }
    print("time is over: back into the queue")
    _ = try Slurm.run("scontrol", ["requeue", "\(array)_\(index)"])
  }
}
