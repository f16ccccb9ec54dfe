import YAMLLite

/// What can be wrong with a formula before it is evaluated. All the wording stands here.
enum FormulaMistake: Equatable {
  /// With its place in the formula's own text.
  struct Placed: Error, Equatable {
    var mistake: FormulaMistake
    var range: Range<Int>

    init(_ mistake: FormulaMistake, _ range: Range<Int>) {
      self.mistake = mistake
      self.range = range
    }
  }

  case empty
  case strangeCharacter(Unicode.Scalar)
  case foreignOperator(String, String)
  case unclosedQuote(String)
  case badNumber(String)
  case numberTooLarge(String)
  case noValueAfter(String)
  case noValueBefore(String)
  case noOperator(before: String)
  case unclosed(String)
  case wrongBracket(String, expected: String)
  case strayClosing(String)
  case noList(after: String)
  case emptyList(after: String)
  case listAlone(String)
  case notAlone
  case mixedChain
  case tooDeep(Int)

  /// `every` says where all names stand, if they are many.
  case unknownName(String, known: [String], every: String = "every key: nn-sweep keys")
  case unquotedText(String)
  case unknownValue(String, of: String, known: [String])
  case unknownFunction(String)
  case functionAsName(String)
  case nameAsFunction(String)
  case argumentCount(String, atLeast: Int, atMost: Int, found: Int)
  case differentTypes(String, FormulaType, String, FormulaType, cure: String?)
  case unordered(String, FormulaType)
  case operand(of: String, wants: FormulaType, String, is: FormulaType)
  case result(wants: FormulaType, is: FormulaType, String)

  func diagnostic(at range: SourceRange) -> Diagnostic {
    Diagnostic(message, at: range, hint: hint)
  }
}

extension FormulaMistake {
  private var message: String {
    switch self {
    case .empty: "an expression is missing"
    case .strangeCharacter(let scalar): "'\(scalar)' has no meaning in an expression"
    case .foreignOperator(let text, _): "'\(text)' is no operator"
    case .unclosedQuote(let mark): "text without its closing \(mark)"
    case .badNumber(let text): "'\(text)' is not a number"
    case .numberTooLarge(let text): "number '\(text)' is too large"
    case .noValueAfter(let mark): "no value after '\(mark)'"
    case .noValueBefore(let mark): "no value before '\(mark)'"
    case .noOperator(let text): "no operator before '\(text)'"
    case .unclosed(let bracket): "'\(bracket)' is never closed"
    case .wrongBracket(let found, let expected): "found '\(found)', expected '\(expected)'"
    case .strayClosing(let bracket): "'\(bracket)' closes nothing"
    case .noList(let word): "no list after '\(word)'"
    case .emptyList(let word): "an empty list after '\(word)'"
    case .listAlone(let list): "'\(list)' is a list, where one value stands"
    case .notAlone: "'not' between two values"
    case .mixedChain: "comparisons in a row that do not point the same way"
    case .tooDeep(let levels): "nested deeper than \(levels) levels"

    case .unknownName(let name, _, _), .unquotedText(let name): "unknown name '\(name)'"
    case .unknownValue(let value, let name, _): "'\(name)' is never '\(value)'"
    case .unknownFunction(let name): "unknown function '\(name)'"
    case .functionAsName(let name): "'\(name)' is a function"
    case .nameAsFunction(let name): "'\(name)' is no function"
    case .argumentCount(let name, let least, let most, let found):
      "\(name) takes \(least == most ? "one value" : "at least \(least) values"), not \(found)"
    case .differentTypes(let left, let leftType, let right, let rightType, _):
      "'\(left)' is \(leftType.words), but '\(right)' is \(rightType.words)"
    case .unordered(let operand, let type):
      "'\(operand)' is \(type.words), which is never below or above another"
    case .operand(let mark, let wanted, let operand, let type):
      "'\(mark)' takes \(wanted.plural), but '\(operand)' is \(type.words)"
    case .result(let wanted, let type, _): "expected \(wanted.words), but this is \(type.words)"
    }
  }

  private var hint: String? {
    switch self {
    case .foreignOperator(_, let cure): "write \(cure)"
    case .badNumber(let text) where text.contains("_"): "underscores stand between digits only"
    case .noOperator(let text):
      nearest(to: text, among: ["and", "or", "in", "not in"]).map { "did you mean '\($0)'?" }
        ?? "join conditions with 'and' or 'or', numbers with + - * / ^"
    case .listAlone: "several values are compared with 'in': in [16, 32]"
    case .noList, .emptyList: "write the values in brackets: in [16, 32]"
    case .notAlone: "write 'not in', or 'and not'"
    case .mixedChain: "write 'and' between them"
    case .unknownName(let name, let known, let every):
      suggestion(for: name, among: known, every: every)
    case .unquotedText(let text): "a text is quoted: '\(text)'"
    case .unknownValue(let value, _, let known): suggestion(for: value, among: known)
    case .unknownFunction(let name): suggestion(for: name, among: FormulaFunction.names)
    case .functionAsName(let name): "write \(name)(…)"
    case .nameAsFunction: "functions: " + FormulaFunction.names.joined(separator: ", ")
    case .differentTypes(_, _, _, _, let cure): cure
    case .unordered: "compare it with ==, != or in"
    case .operand(_, .truth, let operand, .number): "compare it, as in \(operand) > 0"
    case .result(.truth, .number, let text): "compare it, as in \(text) > 0"
    default: nil
    }
  }
}
