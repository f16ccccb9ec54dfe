/// A text on one line as Markdown shows it: no character of it marks up anything.
func markdownText(_ text: String) -> String {
  var escaped = ""
  for character in text.printable {
    if "\\|*_`<>[]&~$#".contains(character) { escaped.append("\\") }
    escaped.append(character)
  }
  // At the beginning of a line these make lists; '1.' does, too.
  if let first = text.first, "-+".contains(first) { return "\\" + escaped }
  if let dot = escaped.firstIndex(where: { !$0.isNumber }), dot > escaped.startIndex,
    ".)".contains(escaped[dot])
  {
    let isList =
      escaped.index(after: dot) == escaped.endIndex || escaped[escaped.index(after: dot)] == " "
    if isList { escaped.insert("\\", at: dot) }
  }
  return escaped
}

/// A text of several lines between fences, none of which it can close.
func markdownCode(_ text: String) -> [String] {
  let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
  let fence = String(repeating: "`", count: max(3, longest + 1))
  return [fence, text.printableLines, fence]
}
