import ArgumentParser
import Experiments

/// What the parser of arguments refuses, said as every other error is: what is wrong, and its cure.
enum ArgumentFailure {
  /// Nil for what is no mistake of somebody's, as a call for help.
  static func failure(_ error: any Error, of arguments: [String]) -> Failure? {
    guard NNSweep.exitCode(for: error) == .validationFailure else { return nil }
    let (name, command) = command(in: arguments)
    let help = "\(name) --help"
    var (message, cure) = parted(NNSweep.message(for: error))
    if let meant = meant(message, arguments, command) {
      cure = meant
      // Another reading of it says no more.
      if let other = message.firstRange(of: ", or: ") {
        message.removeSubrange(other.lowerBound...)
      }
    }
    let first =
      (cure ?? meaning(error)).map {
        $0 + ($0.hasSuffix("?") ? " " : "; ")
      } ?? ""
    return Failure(message, hint: first + "all options: \(help)", .arguments)
  }

  /// What other programs call an option, and what it is here: the option, and what to type.
  private static let otherWords: [(words: Set<String>, option: String, typed: String)] = [
    (
      [
        "threads", "num-threads", "nthreads", "n-jobs", "workers", "num-workers", "parallel",
        "cores", "cpus", "processes",
      ], "--jobs", "-j"
    ),
    (["seeds", "repeats", "replicates", "num-seeds", "n-seeds"], "--set", "-s repeats="),
    (["metric", "metrics", "rank-by", "sort-by"], "--score", "--score"),
    (["type", "plot-type", "figure"], "--kind", "--kind"),
  ]

  /// The option that is meant, where the command has it: one under another name, a setting of the file,
  /// or a value that is joined to its option.
  private static func meant(
    _ message: String, _ arguments: [String], _ command: any ParsableCommand.Type
  ) -> String? {
    let mark = "unknown option '"
    guard message.hasPrefix(mark) else { return nil }
    let typed = message.dropFirst(mark.count).prefix { $0 != "'" }
    let help = NNSweep.helpMessage(for: command)
    if !typed.hasPrefix("--") {
      let option = typed.prefix(2)
      return typed.count > 2 && help.contains("  \(option) <")
        ? "did you mean '\(option) \(typed.dropFirst(2))'?" : nil
    }
    let name = typed.dropFirst(2).prefix { $0 != "=" }
    let word = String(name).replacing("_", with: "-")
    let key = String(name).replacing("-", with: "_")
    let isKey = ExperimentKey.all.contains { $0.name == key && $0.isOfBlocks }
    let known: (option: String, typed: String)? =
      otherWords.first { $0.words.contains(word) }.map { (option: $0.option, typed: $0.typed) }
      ?? (isKey ? ("--set", "-s \(key)=") : nil)
    guard let known, help.contains(known.option) else { return nil }
    guard known.typed.hasSuffix("=") else { return "did you mean '\(known.typed)'?" }
    let value = value(of: typed.prefix { $0 != "=" }, in: arguments)
    return "did you mean '\(known.typed)\(shellWord(value))'?"
  }

  /// What stands behind an option; `VALUE` where nothing does.
  private static func value(of option: Substring, in arguments: [String]) -> String {
    if let joined = arguments.first(where: { $0.hasPrefix(option + "=") }) {
      return String(joined.dropFirst(option.count + 1))
    }
    let next = arguments.firstIndex(of: String(option)).map { $0 + 1 }
    let value = next.flatMap { arguments.indices.contains($0) ? arguments[$0] : nil }
    return value.flatMap { $0.hasPrefix("-") ? nil : $0 } ?? "VALUE"
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
