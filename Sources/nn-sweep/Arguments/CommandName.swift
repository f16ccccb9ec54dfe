import Foundation
import YAMLLite

/// What is said where the first argument is no command: a file is what people type first.
enum CommandName {
  /// The failure for arguments that begin with a word that is not one of `names`; nil otherwise, and
  /// for options, which the parser knows.
  static func failure(_ arguments: [String], among names: [String]) -> Failure? {
    guard let word = arguments.first, !word.isEmpty, !word.hasPrefix("-"), word != "help",
      !names.contains(word)
    else { return nil }
    let message = "there is no command '\(word)'"
    let isFile = word.hasSuffix(".exp") || FileManager.default.fileExists(atPath: word)
    let typed = arguments.map(shellWord).joined(separator: " ")
    if isFile { return Failure(message, hint: "write nn-sweep run \(typed)", .arguments) }
    let near = nearest(to: word, among: names).map { "did you mean '\($0)'? " } ?? ""
    return Failure(message, hint: near + "all of them: nn-sweep --help", .arguments)
  }
}
