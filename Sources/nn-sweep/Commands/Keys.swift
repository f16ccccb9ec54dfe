import ArgumentParser
import Experiments
import Records
import YAMLLite

/// Prints the table of experiment keys.
struct Keys: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print every key of an experiment file with its type, default, meaning and example.")

  @Argument(help: "Only these keys.")
  var names: [String] = []

  func run() throws {
    let known = ExperimentKey.all.map(\.name)
    if let unknown = names.first(where: { !known.contains($0) }) {
      let hint = suggestion(for: unknown, among: known, every: "every key: nn-sweep keys")
      throw Failure("no key '\(unknown)'", hint: hint, .arguments)
    }
    let keys = ExperimentKey.all.filter { names.isEmpty || names.contains($0.name) }
    print(keys.map(describe).joined(separator: "\n\n"))
  }

  private func describe(_ key: ExperimentKey) -> String {
    """
    \(key.name): \(key.type)
      \(key.help)
      default: \(key.fallback)
      example: \(key.example)
    """
  }
}
