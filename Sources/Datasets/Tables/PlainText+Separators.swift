extension PlainText {
  /// Commas, groups of digits and the like in a number; nil for a number without, and for no number.
  var separators: NumberNotation? {
    var body = scalars[...]
    if let first = body.first, first == "-" || first == "+" { body.removeFirst() }
    // An exponent may follow.
    if let mark = body.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      let exponent = body[(mark + 1)...].drop { $0 == "-" || $0 == "+" }
      guard !exponent.isEmpty, exponent.allSatisfy(isDecimal) else { return nil }
      body = body[..<mark]
    }
    let others = body.filter { !isDecimal($0) }
    guard !others.isEmpty, others.count < body.count else { return nil }
    let kinds = Set(others)
    guard kinds.count <= 2, kinds.allSatisfy(isSeparator) else { return nil }
    let last = others[others.count - 1]
    let mark: Unicode.Scalar? =
      kinds.count == 2 || others.count == 1 && (last == "," || last == ".") ? last : nil
    if let mark, others.filter({ $0 == mark }).count != 1 || mark != "," && mark != "." {
      return nil
    }
    let pieces = body.split(separator: mark ?? "\0", omittingEmptySubsequences: false)
    let groups = pieces[0].split(omittingEmptySubsequences: false) { !isDecimal($0) }
    guard groups.count > 1 || mark != nil else { return nil }
    if groups.count > 1 {
      // Groups of three; of two before the last three in India.
      guard (1...3).contains(groups[0].count), groups[groups.count - 1].count == 3,
        groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 || $0.count == 2 })
      else { return nil }
      return .groups
    }
    guard mark == "," else { return nil }
    return pieces[1].count == 3 && (1...3).contains(pieces[0].count) ? .comma : .decimalComma
  }

  /// `1.5d-3`, as Fortran writes it, `1.5*10^-3` and `1.5×10⁻³`.
  var hasOtherExponent: Bool {
    let text = string
    for mark in ["d", "D", "*10^", "*10**", "×10^", "x10^", "·10^", " x 10^", " × 10^", "*^"] {
      guard let range = text.firstRange(of: mark) else { continue }
      let exponent = text[range.upperBound...]
      if mark.lowercased() == "d", exponent.isEmpty { return false }
      if PlainText.isNumber("\(text[..<range.lowerBound])e\(exponent)") {
        // `12d3` is a code rather than a number.
        return mark.lowercased() != "d" || text[..<range.lowerBound].contains(".")
      }
    }
    return false
  }

  /// `1/2`, `3 1/2`, `½`.
  var isFraction: Bool {
    if let last = scalars.last, last.properties.numericType == .numeric,
      last.properties.generalCategory == .otherNumber, !"²³¹".unicodeScalars.contains(last)
    {
      return scalars.dropLast().allSatisfy { isDecimal($0) || $0 == "-" || $0 == " " }
    }
    let halves = scalars.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count == 2, !halves[1].isEmpty, halves[1].allSatisfy(isDecimal) else {
      return false
    }
    let words = halves[0].drop { $0 == "-" || $0 == "+" }.split(separator: " ")
    return (1...2).contains(words.count) && words.allSatisfy { $0.allSatisfy(isDecimal) }
  }

  private func isDecimal(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// What stands between groups of digits, or before a fraction.
  private func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    ",.'_’\u{00B4} \u{00A0}\u{2009}\u{202F}\u{2007}\u{066C}".unicodeScalars.contains(scalar)
  }
}
