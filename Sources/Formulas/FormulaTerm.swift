import YAMLLite

/// A formula as meant: types fit, names are numbered, each part knows where it can fail.
enum FormulaTerm: Sendable {
  case number(NumberTerm)
  case text(TextTerm)
  case truth(TruthTerm)

  var type: FormulaType {
    switch self {
    case .number: .number
    case .text: .text
    case .truth: .truth
    }
  }
}

/// Where a value is read from: a name's number, and its place for the case that it has none.
struct NameTerm: Sendable {
  var number: Int
  var name: String
  var range: SourceRange

  var missing: FormulaFailure { FormulaFailure("'\(name)' has no value here", at: range) }
}

indirect enum NumberTerm: Sendable {
  struct Operand: Sendable {
    var isInverse: Bool
    var value: NumberTerm
    var range: SourceRange
  }

  case constant(Double)
  case name(NameTerm)
  case negated(NumberTerm)
  case sum([Operand], SourceRange)
  case product([Operand], SourceRange)
  case power(NumberTerm, NumberTerm, SourceRange)
  case call(FormulaFunction, [NumberTerm], SourceRange)
}

indirect enum TextTerm: Sendable {
  case constant(String)
  case name(NameTerm)
}

indirect enum TruthTerm: Sendable {
  case constant(Bool)
  case name(NameTerm)
  case not(TruthTerm)
  case all([TruthTerm])
  case any([TruthTerm])
  case numbers(NumberTerm, Comparison, NumberTerm)
  case texts(TextTerm, TextTerm)
  case truths(TruthTerm, TruthTerm)
  case numberIsOne(NumberTerm, of: [NumberTerm])
  case textIsOne(TextTerm, of: [TextTerm])
}
