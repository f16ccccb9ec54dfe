import ArgumentParser
import Foundation
import YAMLLite

/// What is said where the first argument is no command: a file is what people type first.
enum CommandName {
  /// The failure for arguments that begin with a word that is not one of `names`; nil otherwise, and
  /// for options, which the parser knows.
  static func failure(_ arguments: [String], among names: [String]) -> Failure? {
    guard let word = arguments.first, !word.isEmpty, !word.hasPrefix("-"), !names.contains(word)
    else { return nil }
    if word == "help" { return unknown(in: arguments.dropFirst(), below: NNSweep.self) }
    let message = "there is no command '\(word)'"
    let isFile = word.hasSuffix(".exp") || FileManager.default.fileExists(atPath: word)
    let typed = arguments.map(shellWord).joined(separator: " ")
    if isFile { return Failure(message, hint: "write nn-sweep run \(typed)", .arguments) }
    return Failure(message, hint: near(word, among: names) + "nn-sweep --help", .arguments)
  }

  private static func near(_ word: String, among names: [String]) -> String {
    (nearest(to: word, among: names).map { "did you mean '\($0)'? " } ?? "") + "all of them: "
  }

  /// The failure for words behind `help` that are no command, or none of the one before them.
  private static func unknown(
    in words: ArraySlice<String>, below command: any ParsableCommand.Type, named path: String = ""
  ) -> Failure? {
    let commands = command.configuration.subcommands
    guard let word = words.first, !word.hasPrefix("-"), !commands.isEmpty else { return nil }
    if let next = commands.first(where: { $0._commandName == word }) {
      return unknown(in: words.dropFirst(), below: next, named: path + " " + word)
    }
    return Failure(
      "there is no command '\((path + " " + word).dropFirst())'",
      hint: near(word, among: commands.map { $0._commandName }) + "nn-sweep\(path) --help",
      .arguments)
  }
}
