import Foundation
import Testing

/// Commands and files in the documents work as written.
@Suite struct DocumentTests {
  static let documents = [
    "README.md", "docs/experiment-format.md", "docs/database.md", "docs/numbers.md",
    "docs/reliability.md", "docs/cluster.md", "docs/performance.md", "docs/architecture.md",
    "docs/scripts.md", "docs/releasing.md", "docs/models.md", "docs/plots.md", "docs/tables.md",
    "docs/tutorial.md",
  ]

  /// The contents of fenced blocks in some language.
  static func blocks(_ language: String, of document: String) throws -> [String] {
    let text = try String(contentsOf: root.appending(path: document), encoding: .utf8)
    return text.components(separatedBy: "```\(language)\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }
  }

  @Test(arguments: ["README.md", "docs/plots.md", "docs/report.md"])
  func `every nn-sweep command works`(document: String) throws {
    let work = try Workspace()
    try FileManager.default.copyItem(
      at: root.appending(path: "experiments"), to: work.folder.appending(path: "experiments"))
    let lines = try Self.blocks("sh", of: document).joined().split(separator: "\n")
    let commands = lines.filter { $0.hasPrefix("nn-sweep ") }
      .map { $0.split(separator: "#")[0].split(separator: " ").map(String.init) }
    #expect(commands.count > 5)
    for command in commands where !command.contains(where: { $0.contains("mnist") }) {
      let ending = try work.start(Array(command.dropFirst())).end()
      #expect(ending.code == 0, "\(command): \(ending.errors)")
    }
  }

  @Test func `the README shows a file with what it comes to`() throws {
    let work = try Workspace()
    let file = try #require(try Self.blocks("yaml", of: "README.md").first)
    try work.write(file, to: "digits.exp")
    #expect(try work.run("run", "digits.exp", "--no-plots").code == 0)
    // How long the next step takes is the machine's business.
    let output = try work.run("top", "digits").output.replacing(/about \d+ s/, with: "about 1 s")
    #expect(try Self.blocks("text", of: "README.md") == [output])
  }

  @Test(arguments: documents)
  func `every experiment in a document runs`(document: String) throws {
    for (number, text) in try Self.blocks("yaml", of: document).enumerated() {
      let work = try Workspace()
      // Documents show real numbers of epochs; whether a file is right shows in one.
      let short = text.replacing(/(?m)^epochs: \d+/, with: "epochs: 1")
      try work.write(short, to: "example.exp")
      let ending = try work.run("run", "example.exp", "--no-plots")
      #expect(ending.code == 0, "\(document), example \(number + 1): \(ending.errors)")
    }
  }

  @Test func `every experiment that ships is accepted`() throws {
    let folder = root.appending(path: "experiments")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let work = try Workspace()
    for name in names where name.hasSuffix(".csv") {
      try FileManager.default.copyItem(
        at: folder.appending(path: name), to: work.folder.appending(path: name))
    }
    let files = names.filter { $0.hasSuffix(".exp") && !$0.contains("mnist") }
    #expect(files.count > 5)
    for name in files {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      try work.write(text.replacing(/(?m)^epochs: \d+/, with: "epochs: 1"), to: name)
      #expect(try work.run("run", name, "--no-plots").code == 0, "\(name)")
    }
  }
}
