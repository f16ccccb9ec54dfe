import ArgumentParser
import Experiments
import Foundation
import Records
import YAMLLite

/// A sweep on a Slurm cluster.
struct ClusterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster", abstract: "Train a sweep on a Slurm cluster, and collect its results.",
    discussion: """
      The results are bit for bit those of one machine. 'submit' returns at once; the tasks write \
      into RESULTS/NAME.cluster, which all nodes have to see; 'collect' merges what they found out.
      """,
    subcommands: [
      ClusterSubmit.self, ClusterStatus.self, ClusterCollect.self, ClusterResubmit.self,
      ClusterCancel.self, ClusterTask.self,
    ])
}

/// Which submitted sweep a command is about.
struct ClusterArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A name or a file; the only one submitted when left out.", valueName: "experiment"),
    completion: .file(extensions: ["exp"]))
  var experiment: String?

  @OptionGroup var results: ResultsOptions

  /// The latest job of the experiment.
  func find() throws -> (folder: ClusterFolder, job: ClusterJob) {
    let known = submitted
    let name =
      try experiment.map { try Self.name($0, known) } ?? (known.count == 1 ? known[0] : nil)
    guard let name,
      let folder = ClusterFolder.all(of: name, results: StoredPlace.whole(results.results)).last
    else {
      throw Failure(
        experiment.map { "'\($0)' has not been submitted to a cluster" }
          ?? (known.isEmpty ? "nothing has been submitted to a cluster" : "which experiment?"),
        hint: known.isEmpty
          ? "nn-sweep cluster submit FILE" + KeptOptions.text("--results")
          : "submitted: \(known.joined(separator: ", "))", .world)
    }
    return (folder, try folder.read())
  }

  /// The experiments that were submitted with these results.
  private var submitted: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: results.results)) ?? []
    return names.filter { $0.hasSuffix(".cluster") }.map { String($0.dropLast(8)) }.sorted()
      .filter { !ClusterFolder.all(of: $0, results: results.results).isEmpty }
  }

  private static func name(_ text: String, _ known: [String]) throws -> String {
    if known.contains(text) || !ExperimentPath(text).isThere { return text }
    return try ExperimentFile(reading: text).name
  }
}

/// Takes a sweep's tasks out of the queue.
struct ClusterCancel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Cancel the tasks of a sweep; what they published stays.")

  @OptionGroup var argument: ClusterArgument

  func run() throws {
    let (_, job) = try argument.find()
    let ids = job.submissions.map(\.id) + (job.mergeJob.map { [$0] } ?? [])
    let tasks = try Slurm.queue(ids)
    guard !tasks.isEmpty else { return print("\(job.experiment): nothing is in the queue") }
    _ = try Slurm.run("scancel", ids.filter { id in tasks.contains { $0.belongs(to: id) } })
    printLines(
      "\(job.experiment): \(NumberText.counted(tasks.count, "task")) cancelled; what they published"
        + " is merged by\n  nn-sweep cluster collect \(shellWord(job.experiment))"
        + KeptOptions.text("--results"))
  }
}

extension Slurm.Task {
  /// Whether it is a job, or a task of that array.
  func belongs(to job: String) -> Bool { id == job || id.hasPrefix(job + "_") }
}
