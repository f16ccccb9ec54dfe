/// Arrays that NumPy saved, and what is learned from them.
public struct NumPySource: Sendable, Hashable {
  /// Where the two arrays are.
  public enum Place: Sendable, Hashable {
    /// Two files, as `numpy.save` writes them.
    case files(inputs: String, answers: String)
    /// Two arrays of an archive, as `numpy.savez` and `savez_compressed` write it, by their names.
    case archive(String, inputs: String, answers: String)
  }

  public var place: Place
  /// Whether the answers are numbers to predict, not classes.
  public var isNumeric: Bool

  public init(_ place: Place, isNumeric: Bool) {
    self.place = place
    self.isNumeric = isNumeric
  }

  /// The path that names the examples.
  public var file: String {
    switch place {
    case .files(let inputs, _): inputs
    case .archive(let file, _, _): file
    }
  }

  /// Refuses a file that is not there, or no array.
  public static func check(_ path: String) throws(DatasetError) {
    _ = try NPYArray(path: path)
  }

  /// The names of an archive's arrays.
  public static func arrays(in path: String) throws(DatasetError) -> [String] {
    try NPZArchive(path: path).names
  }
}
