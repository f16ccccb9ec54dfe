import Foundation
import Records
import Storage
import Testing

/// What happens without write permission. Each test runs in a process of its own, which gives up
/// the right of root to write everywhere.
struct PermissionTests {
  let sandbox = Sandbox()

  @Test func `a directory without write permission is read but not written`() async throws {
    try fill()
    await #expect(processExitsWith: .success) { [path = sandbox.path as String] in
      try becomeNobody(readOnly: path)
      #expect(try Results(directory: path).runs(of: "grid").map(\.state) == [.finished])
      let error = #expect(throws: StorageError.self) { _ = try openStore(path) }
      #expect(
        error?.description == """
          lock file '\(path)/.holders/opening.lock': Permission denied
            hint: ask for write permission on the results directory, or choose another directory \
          with '--results DIR'
          """)
    }
  }

  @Test func `an unmerged log in such a directory is read too while its index is there`()
    async throws
  {
    let store = try openStore(sandbox.path)
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["4"]))
    try store.finishAll()
    await #expect(processExitsWith: .success) { [path = sandbox.path as String] in
      try becomeNobody(readOnly: path)
      #expect(try Results(directory: path).runs(of: "grid").map(\.state) == [.finished])
    }
    withExtendedLifetime(store) {}
  }

  @Test func `an unmerged log without its index is said to be the obstacle`() async throws {
    let store = try openStore(sandbox.path)
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["4"]))
    let copy = Sandbox()
    try FileManager.default.createDirectory(atPath: copy.path, withIntermediateDirectories: true)
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: sandbox.database + suffix, toPath: copy.database + suffix)
    }
    await #expect(processExitsWith: .success) { [path = copy.path as String] in
      try becomeNobody(readOnly: path)
      let error = #expect(throws: StorageError.self) { _ = try Results(directory: path) }
      #expect(
        error?.description == """
          results database '\(path)/sweeps.sqlite': cannot be read in a directory without write \
          permission while '\(path)/sweeps.sqlite-wal' waits to be merged
            hint: copy the directory to a place of your own and name it with '--results DIR'
          """)
    }
  }

  @Test func `a directory that may not be entered is an error`() async throws {
    try fill()
    await #expect(processExitsWith: .success) { [path = sandbox.path as String] in
      try becomeNobody(readOnly: path)
      let inside = path + "/new/results"
      let error = #expect(throws: StorageError.self) { _ = try openStore(inside) }
      #expect(
        error?.description == """
          results directory '\(inside)': cannot be created: Permission denied
            hint: choose another directory with '--results DIR'
          """)
    }
  }

  private func fill() throws {
    let store = try openStore(sandbox.path)
    _ = try store.register(Fixture.experiment(), points: Fixture.points(["4"]))
    try store.finishAll()
    try store.close()
  }
}

private func openStore(_ path: String) throws -> Store {
  try Store(
    directory: path,
    provenance: Provenance(host: "", processor: "", instructionSet: "", version: "", commit: ""))
}

/// Takes write permission from the directory and what is in it, and from the process.
private func becomeNobody(readOnly path: String) throws {
  for name in try FileManager.default.subpathsOfDirectory(atPath: path) + [""] {
    var isDirectory: ObjCBool = false
    let file = path + "/" + name
    _ = FileManager.default.fileExists(atPath: file, isDirectory: &isDirectory)
    chmod(file, isDirectory.boolValue ? 0o555 : 0o444)
  }
  if getuid() == 0 { setuid(65534) }
}
