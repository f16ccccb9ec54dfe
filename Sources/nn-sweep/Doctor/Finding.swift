/// One thing that was looked at.
struct Finding {
  enum State: String {
    case fine
    /// It works, but not as well as it could.
    case warning
    /// It will not work.
    case problem
  }

  /// A word or two.
  let name: String
  let text: String
  var state = State.fine
  /// What to do about it.
  var hint: String?

  var json: JSONValue {
    .object([
      "name": .text(name), "text": .text(text), "state": .text(state.rawValue),
      "hint": JSONValue(hint),
    ])
  }

  /// A line, and the hint below.
  func lines(nameWidth: Int) -> [TextLine] {
    let sign =
      switch state {
      case .fine: TextLine("✓ ", .green)
      case .warning: TextLine("! ", .yellow)
      case .problem: TextLine("✗ ", .red)
      }
    let padding = String(repeating: " ", count: max(0, nameWidth - name.count) + 2)
    let indent = String(repeating: " ", count: nameWidth + 4)
    return [sign + TextLine(name + padding + text)]
      + (hint.map { [TextLine(indent + "hint: " + $0, .dim)] } ?? [])
  }
}
