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
}
