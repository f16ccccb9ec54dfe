import Foundation
import Testing

/// What every command that writes a file for somebody does with the place that it is given.
@Suite struct OutputFileTests {
  /// Commands up to the name of the file, and its ending.
  private static let commands = [
    ("report x --output", "html"), ("report x --output", "md"), ("model x --output", "json"),
    ("data export x --part training --output", "csv"), ("new", "exp"),
  ]

  private let work: Workspace

  init() throws {
    work = try Workspace()
    try work.train("dataset: xor\nepochs: 1\nhidden: 2", as: "x.exp")
  }

  private func run(_ command: String, _ file: String) throws -> Workspace.Ending {
    try work.start(command.split(separator: " ").map(String.init) + [file]).end()
  }

  @Test(arguments: commands)
  func `a link that leads to no file yet is written through`(command: String, ending: String) throws
  {
    let (link, target) = ("link.\(ending)", "other.\(ending)")
    try FileManager.default.createSymbolicLink(
      atPath: work.path("between"), withDestinationPath: work.path(target))
    try FileManager.default.createSymbolicLink(
      atPath: work.path(link), withDestinationPath: "between")
    let written = try run(command, link)
    #expect(written.code == 0, "\(written.errors)")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: work.path(link)) == "between")
    #expect(try Data(contentsOf: work.folder.appending(path: target)).count > 50)
  }

  @Test(arguments: commands)
  func `a folder that is missing is named with its cure`(command: String, ending: String) throws {
    let written = try run(command, "some/where/a.\(ending)")
    #expect(written.code == 69)
    #expect(
      written.errors.hasSuffix(
        """
        some/where/a.\(ending): error: there is no folder 'some/where/'
          hint: make it: mkdir -p some/where/

        """), "\(written.errors)")
    #expect(!written.errors.contains("looked at"))
    #expect(!work.exists("some"))
  }

  @Test func `a link that leads back to itself is an error`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: work.path("loop.json"), withDestinationPath: "loop.json")
    let written = try run("model x --output", "loop.json")
    #expect(written.code == 69)
    #expect(written.errors.hasPrefix("loop.json: error: cannot write it: "), "\(written.errors)")
  }
}
