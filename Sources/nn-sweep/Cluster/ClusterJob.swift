import Digests
import Experiments
import Foundation
import Records
import Storage
import YAMLLite

/// A sweep that was sent to a cluster, as it was frozen then: what its tasks need travels with it in
/// a folder that all nodes see. `job.json` is this value.
struct ClusterJob: Codable {
  var experiment: String
  /// The file's path when it was submitted: names in it are relative to its folder.
  var source: String
  /// Settings of the command line in the place of the file's.
  var overrides: [String]
  /// Where datasets are looked for first.
  var data: String?
  /// The results directory that everything is merged into.
  var results: String
  var program: String
  /// The build that submitted it: others may come to other slices or bits.
  var build: String
  /// All trainings of the file, and a digest of their ids, in file order.
  var runs: Int
  var runsDigest: String
  var slices: [SliceFacts]
  var layout: ClusterLayout
  /// The files that the data are read from, as they were then.
  var files: [DataFile]
  /// Whether tasks read copies of them on a disk of their node's own.
  var copiesData: Bool
  var submissions: [Submission] = []
  /// The job that merges when all tasks have ended.
  var mergeJob: String?

  /// What a slice comes to, without what was finished before.
  struct SliceFacts: Codable, Hashable {
    var runs: Int
    /// Predicted, of one processor.
    var seconds: Double
  }

  /// A file of data and the digest of its bytes.
  struct DataFile: Codable, Hashable {
    var path: String
    var digest: String
  }

  /// An array of tasks. Task `index` trains the slice `offset + index`, counted from 0.
  struct Submission: Codable, Hashable {
    var id: String
    var offset: Int
    var indices: [Int]
  }

  /// This build, as nodes compare it.
  static let thisBuild = "\(Build.version) (\(Build.commit))"

  /// A digest of everything that is to be trained.
  static func digest(of census: SweepCensus) -> String {
    var hasher = Digest.Hasher()
    for training in census.trajectories {
      hasher.update(training.id.hex)
      hasher.update(training.epochs)
    }
    return hasher.finish().short
  }
}

/// The folder of a job: `RESULTS/NAME.cluster/N`.
struct ClusterFolder {
  let path: String

  var job: String { path + "/job.json" }
  var experiment: String { path + "/experiment.exp" }
  var finished: String { path + "/finished.txt" }
  var shards: String { path + "/shards" }
  var logs: String { path + "/logs" }
  var mergeScript: String { path + "/merge.sh" }
  func arrayScript(_ number: Int) -> String { "\(path)/array-\(number).sh" }

  /// The folders of all jobs of an experiment, the first one first.
  static func all(of experiment: String, results: String) -> [ClusterFolder] {
    let parent = "\(results)/\(experiment).cluster"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    return names.compactMap { Int($0) }.sorted().map { ClusterFolder(path: "\(parent)/\($0)") }
      .filter { FileManager.default.fileExists(atPath: $0.job) }
  }

  /// A folder that nobody has yet, not made.
  static func next(of experiment: String, results: String) -> ClusterFolder {
    let parent = "\(results)/\(experiment).cluster"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    return ClusterFolder(path: "\(parent)/\((names.compactMap { Int($0) }.max() ?? 0) + 1)")
  }

  func read() throws -> ClusterJob {
    guard let data = FileManager.default.contents(atPath: job) else {
      throw Failure(
        "cannot read it", at: job, hint: "does this machine see the folder of the job?", .world)
    }
    do {
      return try JSONDecoder().decode(ClusterJob.self, from: data)
    } catch {
      throw Failure(
        "not the description of a job that this build reads", at: job,
        hint: "it was damaged, or another version wrote it: submit again", .world)
    }
  }

  /// Writes the description anew, whole or not at all.
  func write(_ value: ClusterJob) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try write(String(decoding: try encoder.encode(value), as: UTF8.self) + "\n", to: job)
  }

  func write(_ text: String, to path: String) throws {
    do {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    } catch {
      throw Failure(
        "cannot write it: \(systemCause(of: error))", at: path,
        hint: "the folder of a job has to be on a disk with room that all nodes see", .world)
    }
  }

  /// The experiment as it was submitted, whatever has become of its file.
  func experiment(of job: ClusterJob) throws -> ExperimentFile {
    guard let bytes = FileManager.default.contents(atPath: experiment) else {
      throw Failure(
        "cannot read it", at: experiment, hint: "it was there when the sweep was submitted", .world)
    }
    return try ExperimentFile(
      SourceFile(path: job.source, bytes: Array(bytes)), overrides: job.overrides)
  }

  /// The trainings that were finished when the sweep was submitted.
  func finishedRuns() throws -> Set<TrajectoryID> {
    guard let data = FileManager.default.contents(atPath: finished) else {
      throw Failure(
        "cannot read it", at: finished, hint: "it was there when the sweep was submitted", .world)
    }
    return Set(
      data.split(separator: UInt8(ascii: "\n")).compactMap {
        TrajectoryID(hex: String(decoding: $0, as: UTF8.self))
      })
  }
}
