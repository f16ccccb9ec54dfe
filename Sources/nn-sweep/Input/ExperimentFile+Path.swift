import Experiments
import Foundation
import YAMLLite

extension ExperimentFile {
  /// More than any person writes; a larger file is not an experiment.
  private static let largestSize = 4 << 20

  /// Reads and checks the file at `path`, with settings of the command line in the place of its own.
  init(reading path: String, overrides: [String] = []) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Failure("cannot read it: \(String(cString: strerror(errno)))", at: path, .world)
    }
    defer { try? handle.close() }
    let bytes: [UInt8]
    do {
      bytes = Array(try handle.read(upToCount: Self.largestSize + 1) ?? Data())
    } catch {
      throw Failure("cannot read it: \(systemCause(of: error))", at: path, .world)
    }
    guard bytes.count <= Self.largestSize else {
      throw Failure("larger than 4 MB: this is not an experiment file", at: path, .text)
    }
    try self.init(SourceFile(path: path, bytes: bytes), overrides: overrides)
  }
}
