import Foundation
import Testing

/// What `--help` says, to the letter. With `NN_SWEEP_ACCEPT=1` the tests write down what it says
/// now, for a person to look at before it is committed.
@Suite struct HelpTests {
  static let folder = root.appending(path: "Tests/CommandTests/Help")

  @Test(arguments: [
    "bench", "cluster", "compare", "confirm", "data", "doctor", "export", "keys", "merge", "model",
    "new", "plan", "plot", "predict", "refit", "remove", "report", "reproduce", "run", "show",
    "sql", "status", "top",
  ])
  func `help is as written down`(command: String) throws {
    let work = try Workspace()
    let wide = ["COLUMNS": "100"]
    let ending = try work.run(command, "--help", environment: wide)
    #expect(ending.code == 0)
    let file = Self.folder.appending(path: "\(command).txt")
    // The number of workers is that of this machine's cores.
    let text = ending.output.replacing(
      /cores by default. \(default: \d+\)/, with: "cores by default. (default: N)")
    if ProcessInfo.processInfo.environment["NN_SWEEP_ACCEPT"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }

  @Test func `the list of commands is whole`() throws {
    let work = try Workspace()
    let help = try work.run("--help", environment: ["COLUMNS": "100"]).output
    let listed = help.matches(of: /(?m)^  ([a-z]+) {2,}/).map { "\($0.1).txt" }
    let written = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(listed) == Set(written))
  }
}
