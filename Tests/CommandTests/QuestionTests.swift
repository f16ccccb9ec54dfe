import Foundation
import Testing

/// What is asked at a terminal, with the real binary at a pseudo-terminal.
@Suite struct QuestionTests {
  /// `TIOCSPTLCK` and `TIOCGPTN` of Linux, macros that Swift does not see: a new terminal's other side
  /// is locked, and has a number.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  /// Runs a command whose input and output are a terminal, at which this is typed; what it shows.
  private func show(_ work: Workspace, typing text: String, _ arguments: String...) throws -> String
  {
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (locked, number): (Int32, Int32) = (0, 0)
    try #require(terminal >= 0 && ioctl(terminal, Self.setLock, &locked) == 0)
    try #require(ioctl(terminal, Self.getNumber, &number) == 0)
    let other = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    try #require(other >= 0)
    defer { close(terminal) }
    let (master, slave) = (FileHandle(fileDescriptor: terminal), FileHandle(fileDescriptor: other))
    try master.write(contentsOf: Data(text.utf8))
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = work.folder
    process.standardInput = slave
    process.standardOutput = slave
    process.standardError = FileHandle.nullDevice
    try process.run()
    // With the command's end nobody holds the other side any more, and reading ends.
    close(other)
    var shown: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 4096)
    while case let count = read(terminal, &bytes, bytes.count), count > 0 {
      shown += bytes.prefix(count)
    }
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: shown, as: UTF8.self)
  }

  @Test func `removing asks at a terminal, and takes nothing but yes for yes`() throws {
    let work = try Workspace()
    try work.write("dataset: xor\nepochs: 1\nrepeats: 3", to: "small.exp")
    #expect(try work.run("run", "small.exp", "--no-plots").code == 0)
    let question = "experiment small: remove 3 points and 3 runs? [y/N] "
    for answer in ["\n", "n\n", "yet\n"] {
      let shown = try show(work, typing: answer, "remove", "small")
      #expect(shown.contains(question) && shown.contains("nothing is removed"), "\(shown)")
    }
    #expect(try work.run("status", "small").output.contains(" 3 "))
    let dry = try show(work, typing: "", "remove", "small", "--dry-run")
    #expect(!dry.contains("[y/N]") && dry.contains("would be removed"))
    let gone = try show(work, typing: "y\n", "remove", "small")
    #expect(gone.contains(question) && gone.contains("3 points and 3 runs removed"), "\(gone)")
    #expect(try work.run("run", "small.exp", "--no-plots").code == 0)
    let sure = try show(work, typing: "", "remove", "small", "--yes")
    #expect(!sure.contains("[y/N]") && sure.contains("3 points and 3 runs removed"), "\(sure)")
  }
}
