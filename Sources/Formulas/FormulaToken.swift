/// A piece of a formula's text: a number, a quoted text, a word, or a mark.
struct FormulaToken: Equatable {
  enum Kind: Equatable {
    case number(Double)
    case text(String)
    /// A name or one of `and or not in true false`.
    case word(String)
    case mark(Mark)
    case end
  }

  /// What is neither a word nor a value. `**` is another spelling of `^`.
  enum Mark: String, CaseIterable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
    case power = "^"
    case open = "("
    case close = ")"
    case openList = "["
    case closeList = "]"
    case comma = ","
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  var kind: Kind
  /// UTF-8 offsets into the formula's text.
  var range: Range<Int>

  func isWord(_ word: String) -> Bool { kind == .word(word) }

  /// Words that can never be names.
  static let reserved: Set<String> = ["and", "or", "not", "in", "true", "false"]
}
