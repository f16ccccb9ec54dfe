import Glibc

/// What a folder lies on.
public struct FileSystem: Sendable, Hashable {
  /// Its kind as the kernel calls it, such as `ext4` or `nfs4`.
  public let name: String
  /// Bytes that are left for this user.
  public let bytesFree: Double

  /// Whether other machines may write to it too: SQLite's log, which needs memory that all share, and
  /// its locks are then not to be relied on.
  public var isNetwork: Bool {
    Self.networks.contains(name) || name.hasPrefix("nfs") || name.hasPrefix("fuse.sshfs")
  }

  private static let networks: Set<String> = [
    "cifs", "smb3", "smbfs", "lustre", "gpfs", "ceph", "fuse.ceph", "afs", "beegfs", "9p",
    "glusterfs", "fuse.glusterfs", "pvfs2", "gfs2", "ocfs2",
  ]

  init(name: String, bytesFree: Double) {
    self.name = name
    self.bytesFree = bytesFree
  }

  /// - Returns: Nil where there is no such folder.
  public init?(of path: String) {
    var facts = statvfs()
    guard statvfs(path, &facts) == 0, let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    let mounts = SystemText.contents(of: "/proc/self/mountinfo") ?? ""
    self.init(
      name: Self.kind(of: String(cString: real), mounts: mounts) ?? "unknown",
      bytesFree: Double(facts.f_bavail) * Double(facts.f_frsize))
  }

  /// The kind of what is mounted nearest above a path from the root, by the text of
  /// `/proc/self/mountinfo` (proc(5)): of several at one place the last, which hides the others.
  static func kind(of path: String, mounts: String) -> String? {
    var best: (length: Int, kind: String)?
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 6, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else {
        continue
      }
      // Blanks in names stand as octal numbers.
      let place = fields[4].replacing("\\040", with: " ")
      let isAbove = place == "/" || path == place || path.hasPrefix(place + "/")
      if isAbove, place.utf8.count >= best?.length ?? 0 {
        best = (place.utf8.count, String(fields[dash + 1]))
      }
    }
    return best?.kind
  }
}
