import Datasets

/// Arrays of NumPy that the command line names, with what is learned of them.
enum ArraysArgument {
  /// Whether a name is that of an array or an archive of arrays, packed or not.
  static func isArrays(_ name: String) -> Bool { isArray(name) || isArchive(name) }

  private static func isArray(_ name: String) -> Bool { ends(name, in: ".npy") }

  private static func isArchive(_ name: String) -> Bool { ends(name, in: ".npz") }

  private static func ends(_ name: String, in ending: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(ending) || name.hasSuffix(ending + ".gz")
  }

  /// The arrays as an experiment file has them: `{npz: digits.npz, inputs: x, labels: kind}`.
  static func text(
    _ path: String, inputs: String?, label: String?, target: String?
  ) throws -> String {
    let key = target == nil ? "labels" : "targets"
    let answer = target ?? label
    guard isArchive(path) else {
      guard inputs == nil else {
        throw Failure(
          "--inputs names an array of a .npz file", at: path, hint: "leave it out", .arguments)
      }
      guard let answer else {
        try NumPySource.check(path)
        throw Failure(
          "say which file holds the answers", at: path,
          hint: "--label FILE.npy for classes, --target FILE.npy for numbers", .arguments)
      }
      return "{npy: \(TableArgument.word(path)), \(key): \(TableArgument.word(answer))}"
    }
    guard let inputs, let answer else {
      let names = try NumPySource.arrays(in: path).joined(separator: ", ")
      throw Failure(
        "say which array holds the examples, and which the answers", at: path,
        hint: "its arrays are \(names): --inputs NAME, and --label NAME for classes or"
          + " --target NAME for numbers", .arguments)
    }
    return "{npz: \(TableArgument.word(path)), inputs: \(Column.word(inputs)),"
      + " \(key): \(Column.word(answer))}"
  }
}
