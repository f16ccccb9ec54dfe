/// Which texts may name an experiment: the name of its directory of plots, beside the database.
///
/// The one check for all of them, whether they come from a file or from somebody else's database.
public enum ExperimentName {
  /// The results database's name in its directory.
  public static let database = "sweeps.sqlite"

  /// What would be allowed instead of this one, in words.
  public static func cure(for text: String) -> String {
    isOfDatabase(text)
      ? "names that begin with '\(database)' belong to the results database"
      : "use letters, digits, '.', '_' and '-', at most 100, a letter or digit first"
  }

  /// `[A-Za-z0-9][A-Za-z0-9._-]*`, at most 100 characters: safe as a directory's name. Names that
  /// begin with that of the database, in whatever case, are those of its logs and copies: SQLite
  /// takes a directory in their place for a log of its own.
  public static func isValid(_ text: String) -> Bool {
    let isWord = { (byte: UInt8) in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: false
      }
    }
    guard let first = text.utf8.first, isWord(first), text.utf8.count <= 100 else { return false }
    return text.utf8.allSatisfy { isWord($0) || "._-".utf8.contains($0) }
      && !isOfDatabase(text)
  }

  private static func isOfDatabase(_ text: String) -> Bool {
    text.lowercased().hasPrefix(database)
  }
}
