import YAMLLite

extension ExperimentFile {
  /// The file without comments, a value a line, nothing in brackets: equal for files that differ
  /// in looks alone, and itself a file that asks for the same.
  public var canonicalForm: String {
    // The text was read before, so it parses.
    guard let root = try? YAMLLite.parse(source) else { return "" }
    return root.block(indent: 0)
  }
}

extension Node {
  /// The node as a block of lines, each ended.
  fileprivate func block(indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    switch content {
    case .scalar: return margin + line + "\n"
    case .mapping(let entries):
      return entries.map { entry in
        let key = margin + Self.written(entry.key) + ":"
        if let line = entry.value.shortLine { return key + (line.isEmpty ? "" : " ") + line + "\n" }
        return key + "\n" + entry.value.block(indent: indent + 2)
      }.joined()
    case .list(let items):
      return items.map { item in
        if let line = item.shortLine { return margin + "- " + line + "\n" }
        let block = item.block(indent: indent + 2)
        return margin + "- " + block.dropFirst(indent + 2)
      }.joined()
    }
  }

  /// What fits behind a key: a scalar, or something empty.
  private var shortLine: String? {
    switch content {
    case .scalar: line
    case .list(let items): items.isEmpty ? "[]" : nil
    case .mapping(let entries): entries.isEmpty ? "{}" : nil
    }
  }

  /// A scalar as written; quotes stay where they were.
  private var line: String {
    guard case .scalar(let text, let isQuoted) = content else { return "" }
    return isQuoted ? Self.quoted(text) : text
  }

  private static func written(_ key: String) -> String {
    let isPlain = key.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        || Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
    }
    return isPlain && key.first?.isLetter == true ? key : quoted(key)
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
