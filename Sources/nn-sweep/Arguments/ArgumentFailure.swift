import ArgumentParser

/// What the parser of arguments refuses, said as every other error is: what is wrong, and its cure.
enum ArgumentFailure {
  /// Nil for what is no mistake of somebody's, as a call for help.
  static func failure(_ error: any Error, of arguments: [String]) -> Failure? {
    guard NNSweep.exitCode(for: error) == .validationFailure else { return nil }
    let (name, command) = command(in: arguments)
    let help = "\(name) --help"
    let (message, cure) = parted(NNSweep.message(for: error))
    let first =
      (threads(message, command) ?? cure ?? meaning(error)).map {
        $0 + ($0.hasSuffix("?") ? " " : "; ")
      } ?? ""
    return Failure(message, hint: first + "all options: \(help)", .arguments)
  }

  /// What other programs call the option `-j`.
  private static let threadWords: Set<String> = [
    "threads", "num-threads", "nthreads", "n-jobs", "workers", "num-workers", "parallel", "cores",
    "cpus", "processes",
  ]

  /// The option that is meant, where the command has it.
  private static func threads(
    _ message: String, _ command: any ParsableCommand.Type
  ) -> String? {
    let word = message.split(separator: "'").dropFirst().first?.split(separator: "=").first
    guard message.hasPrefix("unknown option '--"), let word,
      threadWords.contains(String(word.dropFirst(2)).replacing("_", with: "-")),
      NNSweep.helpMessage(for: command).contains("--jobs")
    else { return nil }
    return "did you mean '-j'?"
  }

  /// What an argument means that is missing, or has no such value: `--seeds <n>: so many new seeds`.
  private static func meaning(_ error: any Error) -> String? {
    let mark = "Help:  "
    let lines = NNSweep.fullMessage(for: error).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix(mark) })?.dropFirst(mark.count),
      let gap = line.firstRange(of: "  ")
    else { return nil }
    return "\(line[..<gap.lowerBound]): \(sentence(line[gap.upperBound...]))"
  }

  /// The parser's sentences end in what would be right, where they know it.
  private static func parted(_ text: String) -> (message: String, cure: String?) {
    // It lists many values, and two readings of an option, one below the other.
    let text = text.replacing(":\n  - ", with: ": ").replacing("\n  - ", with: ", ")
      .replacing("\n   or: ", with: ", or: ")
    for mark in [". Did you mean ", ". Please provide "] {
      guard let place = text.firstRange(of: mark) else { continue }
      return (sentence(text[..<place.lowerBound]), sentence(text[place.lowerBound...].dropFirst(2)))
    }
    return (sentence(text[...]), nil)
  }

  /// In lower case, but for an abbreviation, and without a full stop.
  private static func sentence(_ text: Substring) -> String {
    let text = text.hasSuffix(".") ? text.dropLast() : text
    guard text.dropFirst().first?.isUppercase != true else { return String(text) }
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// The command that was meant, with the names of commands that it is part of.
  private static func command(
    in arguments: [String]
  ) -> (name: String, type: any ParsableCommand.Type) {
    var names = [NNSweep._commandName]
    var command: any ParsableCommand.Type = NNSweep.self
    var commands = NNSweep.configuration.subcommands
    for word in arguments {
      guard let next = commands.first(where: { $0._commandName == word }) else { break }
      names.append(word)
      command = next
      commands = next.configuration.subcommands
    }
    return (names.joined(separator: " "), command)
  }
}
