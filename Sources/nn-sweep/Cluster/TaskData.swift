import Datasets
import Experiments
import Foundation
import Records

/// What a task trains on, which has to be what the sweep was submitted with.
struct TaskData {
  private let file: ExperimentFile
  private var library: DatasetLibrary
  /// The data files as they were submitted, each with its path here.
  private let files: [ClusterJob.DataFile]
  /// What they were copied to on this node's own disk; nil where they are read from where they are.
  let copies: NodeCopies?

  init(of job: ClusterJob, _ file: ExperimentFile, from data: DataOptions) throws {
    self.file = file
    library = data.library(before: job.data)
    let node = Slurm.node()
    do {
      let paths = try library.files(of: file)
      guard paths.count == job.files.count else {
        throw Failure(
          "not all data files of the sweep are on node \(node): \(paths.count) of \(job.files.count)",
          hint: Self.hint, .world)
      }
      files = zip(paths, job.files).map { ClusterJob.DataFile(path: $0, digest: $1.digest) }
    } catch let error as DatasetError {
      throw Failure(error)?.on(node) ?? error
    }
    copies = try job.copiesData && !files.isEmpty ? Self.copied(files) : nil
    library.copies = copies?.places ?? [:]
  }

  private static let hint = "data have to be the same under one name on all nodes"

  /// Copies of the data; nil, with a note, where this node has no place for them.
  private static func copied(_ files: [ClusterJob.DataFile]) throws -> NodeCopies? {
    let local = Shard.localFolder(ProcessInfo.processInfo.environment)
    do {
      let copies = try NodeCopies(of: files, in: local)
      print("data   \(copies.copied) of \(files.count) copied to \(copies.folder)")
      return copies
    } catch let error as NodeCopies.SourceFault {
      guard let cause = error.cause else { throw other(error.path) }
      throw Failure("cannot read the file: \(cause)", at: error.path, hint: hint, .world)
        .on(Slurm.node())
    } catch {
      printNote(
        "node \(Slurm.node()) cannot copy the data to '\(local)': \(systemCause(of: error));"
          + " they are read from where they are")
      return nil
    }
  }

  private static func other(_ path: String) -> Failure {
    Failure(
      "not the file with which the sweep was submitted (on node \(Slurm.node()))", at: path,
      hint: "it has changed, or is another one there: \(hint)", .world)
  }

  /// Whether a file can be read and is not the one that was submitted.
  private static func isOther(_ file: ClusterJob.DataFile) -> Bool {
    (try? FileDigest.of(file.path)).map { $0 != file.digest } ?? false
  }

  /// The sweep, with the runs that were submitted.
  func load(_ job: ClusterJob) throws -> LoadedSweep {
    let loaded = Result { try LoadedSweep(file, from: library) }
    if case .success(let sweep) = loaded,
      ClusterJob.digest(of: SweepCensus(sweep.sweep)) == job.runsDigest
    {
      return sweep
    }
    // Other data are the likely cause, also of an error in them.
    if copies == nil, let file = files.first(where: Self.isOther) { throw Self.other(file.path) }
    do {
      _ = try loaded.get()
    } catch {
      throw Failure(error)?.on(Slurm.node()) ?? error
    }
    throw Failure(
      "the sweep has other runs on node \(Slurm.node()) than when it was submitted",
      hint: "its data have changed, or are others there: compare \(job.source)", .world)
  }
}

extension DatasetLibrary {
  /// The files that an experiment's data are read from, each once.
  func files(of file: ExperimentFile) throws -> [String] {
    try file.datasetSources.flatMap { try files(of: $0, relativeTo: file.directory) }.distinct
  }
}
