import Foundation
import Testing

/// Pages whose commands run one after the other, and print what they show.
@Suite struct TableDocumentTests {
  @Test func `a raw table becomes a model as written`() throws {
    let document = "docs/tables.md"
    let work = try Workspace()
    try FileManager.default.copyItem(
      at: root.appending(path: "experiments"), to: work.folder.appending(path: "experiments"))
    let shown = try DocumentTests.blocks("text", of: document)
    #expect(shown.count == 3)
    var printed = try run(document, in: work)
    printed += try String(contentsOfFile: work.path("flowers.exp"), encoding: .utf8)
    for text in shown { #expect(printed.contains(text), "\(text)") }
  }

  @Test func `the tutorial goes from a question to a network as written`() throws {
    let work = try Workspace()
    let printed = try run("docs/tutorial.md", in: work)
    #expect(printed.contains("best of 12: "))
    #expect(printed.contains("on the 3 seeds held back"))
    let answers = try String(contentsOfFile: work.path("answers.csv"), encoding: .utf8)
    #expect(answers.hasPrefix("row,prediction"))
    for file in ["net.npz", "net.h", "results/widths/report.html"] {
      #expect(FileManager.default.fileExists(atPath: work.path(file)), "\(file)")
    }
  }

  /// Runs the shell blocks of a document; what they print.
  private func run(_ document: String, in work: Workspace) throws -> String {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    var printed = ""
    for script in try DocumentTests.blocks("sh", of: document) {
      try work.write(script, to: "script.sh")
      let ending = try work.run(
        "-eu", "script.sh",
        environment: ["PATH": binary.deletingLastPathComponent().path + ":" + path],
        command: URL(filePath: "/bin/bash"))
      #expect(ending.code == 0, "\(script)\(ending.errors)")
      printed += ending.output
    }
    return printed
  }
}
