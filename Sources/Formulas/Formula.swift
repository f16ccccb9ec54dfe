public import YAMLLite

/// An expression over settings, checked and ready: a `where:`, a `derive:` or a `--where`.
///
/// Numbers are Doubles. They are compared as far as 12 significant digits tell, and results are
/// rounded to as many, so that 0.1 · 3 is 0.3; functions are exact-operation ones of our own, so
/// that no machine decides differently.
public struct Formula: Sendable {
  /// Everything wrong with a formula.
  public struct Refusal: Error, Sendable {
    public let diagnostics: [Diagnostic]
  }

  /// As written.
  public let text: String
  /// What it reads, in the order of first use: their positions are the numbers that evaluation
  /// asks for.
  public let names: [String]
  /// Where each of its names stands first.
  public let places: [SourceRange]
  /// Where it stands in its file.
  public let range: SourceRange
  private let term: FormulaTerm

  /// Reads a formula that comes to a value of type `wanted`, or of any.
  public init(
    _ text: FormulaText, _ scope: FormulaScope, wanted: FormulaType? = nil
  ) throws(Refusal) {
    let syntax: FormulaSyntax
    do {
      syntax = try FormulaParser.parse(text.text)
    } catch {
      throw Refusal(diagnostics: [error.mistake.diagnostic(at: text.range(error.range))])
    }
    var checker = FormulaChecker(text, scope)
    let term = checker.term(syntax)
    if let term, let wanted, term.type != wanted {
      checker.report(
        .result(wants: wanted, is: term.type, checker.words(syntax)), syntax.range)
    }
    guard let term, checker.diagnostics.isEmpty else {
      throw Refusal(diagnostics: checker.diagnostics)
    }
    self.text = text.text
    self.term = term
    names = checker.names
    places = checker.places
    range = text.range(syntax.range)
  }

  public var type: FormulaType { term.type }

  /// The value where name number `n` is `lookup(n)`; a name without a value is a failure, unless
  /// the value is settled before it is asked for. Numbers come rounded to 12 digits.
  public func value(_ lookup: (Int) -> FormulaValue?) throws(FormulaFailure) -> FormulaValue {
    switch term {
    case .number(let number): .number(try number.value(lookup).roundedToSignificantDigits)
    case .text(let text): .text(try text.value(lookup))
    case .truth(let truth): .truth(try truth.value(lookup))
    }
  }

  /// Whether a condition holds; false of what is none.
  public func holds(_ lookup: (Int) -> FormulaValue?) throws(FormulaFailure) -> Bool {
    guard case .truth(let truth) = term else { return false }
    return try truth.value(lookup)
  }
}
