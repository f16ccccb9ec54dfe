import ArgumentParser

/// Settings on the command line instead of the file's.
struct OverrideOptions: ParsableArguments {
  @Option(
    name: [.customShort("s"), .customLong("set")], parsing: .singleValue,
    help: ArgumentHelp(
      "A setting instead of the file's, such as -s learning_rate=0.1,0.3; may be repeated.",
      valueName: "key=value"), completion: Completion.settings)
  var set: [String] = []
}
