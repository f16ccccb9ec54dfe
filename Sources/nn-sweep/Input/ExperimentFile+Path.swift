import Experiments
import Foundation
import Kernels
import YAMLLite

extension ExperimentFile {
  /// More than any person writes; a larger file is not an experiment.
  private static let largestSize = 4 << 20

  /// Reads and checks the file that `name` stands for, with settings of the command line in the
  /// place of its own.
  init(reading name: String, overrides: [String] = []) throws {
    let place = ExperimentPath(name)
    let path = place.path
    if place.isExample { printNote("no '\(name)' here; this is the example \(path)") }
    if place.isFolder {
      throw Failure("a folder, not an experiment file", at: path, hint: place.folderHint, .world)
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      let code = errno
      let cause = String(cString: strerror(code))
      let isMissing = code == ENOENT || code == ENOTDIR
      let hint = SystemLimit.hint(code) ?? (isMissing ? place.hint : nil)
      throw Failure("cannot read it: \(cause)", at: path, hint: hint, .world)
    }
    defer { try? handle.close() }
    if let cure = Self.cure(forTable: path) {
      throw Failure("this is a table, not an experiment file", at: path, hint: cure, .text)
    }
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

  /// For a path that can only be that of data: what writes an experiment file for them.
  private static func cure(forTable path: String) -> String? {
    let name = path.lowercased()
    let forms = [
      (".csv", "--label COLUMN"), (".tsv", "--label COLUMN"),
      (".npz", "--inputs NAME --label NAME"), (".npy", "--label FILE.npy"),
    ]
    let form = forms.first { name.hasSuffix($0.0) || name.hasSuffix($0.0 + ".gz") }
    return form.map { "nn-sweep new \(shellWord(path)) \($0.1)" }
  }
}
