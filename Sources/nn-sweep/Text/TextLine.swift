/// How a piece of text is set off where colors are shown.
enum Style: String, Sendable, Hashable {
  case bold, dim, green, yellow, red

  /// The parameter of the terminal's "select graphic rendition" sequence.
  fileprivate var code: Int {
    switch self {
    case .bold: 1
    case .dim: 2
    case .green: 32
    case .yellow: 33
    case .red: 31
    }
  }
}

/// One line of output: pieces of text, some of them styled. Widths and clipping see only the text.
struct TextLine: Sendable, Hashable, ExpressibleByStringInterpolation {
  private struct Span: Sendable, Hashable {
    var text: String
    var style: Style?
  }

  private var spans: [Span] = []

  init(_ text: String = "", _ style: Style? = nil) { append(text, style) }

  init(stringLiteral text: String) { self.init(text) }

  /// Adds text at the end. Control characters are made visible.
  mutating func append(_ text: String, _ style: Style? = nil) {
    guard !text.isEmpty else { return }
    if let last = spans.last, last.style == style {
      spans[spans.count - 1].text += text.printable
      return
    }
    spans.append(Span(text: text.printable, style: style))
  }

  mutating func append(_ line: TextLine) { spans += line.spans }

  static func + (left: TextLine, right: TextLine) -> TextLine {
    var both = left
    both.append(right)
    return both
  }

  /// The text without styles.
  var plain: String { spans.map(\.text).joined() }

  var width: Int { spans.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  /// The line in at most `width` columns; what was cut off leaves an ellipsis.
  func clipped(to width: Int) -> TextLine {
    guard self.width > width else { return self }
    var kept = TextLine()
    var left = width
    for span in spans {
      // The piece that fills the line to the end has to give up a column to the ellipsis too.
      let columns = DisplayWidth.of(span.text)
      guard columns >= left else {
        kept.append(span.text, span.style)
        left -= columns
        continue
      }
      kept.append((span.text + " ").clipped(to: left), span.style)
      break
    }
    return kept
  }

  /// The line in lines of at most `width` columns, broken at blanks, with what goes on indented by
  /// two; a word that is longer has a line of its own.
  func wrapped(to width: Int) -> [TextLine] {
    guard self.width > width else { return [self] }
    var lines = [TextLine()]
    for span in spans {
      var rest = span.text[...]
      while !rest.isEmpty {
        let blanks = rest.prefix { $0 == " " }
        let word = rest[blanks.endIndex...].prefix { $0 != " " }
        rest = rest[word.endIndex...]
        let piece = String(blanks + word)
        let last = lines[lines.count - 1].width
        if blanks.isEmpty || last == 0 || last + DisplayWidth.of(piece) <= width {
          lines[lines.count - 1].append(piece, span.style)
        } else {
          lines.append("  ")
          lines[lines.count - 1].append(String(word), span.style)
        }
      }
    }
    return lines
  }

  /// The text, with terminal sequences around styled pieces when `color` is set.
  func rendered(color: Bool) -> String {
    guard color else { return plain }
    return spans.map { span in
      span.style.map { "\u{1B}[\($0.code)m\(span.text)\u{1B}[0m" } ?? span.text
    }.joined()
  }
}
