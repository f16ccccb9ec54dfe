import Foundation
import Testing

/// `docs/tables.md` holds: its commands run one after the other, and print what it shows.
@Suite struct TableDocumentTests {
  @Test func `a raw table becomes a model as written`() throws {
    let document = "docs/tables.md"
    let work = try Workspace()
    try FileManager.default.copyItem(
      at: root.appending(path: "experiments"), to: work.folder.appending(path: "experiments"))
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let shown = try DocumentTests.blocks("text", of: document)
    #expect(shown.count == 3)
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
    printed += try String(contentsOfFile: work.path("flowers.exp"), encoding: .utf8)
    for text in shown { #expect(printed.contains(text), "\(text)") }
  }
}
