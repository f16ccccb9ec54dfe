import Records
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
  func block(indent: Int) -> String {
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

  /// A key without quotes where it reads as itself, as `on` and `a: b` do not.
  private static func written(_ key: String) -> String {
    let node = try? YAMLLite.parse(SourceFile(path: "", text: key + ": 0"))
    guard case .mapping(let entries)? = node?.content, entries.count == 1, entries[0].key == key,
      entries[0].value.plainText == "0"
    else { return quoted(key) }
    return key
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted += isHidden(scalar) ? scalar.quotedEscape : String(scalar)
      }
    }
    return quoted + "\""
  }

  /// Whether a file may not have the character but as an escape: controls, ends of lines and
  /// paragraphs, byte order marks. All of them have four digits at most.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
