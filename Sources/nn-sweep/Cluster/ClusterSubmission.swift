import Foundation
import Records

/// Sends slices of a sweep to the queue, and after them the job that merges.
struct ClusterSubmission {
  let folder: ClusterFolder
  private(set) var job: ClusterJob

  init(_ job: ClusterJob, in folder: ClusterFolder) {
    self.job = job
    self.folder = folder
  }

  /// An array that is to be submitted, and where its script is kept.
  struct Array {
    var script: SlurmScript
    var path: String
    var offset: Int
    var indices: [Int]
  }

  /// The arrays that train some slices, counted from 0. Of an array no index may reach `most`, so
  /// indices begin anew in each, and an offset tells which slices are meant.
  func arrays(of slices: [Int], most: Int) -> [Array] {
    let groups = Dictionary(grouping: slices, by: { $0 / most }).sorted { $0.key < $1.key }
    let atATime = max(1, job.layout.atATime / max(1, groups.count))
    return groups.enumerated().map { place, group in
      let offset = group.key * most
      let indices = group.value.map { $0 - offset }.sorted()
      return Array(
        script: .array(of: job, in: folder, indices: indices, offset: offset, atATime: atATime),
        path: folder.arrayScript(job.submissions.count + place + 1), offset: offset,
        indices: indices)
    }
  }

  /// Submits them. What has been submitted is noted at once, so that nothing is lost of it where the
  /// next one is refused.
  mutating func send(_ arrays: [Array]) throws {
    for array in arrays {
      try folder.write(array.script.text, to: array.path)
      let id = try Slurm.submit(array.path, [])
      job.submissions.append(
        ClusterJob.Submission(id: id, offset: array.offset, indices: array.indices))
      try folder.write(job)
      printLines("job    \(id), \(NumberText.counted(array.indices.count, "task")): \(array.path)")
    }
    try folder.write(SlurmScript.merge(of: job, in: folder).text, to: folder.mergeScript)
    // Whatever becomes of the tasks: after a failure it would wait for ever.
    let after = "--dependency=afterany:" + job.submissions.map(\.id).joined(separator: ":")
    job.mergeJob = try Slurm.submit(folder.mergeScript, [after])
    try folder.write(job)
    printLines("merge  \(job.mergeJob ?? ""), after them: \(folder.mergeScript)")
  }
}
