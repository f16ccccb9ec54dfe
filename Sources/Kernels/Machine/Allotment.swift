import Glibc

/// What a batch system allots to this job on its node: nothing where there is no job. Where it does
/// not bind jobs to processors or watch their memory, its variables are all that says so.
///
/// The variables are Slurm's, as the manual of `sbatch` describes them ("OUTPUT ENVIRONMENT
/// VARIABLES").
struct Allotment {
  private let variable: (String) -> String?

  init(variable: @escaping (String) -> String? = { getenv($0).map { String(cString: $0) } }) {
    self.variable = variable
  }

  /// Processors of this task; nil where nothing says how many.
  var processors: Int? { count("SLURM_CPUS_PER_TASK") ?? count("SLURM_CPUS_ON_NODE") }

  /// Bytes of this job on its node; nil where they are not limited.
  var memory: Double? {
    let megabytes =
      count("SLURM_MEM_PER_NODE")
      ?? count("SLURM_MEM_PER_CPU").flatMap { each in
        (count("SLURM_CPUS_ON_NODE") ?? processors).map { each * $0 }
      }
    return megabytes.map { Double($0) * 1_048_576 }
  }

  /// A number above 0 that a variable of a job has; 0 stands for no limit.
  private func count(_ name: String) -> Int? {
    guard variable("SLURM_JOB_ID") != nil, let count = variable(name).flatMap({ Int($0) }),
      (1...1 << 30).contains(count)
    else { return nil }
    return count
  }
}
