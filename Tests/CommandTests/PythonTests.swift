import Foundation
import Testing

/// Any Python.
let interpreter: URL? = {
  let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
  return path.split(separator: ":").map { "\($0)/python3" }
    .first(where: FileManager.default.isExecutableFile).map { URL(filePath: $0) }
}()

/// A Python with NumPy, which only some machines have.
let python: URL? = {
  guard let interpreter, let work = try? Workspace(),
    let ending = try? work.run("-c", "import numpy", command: interpreter)
  else { return nil }
  return ending.code == 0 ? interpreter : nil
}()

/// The Python module of the wheel, with the real binary.
@Suite struct PythonTests {
  @Test(.enabled(if: python != nil, "python3 with numpy is not installed"))
  func `the module does what it says`() throws {
    let work = try Workspace()
    let ending = try work.run(
      root.appending(path: "scripts/test-python").path, binary.path,
      command: try #require(python))
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(ending.errors.contains(/Ran 1\d tests/))
  }
}
