import Foundation

/// Options of the command at hand that a command in a hint needs as well: where results or data are.
enum KeptOptions {
  /// Those of `names` that were typed, ready to stand at the end of a command: ` --results DIR`.
  static func text(
    _ names: String..., of arguments: [String] = CommandLine.arguments
  ) -> String {
    var words: [String] = []
    for (index, argument) in arguments.enumerated() {
      if names.contains(argument), index + 1 < arguments.count {
        words += [argument, arguments[index + 1]]
      } else if names.contains(where: { argument.hasPrefix($0 + "=") }) {
        words.append(argument)
      }
    }
    return words.map { " " + shellWord($0) }.joined()
  }

  /// A hint that was made where options are not known: each command that it quotes, as
  /// `'nn-sweep top'`, gets those that it needs.
  static func added(
    to hint: String, of arguments: [String] = CommandLine.arguments
  ) -> String {
    var pieces = hint.components(separatedBy: "'nn-sweep ")
    for index in pieces.indices.dropFirst() {
      guard let end = pieces[index].firstIndex(of: "'") else { continue }
      let options =
        switch pieces[index].prefix(while: { $0 != " " && $0 != "'" }) {
        case "data": text("--data", of: arguments)
        case "run", "reproduce": text("--results", "--data", of: arguments)
        default: text("--results", of: arguments)
        }
      pieces[index].insert(contentsOf: options, at: end)
    }
    return pieces.joined(separator: "'nn-sweep ")
  }
}
