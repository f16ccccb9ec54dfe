import Glibc
import Testing

@testable import Datasets

@Suite struct DirectoryTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: ["/a/b/c", "/a/b/c/", "/a//b"])
  func `directories are made with those above them, and may be there already`(name: String) throws {
    try Directory.make(scratch.path + name)
    try Directory.make(scratch.path + name)
    #expect(try FileBytes.names(in: scratch.path + "/a").contains("b"))
  }

  @Test(
    arguments: [
      ("/file", "/file", "File exists"), ("/file/x", "/file/x", "Not a directory"),
      ("/file/x/y", "/file/x/y", "Not a directory"), ("/link", "/link", "File exists"),
    ])
  func `what cannot be made is named with the cause`(
    name: String, place: String, cause: String
  ) throws {
    try scratch.write("1", to: "file")
    symlink(scratch.path + "/nowhere", scratch.path + "/link")
    let error = try #require(throws: Directory.Failure.self) {
      try Directory.make(scratch.path + name)
    }
    #expect(error.path == scratch.path + place)
    #expect(error.cause == cause)
  }

  @Test func `the directory above that cannot be made is the one that is named`() throws {
    let error = try #require(throws: Directory.Failure.self) {
      try Directory.make("/proc/above/below")
    }
    #expect(error.path == "/proc/above")
    #expect(error.cause == "No such file or directory")
  }
}
