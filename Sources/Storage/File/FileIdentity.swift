import Foundation

/// Which file stands under a path: two paths lead to one file where their identities are equal.
struct FileIdentity: Sendable, Hashable {
  private let device: UInt
  let inode: UInt
  /// Names that the file has, links to it not counted.
  let names: Int

  /// Nil where there is no file.
  init?(_ path: String) {
    var file = stat()
    guard stat(path, &file) == 0 else { return nil }
    self.init(file)
  }

  /// That of an open file.
  init?(descriptor: Int32) {
    var file = stat()
    guard fstat(descriptor, &file) == 0 else { return nil }
    self.init(file)
  }

  private init(_ file: stat) {
    device = UInt(file.st_dev)
    inode = UInt(file.st_ino)
    names = Int(file.st_nlink)
  }

  static func == (left: FileIdentity, right: FileIdentity) -> Bool {
    (left.device, left.inode) == (right.device, right.inode)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(device)
    hasher.combine(inode)
  }
}
