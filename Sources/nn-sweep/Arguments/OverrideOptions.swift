import ArgumentParser

/// Settings of the command line in the place of the file's.
struct OverrideOptions: ParsableArguments {
  @Option(
    name: [.customShort("s"), .customLong("set")], parsing: .singleValue,
    help: ArgumentHelp(
      "A setting in the place of the file's, as -s learning_rate=0.1,0.3; may be repeated.",
      valueName: "key=value"))
  var set: [String] = []
}
