import ArgumentParser
import Datasets
import Foundation
import Kernels
import Plotting
import Storage
import YAMLLite

/// An end with a message for a person and an exit code for a script.
struct Failure: Error {
  /// The documented exit codes.
  enum Code: Int32 {
    /// Some runs failed, or results disagree.
    case runs = 1
    /// Something wrong in the text of a file.
    case text = 2
    /// Something wrong in the world: data files, gnuplot, disk.
    case world = 69
    case interrupted = 130
  }

  var message: String
  var code: Code

  init(_ message: String, _ code: Code) {
    self.message = message
    self.code = code
  }

  /// What an error of ours means; nil for argument errors, which ArgumentParser words itself.
  init?(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let diagnostics as Diagnostics: self.init(diagnostics.description, .text)
    case let error as DatasetError: self.init(error.description, error.isTextual ? .text : .world)
    case let error as InstructionSetError: self.init("error: \(error)", .world)
    case let error as StorageError:
      let code: Code =
        switch error.kind {
        case .disagreement: .runs
        case .query: .text
        case .world, .damage, .unknownName: .world
        }
      self.init("error: \(error)", code)
    case let error as PlotError:
      self.init("error: \(error)" + (error.hint.map { "\n  hint: \($0)" } ?? ""), .world)
    default: return nil
    }
  }

  func exit() -> Never {
    if !message.isEmpty { printError(message) }
    Foundation.exit(code.rawValue)
  }
}

/// Writes a line to standard error. A reader that has gone away is no reason to fail.
func printError(_ line: String) {
  try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
}
