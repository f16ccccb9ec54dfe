/// Texts that are rather one text, written in several ways.
enum Lookalikes {
  /// How the first two of them differ: `'Yes' and 'yes' differ in case alone`; nil where there are none.
  static func words(_ texts: [String]) -> String? {
    var known: [String: String] = [:]
    var pairs: [(String, String)] = []
    for text in texts {
      let key = number(text).map { "\0\($0)" } ?? squeezed(text).lowercased()
      if let first = known[key] { pairs.append((first, text)) } else { known[key] = text }
    }
    guard let (first, second) = pairs.first else { return nil }
    return "'\(first)' and '\(second)' \(difference(first, second))"
      + (pairs.count > 1 ? ", and \(pairs.count - 1) more look alike" : "")
  }

  private static func difference(_ first: String, _ second: String) -> String {
    if number(first) != nil { return "are the same number" }
    if first.lowercased() == second.lowercased() { return "differ in case alone" }
    return squeezed(first) == squeezed(second)
      ? "differ in blanks alone" : "differ in case and blanks alone"
  }

  /// The number that a text is, where different numbers are certain to be different here.
  private static func number(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    guard let number = DecimalNumber.value(bytes, bytes.indices), number.magnitude < 0x1p53 else {
      return nil
    }
    // Not -0.
    return number + 0
  }

  private static func squeezed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension RawExamples {
  /// Classes, and categories of a column, that may mean the same.
  var lookalikes: [DataFinding] {
    let cure = "write them alike if they mean the same"
    var findings: [DataFinding] = []
    if case .labels(_, let classes) = answers, let words = Lookalikes.words(classes) {
      findings.append(DataFinding("classes \(words)", cure: cure))
    }
    for column in texts {
      guard let words = Lookalikes.words(column.categories) else { continue }
      findings.append(DataFinding("in column '\(column.name)' \(words)", cure: cure))
    }
    return findings
  }
}
