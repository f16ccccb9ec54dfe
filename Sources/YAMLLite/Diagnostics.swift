/// Everything wrong with a file, in the order of places.
public struct Diagnostics: Error, Sendable, CustomStringConvertible {
  /// More than these are counted instead of drawn: the first ones are those to mend first.
  static let mostDrawn = 20

  public let file: SourceFile
  public let items: [Diagnostic]

  public init(file: SourceFile, items: [Diagnostic]) {
    self.file = file
    self.items = items.enumerated()
      .sorted { ($0.element.range.lower, $0.offset) < ($1.element.range.lower, $1.offset) }
      .map(\.element)
  }

  /// Each mistake as `path:line:col: error: message`, its line, a caret, its note likewise, its
  /// hint; without a newline at the end.
  public var description: String {
    let text = Array(file.text.utf8)
    var lines = items.prefix(Self.mostDrawn).flatMap { draw($0, in: text) }
    let rest = items.count - Self.mostDrawn
    if rest > 0 { lines.append("\(file.path): and \(rest) more error\(rest == 1 ? "" : "s")") }
    return lines.joined(separator: "\n")
  }

  private func draw(_ item: Diagnostic, in text: [UInt8]) -> [String] {
    var lines = draw("error: \(item.message)", at: item.range, in: text)
    if let note = item.note { lines += draw("note: \(note.message)", at: note.range, in: text) }
    if let hint = item.hint { lines.append("  hint: \(printable(hint))") }
    return lines
  }

  private func draw(_ words: String, at range: SourceRange, in text: [UInt8]) -> [String] {
    if let (typed, place) = file.typed(range) {
      return Diagnostics(file: typed, items: []).draw(words, at: place, in: Array(typed.text.utf8))
    }
    let (line, column) = file.place(of: range.lower)
    let excerpt = Excerpt(of: text, at: range)
    return [
      "\(file.path):\(line):\(column): \(printable(words))", excerpt.line, excerpt.carets,
    ]
  }

  /// Messages quote the file, which may hold anything.
  private func printable(_ words: String) -> String {
    words.unicodeScalars.map(drawn).joined()
  }
}
