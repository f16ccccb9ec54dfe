import YAMLLite

/// Gives the parts of a parsed formula their types, and keeps every complaint.
///
/// A function that answers nil has said why.
struct FormulaChecker {
  private let text: FormulaText
  private let bytes: [UInt8]
  private let scope: FormulaScope
  private(set) var diagnostics: [Diagnostic] = []
  /// Names in the order of their first use.
  private(set) var names: [String] = []
  /// Where each of them stands first.
  private(set) var places: [SourceRange] = []
  private var numbers: [String: Int] = [:]
  /// Where a name spelled with dashes ends: its parts are not reported once more.
  private var dashedEnd = 0

  init(_ text: FormulaText, _ scope: FormulaScope) {
    self.text = text
    self.scope = scope
    bytes = Array(text.text.utf8)
  }

  mutating func report(_ mistake: FormulaMistake, _ range: Range<Int>) {
    diagnostics.append(mistake.diagnostic(at: text.range(range)))
  }

  /// A part's own words, shortened for a message; of a text without its quotes.
  func words(_ part: FormulaSyntax) -> String {
    var words = String(decoding: bytes[part.range], as: UTF8.self)
    if case .text(let text) = part.shape { words = text }
    return words.count > 40 ? words.prefix(39) + "…" : words
  }

  mutating func term(_ part: FormulaSyntax) -> FormulaTerm? {
    switch part.shape {
    case .number(let value): return .number(.constant(value))
    case .text(let value): return .text(.constant(value))
    case .truth(let value): return .truth(.constant(value))
    case .name(let name): return self.name(name, part.range)
    case .negated(let operand):
      return number(operand, of: "-").map { .number(.negated($0)) }
    case .sum(let operands):
      return terms(operands, "+", "-").map { .number(.sum($0, text.range(part.range))) }
    case .product(let operands):
      return terms(operands, "*", "/").map { .number(.product($0, text.range(part.range))) }
    case .power(let base, let exponent):
      guard let base = number(base, of: "^"), let exponent = number(exponent, of: "^")
      else { return nil }
      return .number(.power(base, exponent, text.range(part.range)))
    case .call(let name, let arguments, let place):
      return call(name, arguments, place, part.range)
    case .list:
      report(.listAlone(words(part)), part.range)
      return nil
    case .not(let operand): return truth(operand, of: "not").map { .truth(.not($0)) }
    case .all(let parts): return truths(parts, "and").map { .truth(.all($0)) }
    case .any(let parts): return truths(parts, "or").map { .truth(.any($0)) }
    case .comparison(let operands, let row):
      return comparison(operands, row).map(FormulaTerm.truth)
    case .member(let value, let items, let isNegated):
      return member(value, items).map { .truth(isNegated ? .not($0) : $0) }
    }
  }

  /// The texts that a name is known to take; nil for what is no text, or may be any.
  func values(of name: String) -> [String]? {
    guard let values = scope[name]?.values, !values.isEmpty else { return nil }
    return values
  }

  /// Whether a name stands for sizes of layers.
  func isSizes(_ name: String) -> Bool { scope[name]?.isSizes ?? false }

  func scopeType(_ name: String) -> FormulaType? { scope[name]?.type }

  /// Whether a word is neither a name nor a misspelling of one.
  func isUnlikeAnyName(_ word: String) -> Bool {
    scope[word] == nil && FormulaFunction(rawValue: word) == nil
      && nearest(to: word, among: scope.names.map(\.name)) == nil
  }

  private mutating func name(_ name: String, _ range: Range<Int>) -> FormulaTerm? {
    guard let entry = scope[name] else {
      reportUnknown(name, range)
      return nil
    }
    let number = numbers[name] ?? names.count
    if number == names.count {
      numbers[name] = number
      names.append(name)
      places.append(text.range(range))
    }
    let term = NameTerm(number: number, name: name, range: text.range(range))
    return switch entry.type {
    case .number: .number(.name(term))
    case .text: .text(.name(term))
    case .truth: .truth(.name(term))
    }
  }

  private mutating func reportUnknown(_ name: String, _ range: Range<Int>) {
    guard range.lowerBound >= dashedEnd else { return }
    let dashed = dashedWord(range)
    let meant = dashed.word.split(separator: "-").joined(separator: "_")
    if meant != name, scope[meant] != nil {
      dashedEnd = dashed.range.upperBound
      report(unknown(dashed.word), dashed.range)
    } else if FormulaFunction(rawValue: name) != nil {
      report(.functionAsName(name), range)
    } else {
      report(unknown(name), range)
    }
  }

  private func unknown(_ name: String) -> FormulaMistake {
    .unknownName(name, known: scope.names.map(\.name), every: scope.everyName)
  }

  /// A word and the words that follow it with dashes between: somebody's spelling of a name.
  private func dashedWord(_ range: Range<Int>) -> (word: String, range: Range<Int>) {
    let isPart = { (byte: UInt8) in
      byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
    }
    let end = bytes[range.upperBound...].firstIndex { !isPart($0) } ?? bytes.count
    return (String(decoding: bytes[range.lowerBound..<end], as: UTF8.self), range.lowerBound..<end)
  }

  private mutating func call(
    _ name: String, _ arguments: [FormulaSyntax], _ place: Range<Int>, _ range: Range<Int>
  ) -> FormulaTerm? {
    guard let function = FormulaFunction(rawValue: name) else {
      report(scope[name] == nil ? .unknownFunction(name) : .nameAsFunction(name), place)
      return nil
    }
    let allowed = function.arguments
    guard allowed.contains(arguments.count) else {
      report(
        .argumentCount(
          name, atLeast: allowed.lowerBound, atMost: allowed.upperBound, found: arguments.count),
        range)
      return nil
    }
    let values = arguments.map { number($0, of: name) }.compactMap(\.self)
    guard values.count == arguments.count else { return nil }
    return .number(.call(function, values, text.range(range)))
  }
}

/// Operands that must be of one type.
extension FormulaChecker {
  private mutating func number(_ part: FormulaSyntax, of mark: String) -> NumberTerm? {
    guard let term = term(part) else { return nil }
    if case .number(let number) = term { return number }
    report(.operand(of: mark, wants: .number, words(part), is: term.type), part.range)
    return nil
  }

  private mutating func truth(_ part: FormulaSyntax, of mark: String) -> TruthTerm? {
    guard let term = term(part) else { return nil }
    if case .truth(let truth) = term { return truth }
    report(.operand(of: mark, wants: .truth, words(part), is: term.type), part.range)
    return nil
  }

  private mutating func truths(_ parts: [FormulaSyntax], _ mark: String) -> [TruthTerm]? {
    let truths = parts.map { truth($0, of: mark) }.compactMap(\.self)
    return truths.count == parts.count ? truths : nil
  }

  private mutating func terms(
    _ operands: [FormulaSyntax.Operand], _ mark: String, _ inverse: String
  ) -> [NumberTerm.Operand]? {
    var terms: [NumberTerm.Operand] = []
    for (index, operand) in operands.enumerated() {
      // The first operand has no mark of its own, so it is blamed on the second one's.
      let isInverse = operands[max(index, 1)].isInverse
      guard let value = number(operand.value, of: isInverse ? inverse : mark) else { continue }
      terms.append(
        NumberTerm.Operand(
          isInverse: operand.isInverse, value: value, range: text.range(operand.value.range)))
    }
    return terms.count == operands.count ? terms : nil
  }
}
