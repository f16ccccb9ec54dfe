import Foundation
import Testing

/// A Python that drives a Chromium, which only some machines have.
private let driver: URL? = {
  let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
  let hasBrowser = ["chromium", "chromium-browser", "google-chrome"].contains { name in
    path.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }
  guard hasBrowser, let interpreter, let work = try? Workspace(),
    let ending = try? work.run("-c", "import playwright", command: interpreter)
  else { return nil }
  return ending.code == 0 ? interpreter : nil
}()

/// A report as a browser shows it.
@Suite struct BrowserTests {
  @Test(.enabled(if: driver != nil, "chromium and the Python module playwright are not installed"))
  func `a report asks for nothing, sorts and has room`() throws {
    let work = try Workspace()
    let ending = try work.run(
      root.appending(path: "scripts/check-report").path, binary.path,
      command: try #require(driver))
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(ending.output.contains(/a report of \d+ kB holds/))
  }
}
