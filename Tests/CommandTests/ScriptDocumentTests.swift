import Foundation
import Testing

/// `docs/scripts.md` holds: its scripts run, and its tables name the fields that are printed.
@Suite struct ScriptDocumentTests {
  static let document = "docs/scripts.md"

  /// A folder with the experiments, and the first of them trained.
  static func workspace() throws -> Workspace {
    let work = try Workspace()
    try FileManager.default.copyItem(
      at: root.appending(path: "experiments"), to: work.folder.appending(path: "experiments"))
    #expect(try work.run("run", "experiments/digits.exp", "--no-plots").code == 0)
    return work
  }

  @Test func `every script runs`() throws {
    let work = try Self.workspace()
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    for script in try DocumentTests.blocks("sh", of: Self.document) {
      try work.write(script, to: "script.sh")
      let ending = try work.run(
        "-eu", "script.sh",
        environment: ["PATH": binary.deletingLastPathComponent().path + ":" + path],
        command: URL(filePath: "/bin/bash"))
      #expect(ending.code == 0, "\(script)\(ending.errors)")
    }
  }

  @Test func `every table of fields names what is printed`() throws {
    let work = try Self.workspace()
    let best = try work.run("top", "digits", "-n", "1", "--json").output
    let run = try #require(best.firstMatch(of: /"best_run" : "(\w+)"/)?.1)
    let text = try String(contentsOf: root.appending(path: Self.document), encoding: .utf8)
    let sections = text.split(separator: "\n### `nn-sweep ").dropFirst()
    #expect(sections.count == 10)
    for section in sections {
      let command = section.prefix { $0 != "`" }.replacing("RUN", with: run)
      let ending = try work.start(command.split(separator: " ").map(String.init), environment: [:])
        .end()
      #expect(ending.code == 0, "\(command): \(ending.errors)")
      let printed = Set(ending.output.matches(of: /"(\w+)" :/).map { String($0.1) })
      let first = section.matches(of: /(?m)^\| (`[^|]+) \|/).map(\.1).joined()
      let fields = Set(first.matches(of: /`(\w+)`/).map { String($0.1) })
      // Only where a formula was given, and where outer parts are.
      #expect(fields.subtracting(printed).subtracting(["where", "nested"]) == [], "\(command)")
      let known = Set(section.matches(of: /`(\w+)`/).map { String($0.1) })
      #expect(Self.shown(ending.output).subtracting(known) == [], "\(command)")
    }
  }

  /// The fields of an object, or of the objects of a list.
  private static func shown(_ json: String) -> Set<String> {
    let indent = json.hasPrefix("[") ? "    " : "  "
    let lines = json.split(separator: "\n").filter {
      $0.hasPrefix(indent + "\"") && $0.contains("\" : ")
    }
    return Set(lines.map { String($0.dropFirst(indent.count + 1).prefix { $0 != "\"" }) })
  }
}
