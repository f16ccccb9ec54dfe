/// The experiment files' syntax: a subset of YAML that every version of YAML reads alike.
public enum YAMLLite {
  /// Reads a whole file, or says everything that is wrong with its syntax. An empty file is an
  /// absent value.
  public static func parse(_ file: SourceFile) throws(Diagnostics) -> Node {
    var parser = Parser(Array(file.text.utf8))
    let node = parser.parseFile()
    guard parser.problems.isEmpty else {
      throw Diagnostics(file: file, items: parser.problems)
    }
    return node
  }
}
