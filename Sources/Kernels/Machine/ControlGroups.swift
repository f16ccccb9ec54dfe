/// What the control groups of this process leave to it: a container's share of the machine.
///
/// Both versions of the interface are read, as the kernel's manual describes them
/// (`admin-guide/cgroup-v1`, `admin-guide/cgroup-v2`). A limit may stand in any group above the
/// process's own, so all of them are asked, as far up as they can be seen from here.
struct ControlGroups {
  /// The folder of a group, and whether its files are those of version 2.
  private struct Folder {
    var path: String
    var isUnified: Bool
  }

  private let groups: String
  private let mounts: String
  /// The text of a file; nil where it cannot be read.
  private let read: (String) -> String?

  init(read: @escaping (String) -> String? = SystemText.contents) {
    self.read = read
    groups = read("/proc/self/cgroup") ?? ""
    mounts = read("/proc/self/mountinfo") ?? ""
  }

  /// Seconds of processor time a second, such as 1.5; nil where they are not limited.
  var processors: Double? {
    smallest("cpu") { folder in
      let fields =
        folder.isUnified
        ? words("cpu.max", in: folder)
        : words("cpu.cfs_quota_us", in: folder) + words("cpu.cfs_period_us", in: folder)
      guard fields.count == 2, let quota = Double(fields[0]), let period = Double(fields[1]),
        quota > 0, period > 0
      else { return nil }
      return quota / period
    }
  }

  /// Bytes that may still be taken; nil where they are not limited. What is kept of files in memory
  /// is given up for them.
  var memory: Double? {
    smallest("memory") { folder in
      let (limit, usage) =
        folder.isUnified
        ? ("memory.max", "memory.current")
        : ("memory.limit_in_bytes", "memory.usage_in_bytes")
      guard let limit = words(limit, in: folder).first.flatMap(Double.init),
        let usage = words(usage, in: folder).first.flatMap(Double.init)
      else { return nil }
      return max(0, limit - usage + fileMemory(in: folder))
    }
  }

  private func fileMemory(in folder: Folder) -> Double {
    let prefix = folder.isUnified ? "" : "total_"
    let names = ["inactive_file", "active_file"].map { prefix + $0 }
    let lines = (read("\(folder.path)/memory.stat") ?? "").split(separator: "\n")
    return lines.reduce(0) { sum, line in
      let fields = line.split(separator: " ")
      guard fields.count == 2, names.contains(String(fields[0])) else { return sum }
      return sum + (Double(fields[1]) ?? 0)
    }
  }

  private func words(_ file: String, in folder: Folder) -> [String] {
    (read("\(folder.path)/\(file)") ?? "").split { $0.isWhitespace }.map(String.init)
  }

  private func smallest(_ controller: String, _ value: (Folder) -> Double?) -> Double? {
    folders(controller).compactMap(value).min()
  }

  /// The folders of the process's group and of those above it.
  private func folders(_ controller: String) -> [Folder] {
    mounts.split(separator: "\n").flatMap { line -> [Folder] in
      let fields = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      // Optional fields end with a dash; type, source and options follow.
      guard let dash = fields.firstIndex(of: "-"), dash >= 6, fields.count > dash + 3 else {
        return []
      }
      let isUnified = fields[dash + 1] == "cgroup2"
      let options = fields[dash + 3].split(separator: ",").map(String.init)
      guard isUnified || fields[dash + 1] == "cgroup" && options.contains(controller),
        let group = group(isUnified ? "" : controller)
      else { return [] }
      return Self.ancestors(of: group, root: fields[3]).map {
        Folder(path: fields[4] + $0, isUnified: isUnified)
      }
    }
  }

  /// The path of the process's group for a controller; the empty name is that of version 2.
  private func group(_ controller: String) -> String? {
    for line in groups.split(separator: "\n") {
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      let names = fields[1].split(separator: ",", omittingEmptySubsequences: false)
      if names.contains(where: { $0 == controller }) { return String(fields[2]) }
    }
    return nil
  }

  /// A group's path below the one that is mounted, and all paths above it. In a container the mounted
  /// one may be its own, by a name that means nothing here.
  private static func ancestors(of group: String, root: String) -> [String] {
    let root = root == "/" ? "" : root
    var path = group.hasPrefix(root) ? String(group.dropFirst(root.count)) : ""
    var all: [String] = []
    while true {
      while path.hasSuffix("/") { path.removeLast() }
      all.append(path)
      guard let slash = path.lastIndex(of: "/") else { return all }
      path = String(path[..<slash])
    }
  }
}
