/// Telling apart what can be wrong between commas.
extension Parser {
  /// YAML reads `[0.1 0.3]` as one text of two numbers, which nobody means.
  mutating func reportMissingComma(between item: Node) {
    guard case .scalar(let text, quoted: false) = item.content, text.utf8.contains(0x20) else {
      return
    }
    let words = text.split(separator: " ")
    guard words.count > 1, words.allSatisfy(isNumber) else { return }
    let offset = text.utf8.distance(from: text.startIndex, to: words[1].startIndex)
    let start = item.range.lower + offset
    report(.missingComma, SourceRange(start, start + words[1].utf8.count))
  }

  private func isNumber(_ word: Substring) -> Bool {
    Double(word.filter { $0 != "_" }) != nil
  }

  mutating func reportMissingFlowColon(after key: Node) {
    guard case .scalar(let text, let quoted) = key.content else { return }
    if !quoted, text.utf8.contains(UInt8(ascii: ":")) {
      reportMissingColon(after: key)
    } else {
      report(.missingFlowColon(text), key.range)
    }
  }

  /// `{a: 1 b: 2}` lacks a comma; `{a: b: c}` has a colon too many.
  mutating func reportSecondColon(after value: Node) {
    let range = value.range.lower..<value.range.upper
    guard case .scalar(_, quoted: false) = value.content,
      let blank = bytes[range].lastIndex(of: UInt8(ascii: " "))
    else {
      return report(.secondColon, SourceRange(position, position + 1))
    }
    report(.missingComma, SourceRange(blank + 1, value.range.upper))
  }
}
