import Foundation
import Testing

/// `docs/models.md` holds: its commands and its Python run, and its tables name the facts of a file.
@Suite struct ModelDocumentTests {
  private let work: Workspace
  private let text: String

  init() throws {
    work = try Workspace()
    text = try LayeringTests.read("docs/models.md")
    try FileManager.default.copyItem(
      at: root.appending(path: "experiments"), to: work.folder.appending(path: "experiments"))
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let script = try DocumentTests.blocks("sh", of: "docs/models.md").joined()
    try work.write(script, to: "script.sh")
    let ending = try work.run(
      "-eu", "script.sh",
      environment: ["PATH": binary.deletingLastPathComponent().path + ":" + path],
      command: URL(filePath: "/bin/bash"))
    try #require(ending.code == 0, "\(ending.errors)")
  }

  @Test func `the table of facts is what a file holds`() throws {
    #expect(try work.run("model", "digits", "-o", "net.json").code == 0)
    let data = try Data(contentsOf: work.folder.appending(path: "net.json"))
    let object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let first = text.matches(of: /(?m)^\| (`[^|]+) \|/).map(\.1).joined()
    let fields = Set(first.matches(of: /`(\w+)`/).map { String($0.1) })
    let numbers: Set = ["input_origin", "input_shift", "input_scale", "weights", "biases"]
    #expect(Set(object.keys) == fields.union(numbers))
  }

  @Test(.enabled(if: python != nil, "python3 with numpy is not installed"))
  func `the Python of the document comes to the inputs`() throws {
    let block = try #require(try DocumentTests.blocks("python", of: "docs/models.md").first)
    try work.write(block + "print(x.shape, x.min(), x.max())\n", to: "inputs.py")
    let ending = try work.run("inputs.py", command: try #require(python))
    #expect(ending.output == "(359, 64) 0.0 1.0\n", "\(ending.errors)")
  }
}
