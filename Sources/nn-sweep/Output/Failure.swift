import Datasets
import Foundation
import Kernels
import Plotting
import Storage
import YAMLLite

/// An end with a message and a hint for a person and an exit code for a script.
struct Failure: Error {
  /// The documented exit codes.
  enum Code: Int32 {
    /// Some runs failed, or results disagree.
    case runs = 1
    /// Something wrong in the text of a file.
    case text = 2
    /// Arguments that the command does not take.
    case arguments = 64
    /// Something wrong in the world: data files, gnuplot, disk.
    case world = 69
    case interrupted = 130
  }

  /// Lower case, without full stop, the user's text in single quotes.
  let message: String
  /// What to do about it.
  let hint: String?
  let code: Code
  /// The file at fault, maybe with line and column.
  private let place: String?
  private let isError: Bool

  /// An error: `place: error: message`.
  init(_ message: String, at place: String? = nil, hint: String? = nil, _ code: Code) {
    self.init(message, hint, code, place: place, isError: true)
  }

  /// An end that is not an error of the command's own: a sweep that was stopped, runs that failed.
  static func end(_ message: String, hint: String? = nil, _ code: Code) -> Failure {
    Failure(message, hint, code, place: nil, isError: false)
  }

  private init(
    _ message: String, _ hint: String?, _ code: Code, place: String?, isError: Bool
  ) {
    self.message = message
    self.hint = hint
    self.code = code
    self.place = place
    self.isError = isError
  }

  /// The same with the machine that it is about, for whoever reads of it on another one.
  func on(_ node: String) -> Failure {
    Failure("\(message) (on node \(node))", hint, code, place: place, isError: isError)
  }

  /// What an error of ours means; nil for argument errors, which `ArgumentFailure` words.
  init?(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    // They draw themselves, each at its place.
    case let error as Diagnostics: self = .end(error.description, .text)
    case let error as DatasetError:
      self.init(
        error.message, at: error.place, hint: error.hint, error.isTextual ? .text : .world)
    case let error as InstructionSetError: self.init(error.message, .world)
    case let error as StorageError: self.init(error.message, hint: error.hint, Code(error.kind))
    case let error as WorkerThreads.Refusal:
      self.init(
        "no thread could be started (\(error.cause))", hint: WorkerThreads.Refusal.hint,
        .world)
    case let error as TemporaryFolder.Refusal:
      self.init(error.message, hint: error.hint, .world)
    case let error as PlotError: self.init(error.message, hint: error.hint, .world)
    default: return nil
    }
  }

  /// As it is printed; empty where everything is said already.
  var text: String {
    let start = isError ? (place.map { $0 + ": " } ?? "") + "error: " : ""
    return hinted(start + message, hint)
  }

  func exit() -> Never {
    if !text.isEmpty { printError(text) }
    Foundation.exit(code.rawValue)
  }
}

extension Failure.Code {
  init(_ kind: StorageError.Kind) {
    switch kind {
    case .disagreement: self = .runs
    case .query: self = .text
    case .world, .full, .damage, .unknownName: self = .world
    }
  }
}
