import Experiments

/// What each task of a sweep is given on a cluster.
struct ClusterLayout: Codable, Equatable {
  /// Processors, and runs that are trained at a time.
  var jobsPerTask: Int
  /// The time limit as Slurm writes it, and in seconds.
  var time: String
  var seconds: Int
  var partition: String?
  /// Further options of `sbatch`.
  var options: [String]
  /// Tasks that run at a time, at most.
  var atATime: Int

  /// Seconds that a task should take: long beside what a task costs the cluster, short beside what
  /// is lost with a node.
  static let secondsOfTask = 1800.0
  /// Tasks that a person should put into a queue that others share.
  static let mostTasks = 500
  /// Processors of a task, where nothing is said and nodes have as many.
  static let usualJobs = 8
  static let usuallyAtATime = 100

  /// Slices by predicted cost: tasks of half an hour, but at most 500.
  static func slices(seconds: Double, jobsPerTask: Int, runs: Int) -> Int {
    let wanted = (seconds / Double(jobsPerTask) / secondsOfTask).rounded(.up)
    return max(1, min(Int(min(wanted, Double(mostTasks))), runs))
  }

  /// A time limit with room for a machine three times as slow, of whole minutes: a quarter of an
  /// hour at least, a day at most. What does not get done in it goes on in another one.
  static func time(secondsOfTask: Double) -> SlurmTime {
    let minutes = min(max(15, 10 + (3 * secondsOfTask / 60).rounded(.up)), 1440)
    guard let time = SlurmTime("\(Int(minutes))") else {
      preconditionFailure("a number of minutes is a time")
    }
    return time
  }
}
