import Foundation
import Testing

/// The program as it is installed: below a prefix, with its examples.
@Suite struct InstalledTests {
  private let work: Workspace
  private let program: URL

  init() throws {
    work = try Workspace()
    program = work.folder.appending(path: "a prefix/bin/nn-sweep")
    try FileManager.default.createDirectory(
      at: program.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: binary, to: program)
    try FileManager.default.createDirectory(
      at: work.folder.appending(path: "a prefix/share/nn-sweep"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: root.appending(path: "experiments"),
      to: work.folder.appending(path: "a prefix/share/nn-sweep/examples"))
  }

  private func plan(_ name: String) throws -> Workspace.Ending {
    try work.run("plan", name, "--canonical", command: program)
  }

  @Test(arguments: ["digits", "digits.exp", "friedman"])
  func `an example is found by its name`(name: String) throws {
    let ending = try plan(name)
    #expect(ending.code == 0)
    let stem = name.split(separator: ".")[0]
    #expect(ending.errors.hasPrefix("note: no '\(name)' here; this is the example /"))
    #expect(ending.errors.hasSuffix("/a prefix/share/nn-sweep/examples/\(stem).exp\n"))
    #expect(try work.run("run", name, "--dry-run", command: program).code == 0)
  }

  @Test func `a link to the program finds them too`() throws {
    let link = work.folder.appending(path: "link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: program)
    #expect(try work.run("plan", "digits", "--canonical", command: link).code == 0)
  }

  @Test func `files of the current folder come first, and a folder is no file`() throws {
    try work.write("dataset: xor\n", to: "digits.exp")
    for name in ["digits", "digits.exp"] {
      let ending = try plan(name)
      #expect(ending.code == 0 && ending.errors == "" && ending.output.contains("xor"))
    }
    try FileManager.default.createDirectory(
      at: work.folder.appending(path: "grid"), withIntermediateDirectories: true)
    #expect(try plan("grid").code == 0)
    try work.write("dataset: xor\n", to: "digits")
    #expect(try plan("digits").output.contains("xor"))
  }

  @Test func `where nothing is found the nearest example is named`() throws {
    let ending = try plan("digit")
    #expect(ending.code == 69)
    #expect(ending.errors.hasPrefix("digit: error: cannot read it: No such file or directory\n"))
    #expect(ending.errors.contains("hint: did you mean 'digits'? "))
    // A path is meant as it is.
    #expect(try plan("./digits").code == 69)
  }

  @Test func `every file that names the version names the program's`() throws {
    let text = try work.run("--version").output
    let version = try #require(
      text.wholeMatch(
        of: /nn-sweep ([\d.]+)(?: \([\w-]+\))?\ninstruction sets: [\w, ]+; in use: \w+\n/)
    ).1
    #expect(try LayeringTests.read("CITATION.cff").contains("\nversion: \(version)\n"))
    let first = try LayeringTests.read("CHANGELOG.md").firstMatch(of: /\n## (\S+)/)
    #expect(first?.1 == version)
  }
}
