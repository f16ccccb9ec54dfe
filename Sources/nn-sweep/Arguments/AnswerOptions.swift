import ArgumentParser

/// What is learned of a file that the command line names.
struct AnswerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The column with the classes of a CSV file; of a .npz file the array, of a .npy file another.",
      valueName: "column"))
  var label: String?

  @Option(
    help: ArgumentHelp(
      "The column, the array or the file with the numbers to predict.", valueName: "column"))
  var target: String?

  @Option(help: ArgumentHelp("The array with the examples of a .npz file.", valueName: "array"))
  var inputs: String?

  func validate() throws {
    if label != nil && target != nil {
      throw ValidationError("--label is for classes, --target for numbers: give one of the two")
    }
  }

  /// Refuses `--inputs` for what is no file of arrays.
  func check(for data: String) throws {
    guard inputs != nil, !ArraysArgument.isArrays(data) else { return }
    throw ValidationError("--inputs names an array of a .npz file: leave it out for '\(data)'")
  }
}
