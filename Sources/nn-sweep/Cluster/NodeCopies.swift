import Digests
import Foundation

/// Copies of a sweep's data files on this node's own disk. All tasks that run on it at a time read the
/// same ones, and the last of them removes them.
///
/// The folder's name is a digest of what is in it. Whoever makes, checks or removes copies has the
/// folder above locked; whoever uses them has a share in the lock of their own folder. The system gives
/// these locks back when a process ends, however it does.
final class NodeCopies {
  /// The copy of each file, and of the folder that it is in.
  let places: [String: String]
  let folder: String
  /// Files that were not there yet.
  private(set) var copied = 0
  private let above: String
  private var use: Int32 = -1

  /// A file that cannot be read, or where there is no cause for that, that is not what it was.
  struct SourceFault: Error {
    let path: String
    let cause: String?
  }

  /// Copies what is not there yet.
  /// - Parameter local: A folder of this node's own.
  /// - Throws: `SourceFault`, or what keeps copies from being made.
  init(of files: [ClusterJob.DataFile], in local: String) throws {
    above = "\(local)/nn-sweep-data.\(getuid())"
    var hasher = Digest.Hasher()
    for file in files { hasher.update(file.digest + Self.name(of: file.path) + "\0") }
    folder = "\(above)/\(hasher.finish().short)"
    let folders = files.map { Self.parent(of: $0.path) }.distinct
    var places: [String: String] = [:]
    for (number, source) in folders.enumerated() { places[source] = "\(folder)/\(number)" }
    for file in files {
      places[file.path] = places[Self.parent(of: file.path)].map {
        $0 + "/" + Self.name(of: file.path)
      }
    }
    self.places = places
    do {
      let gate = try Self.locked(above)
      defer { close(gate) }
      use = try Self.opened(folder)
      try Self.lock(use, LOCK_SH)
      for source in folders { try Self.make(places[source] ?? folder) }
      for file in files { try copy(file, to: places[file.path] ?? folder) }
    } catch {
      release()
      throw error
    }
  }

  /// Removes the copies unless another task uses them.
  func release() {
    guard use >= 0 else { return }
    defer { use = -1 }
    let gate = try? Self.locked(above)
    if gate != nil, flock(use, LOCK_EX | LOCK_NB) == 0 {
      try? FileManager.default.removeItem(atPath: folder)
      // Unless there are copies of other data.
      rmdir(above)
    }
    close(use)
    if let gate { close(gate) }
  }

  /// A copy is checked whoever made it. What is copied has another name until it is whole.
  private func copy(_ file: ClusterJob.DataFile, to target: String) throws {
    if let digest = try? FileDigest.of(target), digest == file.digest { return }
    let part = target + ".part"
    let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.systemError() }
    let output = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var refusal: (any Error)?
    let digest = Result {
      try FileDigest.of(file.path) { piece in
        do {
          try output.write(contentsOf: piece)
        } catch {
          refusal = error
          throw error
        }
      }
    }
    try output.close()
    switch digest {
    case .success(file.digest): break
    case .success: throw SourceFault(path: file.path, cause: nil)
    case .failure(let error):
      throw refusal ?? SourceFault(path: file.path, cause: systemCause(of: error))
    }
    guard rename(part, target) == 0 else { throw Self.systemError() }
    copied += 1
  }

  /// A folder that nobody else has locked from here on, made where it is absent.
  private static func locked(_ path: String) throws -> Int32 {
    while true {
      let descriptor = try opened(path)
      do { try lock(descriptor, LOCK_EX) } catch {
        close(descriptor)
        throw error
      }
      // Whoever had it before may have removed it.
      var (here, there) = (stat(), stat())
      if fstat(descriptor, &here) == 0, stat(path, &there) == 0, here.st_ino == there.st_ino,
        here.st_dev == there.st_dev
      {
        return descriptor
      }
      close(descriptor)
    }
  }

  /// A folder that is ours: anybody may make one in a folder such as `/tmp`.
  private static func opened(_ path: String) throws -> Int32 {
    try make(path)
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      // Removed in between by who left it.
      if errno == ENOENT { return try opened(path) }
      throw systemError()
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_uid == getuid(), status.st_mode & 0o022 == 0
    else {
      close(descriptor)
      throw POSIXError(.EPERM)
    }
    return descriptor
  }

  private static func make(_ path: String) throws {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw systemError() }
  }

  private static func lock(_ descriptor: Int32, _ operation: Int32) throws {
    while flock(descriptor, operation) != 0 {
      guard errno == EINTR else { throw systemError() }
    }
  }

  private static func systemError() -> POSIXError {
    POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
  }

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}
