import Foundation
import Testing

@testable import Kernels

@Suite struct ChildProcessTests {
  private func said(
    _ line: String, hasOutput: Bool = false, changes: [String: String?] = [:]
  ) throws -> (ChildProcess.Ending, String) {
    let file = NSTemporaryDirectory() + "child-\(UUID().uuidString)"
    defer { unlink(file) }
    let child = try ChildProcess(
      "sh", ["-c", line], messages: file, hasOutput: hasOutput, changes: changes)
    let ending = child.wait(every: 0.001) {}
    return (ending, try String(contentsOfFile: file, encoding: .utf8))
  }

  @Test func `messages and the way it ended are known, output only where it is asked for`() throws {
    #expect(try said("echo out; echo err >&2; exit 3") == (.code(3), "err\n"))
    #expect(try said("echo out; echo err >&2", hasOutput: true) == (.code(0), "out\nerr\n"))
    #expect(try said("kill -9 $$") == (.signal(9), ""))
  }

  @Test func `variables are changed and left out`() throws {
    let line = "echo ${HOME-none} ${NEW-none} ${PATH:+path} >&2"
    #expect(try said(line, changes: ["HOME": nil, "NEW": "a=b"]).1 == "none a=b path\n")
  }

  @Test func `a program that is not there is told from one that may not run`() {
    for (program, isMissing) in [("no-such-program", true), ("/etc/passwd", false)] {
      let failure = #expect(throws: ChildProcess.LaunchFailure.self) {
        try ChildProcess(program, [], messages: "/dev/null")
      }
      #expect(failure?.isMissing == isMissing)
    }
  }

  @Test func `a child that is ended is gone`() throws {
    let child = try ChildProcess("sleep", ["1000"], messages: "/dev/null")
    #expect(child.wait(every: 0.001) { child.end() } == .signal(9))
  }
}
