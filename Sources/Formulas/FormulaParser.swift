/// Reads a formula. From the loosest to the tightest:
/// ```
/// any         = all ("or" all)*
/// all         = denial ("and" denial)*
/// denial      = "not" denial | comparison
/// comparison  = sum (("<" | "<=" | ">" | ">=" | "==" | "!=") sum)* | sum ["not"] "in" list
/// list        = "[" sum ("," sum)* "]"
/// sum         = product (("+" | "-") product)*
/// product     = negation (("*" | "/") negation)*
/// negation    = "-" negation | "+" negation | power
/// power       = primary [("^" | "**") negation]
/// primary     = number | text | "true" | "false" | name | name "(" any ("," any)* ")" | "(" any ")"
///             | "[" "]" | list
/// ```
/// So `-2^2` is −4, `2^-1` is 0.5 and `2^3^2` is 2⁹.
struct FormulaParser {
  /// Deeper nesting is refused: the parser and everything after it recurse.
  static let deepest = 50

  private let text: [UInt8]
  private let tokens: [FormulaToken]
  private var position = 0
  private var depth = 0

  /// The whole text as one formula.
  static func parse(_ text: String) throws(FormulaMistake.Placed) -> FormulaSyntax {
    var lexer = FormulaLexer(text)
    let tokens = try lexer.tokens()
    var parser = FormulaParser(text: Array(text.utf8), tokens: tokens)
    guard tokens.count > 1 else { throw .init(.empty, 0..<0) }
    let formula = try parser.any()
    guard parser.next.kind == .end else { throw parser.surplus() }
    return formula
  }

  private init(text: [UInt8], tokens: [FormulaToken]) {
    self.text = text
    self.tokens = tokens
  }

  private var next: FormulaToken { tokens[position] }

  private func spelling(_ token: FormulaToken) -> String {
    String(decoding: text[token.range], as: UTF8.self)
  }

  /// Steps over a mark if it comes next.
  private mutating func skip(_ mark: FormulaToken.Mark) -> Bool {
    guard next.kind == .mark(mark) else { return false }
    position += 1
    return true
  }

  private mutating func skip(word: String) -> Bool {
    guard next.isWord(word) else { return false }
    position += 1
    return true
  }

  private mutating func nested(
    _ body: (inout FormulaParser) throws(FormulaMistake.Placed) -> FormulaSyntax
  ) throws(FormulaMistake.Placed) -> FormulaSyntax {
    guard depth < Self.deepest else { throw .init(.tooDeep(Self.deepest), next.range) }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  /// What is wrong with a token that nothing accounts for.
  private func surplus() -> FormulaMistake.Placed {
    let spelling = spelling(next)
    switch next.kind {
    case .mark(.close), .mark(.closeList): return .init(.strayClosing(spelling), next.range)
    case .mark(.comma): return .init(.noOperator(before: spelling), next.range)
    case .word("not"): return .init(.notAlone, next.range)
    default: return .init(.noOperator(before: spelling), next.range)
    }
  }

  /// What is wrong where a value should come next.
  private func missingValue() -> FormulaMistake.Placed {
    let isFirst = position == 0
    if isFirst || next.kind != .end && tokens[position - 1].kind == .mark(.open) {
      return .init(.noValueBefore(spelling(next)), next.range)
    }
    return .init(.noValueAfter(spelling(tokens[position - 1])), tokens[position - 1].range)
  }
}

/// Conditions.
extension FormulaParser {
  private mutating func any() throws(FormulaMistake.Placed) -> FormulaSyntax {
    var parts = [try all()]
    while skip(word: "or") { parts.append(try all()) }
    return joined(parts, FormulaSyntax.Shape.any)
  }

  private mutating func all() throws(FormulaMistake.Placed) -> FormulaSyntax {
    var parts = [try denial()]
    while skip(word: "and") { parts.append(try denial()) }
    return joined(parts, FormulaSyntax.Shape.all)
  }

  private func joined(
    _ parts: [FormulaSyntax], _ shape: ([FormulaSyntax]) -> FormulaSyntax.Shape
  ) -> FormulaSyntax {
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return parts[0] }
    return FormulaSyntax(shape(parts), first.range.lowerBound..<last.range.upperBound)
  }

  private mutating func denial() throws(FormulaMistake.Placed) -> FormulaSyntax {
    let start = next.range.lowerBound
    guard skip(word: "not") else { return try comparison() }
    let denied = try nested { (parser) throws(FormulaMistake.Placed) in try parser.denial() }
    return FormulaSyntax(.not(denied), start..<denied.range.upperBound)
  }

  private mutating func comparison() throws(FormulaMistake.Placed) -> FormulaSyntax {
    let first = try sum()
    if next.isWord("in") || next.isWord("not") { return try membership(of: first) }
    var operands = [first]
    var row: [Comparison] = []
    while case .mark(let mark) = next.kind, let comparison = Comparison(mark) {
      position += 1
      row.append(comparison)
      operands.append(try sum())
    }
    let whole = joined(operands) { .comparison($0, row) }
    guard Comparison.canStandInARow(row) else { throw .init(.mixedChain, whole.range) }
    return whole
  }

  private mutating func membership(
    of value: FormulaSyntax
  ) throws(FormulaMistake.Placed) -> FormulaSyntax {
    let isNegated = skip(word: "not")
    guard skip(word: "in") else { throw .init(.notAlone, tokens[position - 1].range) }
    let word = isNegated ? "not in" : "in"
    let open = next.range
    guard skip(.openList) else { throw .init(.noList(after: word), tokens[position - 1].range) }
    if next.kind == .mark(.closeList) {
      throw .init(.emptyList(after: word), open.lowerBound..<next.range.upperBound)
    }
    let (items, end) = try list(closedBy: .closeList, openedAt: open)
    return FormulaSyntax(
      .member(value, of: items, isNegated: isNegated), value.range.lowerBound..<end)
  }

  /// Values with commas between them, and where the closing bracket ends.
  private mutating func list(
    closedBy closing: FormulaToken.Mark, openedAt open: Range<Int>
  ) throws(FormulaMistake.Placed) -> ([FormulaSyntax], end: Int) {
    var items: [FormulaSyntax] = []
    repeat {
      items.append(
        try nested { (parser) throws(FormulaMistake.Placed) in try parser.any() })
    } while skip(.comma)
    try close(closing, openedAt: open)
    return (items, tokens[position - 1].range.upperBound)
  }

  private mutating func close(
    _ closing: FormulaToken.Mark, openedAt open: Range<Int>
  ) throws(FormulaMistake.Placed) {
    guard !skip(closing) else { return }
    switch next.kind {
    case .end: throw .init(.unclosed(String(decoding: text[open], as: UTF8.self)), open)
    case .mark(.close), .mark(.closeList):
      throw .init(.wrongBracket(spelling(next), expected: closing.rawValue), next.range)
    default: throw surplus()
    }
  }
}

/// Arithmetic.
extension FormulaParser {
  private mutating func sum() throws(FormulaMistake.Placed) -> FormulaSyntax {
    var terms = [FormulaSyntax.Operand(isInverse: false, value: try product())]
    while next.kind == .mark(.plus) || next.kind == .mark(.minus) {
      let isInverse = next.kind == .mark(.minus)
      position += 1
      terms.append(FormulaSyntax.Operand(isInverse: isInverse, value: try product()))
    }
    return joined(terms, FormulaSyntax.Shape.sum)
  }

  private mutating func product() throws(FormulaMistake.Placed) -> FormulaSyntax {
    var factors = [FormulaSyntax.Operand(isInverse: false, value: try negation())]
    while next.kind == .mark(.times) || next.kind == .mark(.over) {
      let isInverse = next.kind == .mark(.over)
      position += 1
      factors.append(FormulaSyntax.Operand(isInverse: isInverse, value: try negation()))
    }
    return joined(factors, FormulaSyntax.Shape.product)
  }

  private func joined(
    _ operands: [FormulaSyntax.Operand],
    _ shape: ([FormulaSyntax.Operand]) -> FormulaSyntax.Shape
  ) -> FormulaSyntax {
    joined(operands.map(\.value)) { _ in shape(operands) }
  }

  private mutating func negation() throws(FormulaMistake.Placed) -> FormulaSyntax {
    let start = next.range.lowerBound
    if skip(.plus) {
      return try nested { (parser) throws(FormulaMistake.Placed) in try parser.negation() }
    }
    guard skip(.minus) else { return try power() }
    let value = try nested { (parser) throws(FormulaMistake.Placed) in try parser.negation() }
    return FormulaSyntax(.negated(value), start..<value.range.upperBound)
  }

  private mutating func power() throws(FormulaMistake.Placed) -> FormulaSyntax {
    let base = try primary()
    guard skip(.power) else { return base }
    let exponent = try nested { (parser) throws(FormulaMistake.Placed) in try parser.negation() }
    return FormulaSyntax(
      .power(base, exponent), base.range.lowerBound..<exponent.range.upperBound)
  }

  private mutating func primary() throws(FormulaMistake.Placed) -> FormulaSyntax {
    let token = next
    switch token.kind {
    case .number(let value):
      position += 1
      return FormulaSyntax(.number(value), token.range)
    case .text(let text):
      position += 1
      return FormulaSyntax(.text(text), token.range)
    case .word("true"), .word("false"):
      position += 1
      return FormulaSyntax(.truth(token.isWord("true")), token.range)
    case .word(let word) where !FormulaToken.reserved.contains(word):
      position += 1
      return try nameOrCall(word, token.range)
    case .mark(.open):
      position += 1
      let inner = try nested { (parser) throws(FormulaMistake.Placed) in try parser.any() }
      try close(.close, openedAt: token.range)
      return FormulaSyntax(
        inner.shape, token.range.lowerBound..<tokens[position - 1].range.upperBound)
    case .mark(.openList):
      position += 1
      if skip(.closeList) {
        return FormulaSyntax(
          .list([]), token.range.lowerBound..<tokens[position - 1].range.upperBound)
      }
      let (items, end) = try list(closedBy: .closeList, openedAt: token.range)
      return FormulaSyntax(.list(items), token.range.lowerBound..<end)
    default: throw missingValue()
    }
  }

  private mutating func nameOrCall(
    _ word: String, _ range: Range<Int>
  ) throws(FormulaMistake.Placed) -> FormulaSyntax {
    let open = next.range
    guard skip(.open) else { return FormulaSyntax(.name(word), range) }
    if skip(.close) {
      let end = tokens[position - 1].range.upperBound
      return FormulaSyntax(.call(word, [], name: range), range.lowerBound..<end)
    }
    let (arguments, end) = try list(closedBy: .close, openedAt: open)
    return FormulaSyntax(.call(word, arguments, name: range), range.lowerBound..<end)
  }
}
