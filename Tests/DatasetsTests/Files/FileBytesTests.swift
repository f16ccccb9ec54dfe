import Foundation
import Glibc
import Testing

@testable import Datasets

@Suite struct FileBytesTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func errorText(_ name: String) -> String? {
    failure { () throws(DatasetError) in
      _ = try FileBytes.contents(of: scratch.path + "/" + name)
    }.map(scratch.text)
  }

  @Test func `files are read whole`() throws {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try FileBytes.contents(of: scratch.write(bytes, to: "a")) == bytes)
    #expect(try FileBytes.contents(of: scratch.write([], to: "b")) == [])
  }

  @Test func `a missing file, a directory and a pipe are refused without waiting`() throws {
    #expect(
      errorText("none") == """
        DIR/none: error: cannot read the file: no such file or directory
          hint: check the path and who may read it
        """)
    #expect(
      errorText("") == """
        DIR/: error: cannot read the file: it is a directory
          hint: a folder of IDX files is given as {idx: DIR}
        """)
    #expect(mkfifo(scratch.path + "/pipe", 0o600) == 0)
    #expect(
      errorText("pipe") == """
        DIR/pipe: error: cannot read the file: it is not a regular file
          hint: copy what it yields into a file
        """)
  }

  @Test(.disabled(if: getuid() == 0, "root may read everything"))
  func `a forbidden file is refused`() throws {
    let path = try scratch.write("1", to: "secret")
    #expect(chmod(path, 0) == 0)
    #expect(
      errorText("secret") == """
        DIR/secret: error: cannot read the file: permission denied
          hint: check the path and who may read it
        """)
  }
}
