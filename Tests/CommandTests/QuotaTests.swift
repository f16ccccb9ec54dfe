import Foundation
import Testing

/// A disk that refuses more bytes of its user's: a real quota, of a file system in a file.
@Suite(
  .enabled(if: QuotaDisk.isPossible, "needs root, loop devices and btrfs-progs"), .serialized)
struct QuotaTests {
  private let work: Workspace
  private let disk: QuotaDisk

  init() throws {
    work = try Workspace()
    disk = try QuotaDisk(in: work)
    // States of wide networks use the quota up soonest.
    let text = "name: sweep\ndataset: digits\nepochs: 4\nrepeats: 60\nhidden: 200\nbatch_size: 64"
    try work.write(text, to: "sweep.exp")
  }

  @Test func `a used up quota is told as such and loses nothing stored`() throws {
    try disk.limit(to: "3M")
    let full = try work.run("run", "sweep.exp", "--no-plots", "--results", disk.results)
    #expect(full.code == 69)
    // SQLite writes some of it by calls and some through memory.
    let database = "'\(disk.results)/sweeps.sqlite': your quota on its disk is used up"
    let memory = "its disk is full, a quota is used up"
    #expect(full.errors.contains(database) || full.errors.contains(memory), "\(full.errors)")
    // What is stored can be looked at meanwhile.
    for arguments in [["status"], ["top", "sweep"], ["export"], ["remove", "sweep", "--dry-run"]] {
      let ending = try work.start(arguments + ["--results", disk.results]).end()
      #expect(ending.code == 0, "\(arguments): \(ending.errors)")
    }
    try disk.limit(to: "none")
    let second = try work.run("run", "sweep.exp", "--no-plots", "--results", disk.results)
    #expect(second.code == 0, "\(second.errors)")
    _ = try work.run("run", "sweep.exp", "--no-plots")
    #expect(
      try work.run("export", "--canonical", "--results", disk.results).output
        == work.run("export", "--canonical").output)
  }

  @Test func `a shard that the quota does not take is told at once, and comes with the next try`()
    throws
  {
    try disk.limit(to: "1M")
    let slice = ["run", "sweep.exp", "--slice", "1/1", "--shard", disk.results]
    let full = try work.start(slice).end()
    #expect(full.code == 69)
    #expect(full.errors.contains("cannot be written: Disk quota exceeded"))
    #expect(full.errors.contains("hint: look for room and a quota on that disk"))
    try disk.limit(to: "none")
    let second = try work.start(slice).end()
    #expect(second.code == 0, "\(second.errors)")
  }

  @Test func `a lock file for which the quota has no room is told as such`() throws {
    let command = ["run", "sweep.exp", "--no-plots", "--results", disk.results]
    #expect(try work.start(command + ["-s", "hidden=2"]).end().code == 0)
    try FileManager.default.removeItem(atPath: work.path("\(disk.results)/.holders/opening.lock"))
    try disk.limit(to: "16K")
    let full = try work.start(command).end()
    #expect(full.code == 69)
    #expect(
      full.errors.contains(
        """
        error: lock file '\(disk.results)/.holders/opening.lock': your quota on its disk is used up; \
        what was stored before is untouched
          hint: remove files of yours there, or ask for a larger quota, and run again: only what is \
        missing is trained

        """), "\(full.errors)")
    let other = try work.run("run", "sweep.exp", "--results", disk.results + "/new")
    #expect(
      other.errors.contains("results directory '\(disk.results)/new': your quota on its disk"))
  }

  @Test func `what is removed gives room under a used up quota, too`() throws {
    for name in ["wide", "thin"] {
      try work.write(
        "name: \(name)\ndataset: digits\nepochs: 2\nrepeats: 6\nhidden: \(name == "wide" ? 200 : 2)",
        to: "\(name).exp")
      for results in [disk.results, "twin"] {
        let ending = try work.run("run", "\(name).exp", "--no-plots", "--results", results)
        #expect(ending.code == 0, "\(ending.errors)")
      }
    }
    #expect(try work.run("remove", "wide", "--results", "twin").code == 0)
    try FileManager.default.removeItem(atPath: work.path("\(disk.results)/.holders/opening.lock"))
    try disk.limit(to: "1M")
    let removal = try work.run("remove", "wide", "--results", disk.results)
    #expect(removal.code == 0, "\(removal.errors)")
    #expect(
      try work.run("export", "--canonical", "--results", disk.results).output
        == work.run("export", "--canonical", "--results", "twin").output)
    #expect(try work.run("run", "thin.exp", "--no-plots", "--results", disk.results).code == 0)
  }
}

/// A file system of its own with a quota, mounted in a test's folder.
private final class QuotaDisk {
  private let work: Workspace
  /// The folder under the quota.
  let results: String

  init(in work: Workspace) throws {
    self.work = work
    results = "disk/home"
    try Self.command(
      "truncate -s 512M image && mkfs.btrfs -q image && mkdir disk && mount -o loop image disk"
        + " && btrfs -q quota enable disk && btrfs -q subvolume create \(results)", in: work)
  }

  deinit { try? Self.command("umount disk", in: work) }

  func limit(to size: String) throws {
    try Self.command("btrfs qgroup limit \(size) \(results)", in: work)
  }

  private static func command(_ text: String, in work: Workspace) throws {
    let ending = try work.start(["-c", text], command: URL(filePath: "/bin/sh")).end()
    try #require(ending.code == 0, "\(text): \(ending.errors)")
  }

  /// Whether this machine lets a test mount one.
  static let isPossible: Bool = {
    guard getuid() == 0, let work = try? Workspace() else { return false }
    return (try? QuotaDisk(in: work)) != nil
  }()
}
