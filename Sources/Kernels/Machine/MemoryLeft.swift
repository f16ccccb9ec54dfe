import Glibc

/// The memory that this process may still take.
public enum MemoryLeft {
  /// Bytes: the least of what `ulimit -v` and `ulimit -d`, the control groups, a batch system and the
  /// machine's memory leave. An allocation beyond it ends the process, or another one of the container.
  ///
  /// Of addresses a fifth is kept back: arrays that grow reserve more than is ever touched.
  public static var bytes: Double {
    bytes(
      status: SystemText.contents(of: "/proc/self/status") ?? "",
      addresses: limit(RLIMIT_AS), data: limit(RLIMIT_DATA), group: ControlGroups().memory,
      allotted: Allotment().memory,
      machine: Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE))))
  }

  /// By the text of `/proc/self/status`, the limits, what the control groups leave, and what is
  /// allotted.
  static func bytes(
    status: String, addresses: Double, data: Double, group: Double?, allotted: Double? = nil,
    machine: Double
  ) -> Double {
    let taken = sizes(status)
    let left = [
      0.8 * (addresses - (taken["VmSize"] ?? 0)), 0.8 * (data - (taken["VmData"] ?? 0)),
      min(machine, allotted ?? .infinity) - (taken["VmRSS"] ?? 0), group ?? .infinity,
    ]
    return max(0, left.min() ?? 0)
  }

  /// Lines such as `VmSize:  1024 kB`, in bytes.
  private static func sizes(_ status: String) -> [String: Double] {
    var sizes: [String: Double] = [:]
    for line in status.split(separator: "\n") where line.hasPrefix("Vm") {
      let fields = line.split { $0 == ":" || $0.isWhitespace }
      if fields.count == 3, let size = Double(fields[1]) { sizes[String(fields[0])] = 1024 * size }
    }
    return sizes
  }

  private static func limit(_ resource: __rlimit_resource) -> Double {
    var limit = rlimit()
    let code = getrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    // What is not limited is the largest number there is.
    return code == 0 && limit.rlim_cur < .max ? Double(limit.rlim_cur) : .infinity
  }
}
