/// A text that may be a number, on its way to one: each step takes away or replaces something that
/// a number as the program reads it has not.
struct PlainText {
  private(set) var scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  private init(_ scalars: some Sequence<Unicode.Scalar>) { self.scalars = Array(scalars) }

  var string: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Whether a text is a finite or infinite number as the program reads it.
  static func isNumber(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return DecimalNumber.value(bytes, bytes.indices).map { !$0.isNaN } ?? false
  }

  private static let signs: Set<Unicode.Scalar> = [
    "\u{2212}", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{FE63}", "\u{FF0D}",
  ]

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Blanks of any width, also those without.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace
      || ["\u{200B}", "\u{200E}", "\u{200F}", "\u{2060}", "\u{FEFF}"]
        .contains(scalar)
  }

  /// What stands between two scalars that enclose the text.
  func unwrapped(_ first: Unicode.Scalar, _ last: Unicode.Scalar) -> PlainText? {
    guard scalars.count > 2, scalars.first == first, scalars.last == last else { return nil }
    return PlainText(scalars.dropFirst().dropLast())
  }

  /// What stands in quotes, behind an equals sign or an apostrophe, as spreadsheets write it.
  var unquoted: PlainText? {
    var rest = self
    if rest.scalars.first == "=" { rest.scalars.removeFirst() }
    let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
      ("\"", "\""), ("'", "'"), ("“", "”"), ("‘", "’"), ("`", "`"), ("«", "»"), ("„", "“"),
    ]
    for (first, last) in pairs {
      if let inner = rest.unwrapped(first, last) { return inner }
    }
    if rest.scalars.first == "'" { return PlainText(rest.scalars.dropFirst()) }
    return rest.scalars.count < scalars.count ? rest : nil
  }

  /// Takes `<`, `≥`, `~` and the like from the front.
  mutating func dropBound() -> Bool {
    let count = scalars.count
    while let first = scalars.first, "<>≤≥=~≈±".unicodeScalars.contains(first) {
      scalars.removeFirst()
    }
    guard scalars.count < count else { return false }
    trim()
    return true
  }

  /// Writes digits of other scripts with 0 to 9, and their decimal sign as a point.
  mutating func replaceDigits() -> Bool {
    var isChanged = false
    for (place, scalar) in scalars.enumerated() where scalar.value > 0x7F {
      if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue,
        let digit = Unicode.Scalar(UInt32(0x30 + Int(value)))
      {
        scalars[place] = digit
        isChanged = true
      } else if ["\u{FF0E}", "\u{066B}"].contains(scalar) {
        scalars[place] = "."
        isChanged = true
      }
    }
    return isChanged
  }

  /// `0x1F`, `0b10`, `0o17`, with or without a sign.
  var isInOtherBase: Bool {
    let text = string.lowercased().drop { "+-".contains($0) }
    for (start, radix) in [("0x", 16), ("0b", 2), ("0o", 8)] where text.hasPrefix(start) {
      let digits = text.dropFirst(2)
      return !digits.isEmpty && digits.allSatisfy { $0.hexDigitValue.map { $0 < radix } ?? false }
    }
    return false
  }

  private mutating func trim() {
    while scalars.first.map(Self.isBlank) ?? false { scalars.removeFirst() }
    while scalars.last.map(Self.isBlank) ?? false { scalars.removeLast() }
  }

  /// Takes blanks from both ends and from behind a sign.
  mutating func dropBlanks() -> Bool {
    let count = scalars.count
    trim()
    if let first = scalars.first, "+-".unicodeScalars.contains(first) || Self.signs.contains(first)
    {
      while scalars.count > 1, Self.isBlank(scalars[1]) { scalars.remove(at: 1) }
    }
    return scalars.count < count
  }

  /// Writes a minus sign or dash, in front or behind, as `-` in front.
  mutating func replaceSign() -> Bool {
    if let first = scalars.first, Self.signs.contains(first) {
      scalars[0] = "-"
      return true
    }
    if let last = scalars.last, last == "-" || Self.signs.contains(last), scalars.count > 1 {
      scalars.removeLast()
      if last == "-" || scalars.first != "-" { scalars.insert("-", at: 0) }
      return true
    }
    return false
  }

  private static let currencies = [
    "EUR", "USD", "GBP", "CHF", "JPY", "CNY", "INR", "AUD", "CAD", "SEK", "NOK", "DKK", "PLN",
    "CZK", "BRL", "KRW", "RUB", "TRY", "ZAR", "MXN", "US$", "A$", "C$", "R$", "Rs.", "Rs", "kr",
    "zł",
    "Fr.",
  ].map { Array($0.unicodeScalars) }

  /// Takes a sign or code of a currency from the front, also behind a sign, or from the end.
  mutating func dropCurrency() -> Bool {
    var sign: Unicode.Scalar?
    if let first = scalars.first, first == "-" || first == "+" {
      sign = first
      scalars.removeFirst()
    }
    var isFound = false
    for code in Self.currencies where !isFound {
      if scalars.starts(with: code) {
        scalars.removeFirst(code.count)
        isFound = true
      } else if scalars.count > code.count, scalars.suffix(code.count).elementsEqual(code) {
        scalars.removeLast(code.count)
        isFound = true
      }
    }
    if !isFound, scalars.first?.properties.generalCategory == .currencySymbol {
      scalars.removeFirst()
      isFound = true
    } else if !isFound, scalars.last?.properties.generalCategory == .currencySymbol {
      scalars.removeLast()
      isFound = true
    }
    trim()
    // Swiss prices end in `.-`.
    if isFound, scalars.suffix(2).elementsEqual([".", "-"]) { scalars.removeLast(2) }
    if let sign { scalars.insert(sign, at: 0) }
    return isFound
  }

  mutating func dropSuffix(_ signs: Set<Unicode.Scalar>) -> Bool {
    guard let last = scalars.last, signs.contains(last) else { return false }
    scalars.removeLast()
    trim()
    return true
  }

  /// Takes letters, degrees and powers from the end: what is taken; nil where there is none, or
  /// nothing else.
  mutating func droppedUnit() -> String? {
    guard let end = scalars.lastIndex(where: { Self.isDigit($0) && !isPower($0) }) else {
      return nil
    }
    let number = PlainText(scalars[...end])
    guard PlainText.isNumber(number.string) || number.separators != nil else {
      // `m2`: the digit belongs to the unit.
      guard let start = scalars.firstIndex(where: { $0.properties.isAlphabetic }), start > 0
      else { return nil }
      return droppedUnit(from: start)
    }
    return droppedUnit(from: end + 1)
  }

  private func isPower(_ scalar: Unicode.Scalar) -> Bool { "²³".unicodeScalars.contains(scalar) }

  private mutating func droppedUnit(from start: Int) -> String? {
    var unit = PlainText(scalars[start...])
    scalars.removeSubrange(start...)
    unit.trim()
    trim()
    guard (1...12).contains(unit.scalars.count), let first = unit.scalars.first,
      first.properties.isAlphabetic || "°\"'′″".unicodeScalars.contains(first),
      !unit.scalars.contains(where: Self.isBlank) || !unit.scalars.contains(where: Self.isDigit)
    else { return nil }
    return unit.string
  }
}
