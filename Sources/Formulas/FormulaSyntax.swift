/// A formula as typed: what applies to what, nothing known yet about names and types.
///
/// Operators of one rank in a row are one node, so only what is nested in the text is nested here:
/// a sum of a million terms is as flat as one of two.
struct FormulaSyntax {
  indirect enum Shape {
    case number(Double)
    case text(String)
    case truth(Bool)
    case name(String)
    case negated(FormulaSyntax)
    case not(FormulaSyntax)
    /// Terms, each with whether it is subtracted.
    case sum([Operand])
    /// Factors, each with whether it divides.
    case product([Operand])
    case power(FormulaSyntax, FormulaSyntax)
    /// `a < b <= c`: one operator fewer than operands.
    case comparison([FormulaSyntax], [Comparison])
    case member(FormulaSyntax, of: [FormulaSyntax], isNegated: Bool)
    /// `[64, 32]` where one value stands.
    case list([FormulaSyntax])
    case all([FormulaSyntax])
    case any([FormulaSyntax])
    case call(String, [FormulaSyntax], name: Range<Int>)
  }

  struct Operand {
    var isInverse: Bool
    var value: FormulaSyntax
  }

  var shape: Shape
  /// UTF-8 offsets into the formula's text.
  var range: Range<Int>

  init(_ shape: Shape, _ range: Range<Int>) {
    self.shape = shape
    self.range = range
  }

  /// The sizes of layers that it reads as in a file (`64`, `64-32`, `[64, 32]`, `[]`), as texts have
  /// them; nil for anything else.
  var sizes: String? {
    switch shape {
    case .number(let value): Int(exactly: value).flatMap { $0 > 0 ? String($0) : nil }
    case .sum(let operands):
      operands.dropFirst().allSatisfy(\.isInverse) ? Self.joined(operands.map(\.value)) : nil
    case .list(let items): items.isEmpty ? "[]" : Self.joined(items)
    default: nil
    }
  }

  private static func joined(_ parts: [FormulaSyntax]) -> String? {
    let sizes = parts.compactMap { part in
      if case .number = part.shape { part.sizes } else { nil }
    }
    return sizes.count == parts.count ? sizes.joined(separator: "-") : nil
  }
}

/// How two values are compared.
enum Comparison: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  init?(_ mark: FormulaToken.Mark) { self.init(rawValue: mark.rawValue) }

  var isOrder: Bool { self != .equal && self != .notEqual }

  /// Whether it holds for a value whose order to the other is −1, 0 or 1.
  func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }

  /// Whether `a < b <= c` is one statement, as it is in mathematics.
  static func canStandInARow(_ row: [Comparison]) -> Bool {
    guard row.count > 1 else { return true }
    let kinds = Set(row).subtracting([.equal])
    return kinds.isSubset(of: [.less, .lessOrEqual])
      || kinds.isSubset(of: [.greater, .greaterOrEqual])
  }
}
