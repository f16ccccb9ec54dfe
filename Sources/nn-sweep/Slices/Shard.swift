import Datasets
import Foundation
import Kernels
import Storage

/// What one attempt at a slice has found out: a results database in a folder of its own, which
/// nobody else writes.
///
/// It is written where this machine writes fast, since SQLite on a network file system is slow and
/// may be damaged by it. What others see is a copy that appears whole or not at all.
struct Shard {
  /// The results directory under way, on this machine.
  let scratch: String
  /// The folder of its copy.
  let published: String

  /// A shard of a slice in a directory of shards, both made where they are absent.
  /// - Parameter environment: Where it may say where a job writes, and which attempt this is.
  init(
    of slice: Slice, in directory: String,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    scratch = try Self.newFolder(
      in: Self.localFolder(environment), named: "nn-sweep-\(UUID().uuidString)")
    try Self.make(directory)
    // Whether it may be written should be known before anything is trained.
    published = try Self.newFolder(
      in: directory, named: slice.shardPrefix + Self.attempt(environment))
    rmdir(published)
  }

  /// The folders of what has been published of a slice, all attempts together.
  static func published(of slice: Slice, in directory: String) -> [String] {
    all(in: directory).filter {
      name(of: $0).hasPrefix(slice.shardPrefix)
    }
  }

  /// The same of all slices, in the order of their names.
  static func all(in directory: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    return names.filter { $0.hasPrefix("slice-") }.sorted().map { "\(directory)/\($0)" }
      .filter { FileManager.default.fileExists(atPath: "\($0)/\(Results.fileName)") }
  }

  /// Publishes what the store holds now, in the place of what was published before.
  func publish(_ store: Store) throws {
    let copy = scratch + "/copy"
    try store.copy(to: copy)
    defer { unlink(copy) }
    let file = "\(published)/\(Results.fileName)"
    // Beside the folder: there is none as long as there is nothing in it.
    let new = "\(Self.parent(of: published))/.\(Self.name(of: published)).new"
    do {
      try Self.write(copy, to: new)
    } catch {
      unlink(new)
      throw Self.notPublished(file, systemCause(of: error))
    }
    mkdir(published, 0o777)
    guard rename(new, file) == 0 else {
      let code = errno
      unlink(new)
      throw Self.notPublished(file, String(cString: strerror(code)))
    }
    for folder in [published, Self.parent(of: published)] { Self.synchronize(folder: folder) }
  }

  private static func parent(of path: String) -> String {
    (path as NSString).deletingLastPathComponent
  }

  private static func name(of path: String) -> String { (path as NSString).lastPathComponent }

  /// Removes what is on this machine.
  func discard() { try? FileManager.default.removeItem(atPath: scratch) }

  /// Copies a file and waits until the disk has it.
  private static func write(_ source: String, to target: String) throws {
    guard let input = FileHandle(forReadingAtPath: source) else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
    defer { try? input.close() }
    let descriptor = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    let output = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    while let piece = try input.read(upToCount: 1 << 20), !piece.isEmpty {
      try output.write(contentsOf: piece)
    }
    try output.synchronize()
    try output.close()
  }

  /// Waits until the disk has a new name; best effort, since some file systems refuse it.
  private static func synchronize(folder: String) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func notPublished(_ file: String, _ cause: String) -> Failure {
    Failure(
      "shard '\(file)': cannot be written: \(cause)",
      hint: "look for room and a quota on that disk; what was published before is untouched", .world
    )
  }

  private static func make(_ folder: String) throws {
    do {
      try Directory.make(folder)
    } catch {
      throw Failure(
        "folder '\(error.path)' cannot be made: \(error.cause)",
        hint: error.hint ?? "is its disk there, on this machine too, and may it be written?", .world
      )
    }
  }

  /// Makes a folder that was not there before; its name gets a number where somebody has it.
  private static func newFolder(in directory: String, named name: String) throws -> String {
    var path = "\(directory)/\(name)"
    var number = 1
    while mkdir(path, 0o777) != 0 {
      guard errno == EEXIST, number < 1000 else {
        throw Failure(
          "folder '\(path)' cannot be made: \(String(cString: strerror(errno)))",
          hint: "is its disk there, on this machine too, and may it be written?", .world)
      }
      number += 1
      path = "\(directory)/\(name)-\(number)"
    }
    return path
  }

  /// Where a job may write on its own machine.
  static func localFolder(_ environment: [String: String]) -> String {
    let named = ["SLURM_TMPDIR", "TMPDIR"].compactMap { environment[$0] }
    return named.first { access($0, W_OK) == 0 } ?? "/tmp"
  }

  /// A name for this attempt that no other has: the job and its restart under Slurm, machine and
  /// process.
  private static func attempt(_ environment: [String: String]) -> String {
    var parts: [String] = []
    if let job = environment["SLURM_JOB_ID"] {
      parts = ["job-\(job)", "restart-\(environment["SLURM_RESTART_COUNT"] ?? "0")"]
    }
    parts += [Slurm.node(environment), "\(getpid())"]
    return parts.joined(separator: ".")
  }
}
