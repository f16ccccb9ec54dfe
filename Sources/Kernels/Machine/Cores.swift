import Glibc

/// The processors that this process may use.
public enum Cores {
  /// As many as its affinity and cpuset allow (what `taskset` and `nproc` say), and no more than the
  /// quota of its control groups pays for or a batch system allots, one at least.
  public static let usable = count(
    status: SystemText.contents(of: "/proc/self/status"),
    online: sysconf(Int32(_SC_NPROCESSORS_ONLN)), quota: ControlGroups().processors,
    allotted: Allotment().processors)

  /// By the text of `/proc/self/status`, the processors of the machine, the quota, and what is
  /// allotted; a part of one that is paid for counts as one.
  static func count(status: String?, online: Int, quota: Double?, allotted: Int? = nil) -> Int {
    let allowed = max(1, min(status.flatMap(allowed) ?? online, allotted ?? .max))
    guard let quota, quota < Double(allowed) else { return allowed }
    return max(1, Int(quota.rounded(.up)))
  }

  /// How many there are in a line such as `Cpus_allowed_list: 0-3,8`; nil where there is none.
  private static func allowed(_ status: String) -> Int? {
    let name = "Cpus_allowed_list:"
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name) }) else {
      return nil
    }
    var count = 0
    for range in line.dropFirst(name.count).split(separator: ",") {
      let ends = range.split(separator: "-").map { Int($0.filter(\.isNumber)) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last else {
        return nil
      }
      count += last - first + 1
    }
    return count > 0 ? count : nil
  }
}
