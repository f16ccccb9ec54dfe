/// Dates and times as tables write them.
enum Dates {
  /// `2024-01-31`, `31.01.2024`, `1/31/24`, `31 Jan 2024`, `Jan 31, 2024`, `2024-01`, each also
  /// with a time behind it.
  static func isDate(_ scalars: [Unicode.Scalar]) -> Bool {
    let words = words(scalars)
    for count in 1...3 where count <= words.count {
      let rest = words[count...]
      let isEnd =
        rest.isEmpty || isTime(rest[rest.startIndex]) && rest.dropFirst().allSatisfy(isZone)
      if isEnd, isDate(Array(words[..<count])) { return true }
    }
    return false
  }

  /// `12:30`, `12:30:45.5`, also with `am` or `pm`.
  static func isTime(_ scalars: [Unicode.Scalar]) -> Bool {
    let words = words(scalars)
    guard let first = words.first, isTime(first) else { return false }
    return words.dropFirst().allSatisfy(isZone)
  }

  private typealias Word = ArraySlice<Unicode.Scalar>

  /// At blanks and commas, and at the T between date and time.
  private static func words(_ scalars: [Unicode.Scalar]) -> [Word] {
    var scalars = scalars
    if scalars.count > 10, let mark = scalars.firstIndex(of: "T"), mark > 5,
      mark < scalars.count - 1,
      isDigit(scalars[mark - 1]), isDigit(scalars[mark + 1])
    {
      scalars[mark] = " "
    }
    return scalars.split { $0 == " " || $0 == "," }
  }

  private static func isDate(_ words: [Word]) -> Bool {
    if words.count > 1 {
      // A month by its name, between or before its numbers.
      let months = words.filter { isMonth($0) }
      let numbers = words.filter { !$0.isEmpty && $0.drop { isDigit($0) }.allSatisfy { $0 == "." } }
      return months.count == 1 && months.count + numbers.count == words.count
        && numbers.allSatisfy { $0.count(where: isDigit) > 0 && $0.count <= 4 }
    }
    for separator in "-/.".unicodeScalars {
      let parts = words[0].split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let named = parts.filter { isMonth($0) }.count
      let numbers = parts.filter { !$0.isEmpty && $0.allSatisfy(isDigit) }
      guard named + numbers.count == 3, named <= 1 else { continue }
      let values = numbers.compactMap { Int(String(String.UnicodeScalarView($0))) }
      let lengths = numbers.map(\.count)
      // A year of four digits at one end, or of two at the last; `1.2.3` is a version.
      let hasYear = lengths.first == 4 || lengths.last == 4
      let isShort =
        lengths.allSatisfy { $0 <= 2 } && lengths.last == 2
        && (separator != "." || lengths.allSatisfy { $0 == 2 })
      guard hasYear ? lengths.count(where: { $0 <= 2 }) == numbers.count - 1 : isShort else {
        continue
      }
      if values.count(where: { $0 <= 31 }) >= numbers.count - 1 { return true }
    }
    return isMonthOfYear(words[0])
  }

  /// `2024-01`.
  private static func isMonthOfYear(_ word: Word) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2,
      parts.allSatisfy({ $0.allSatisfy(isDigit) }),
      let month = Int(String(String.UnicodeScalarView(parts[1])))
    else { return false }
    return (1...12).contains(month)
  }

  private static func isTime(_ word: Word) -> Bool {
    var word = word
    if word.last == "Z" { word.removeLast() }
    if let sign = word.lastIndex(where: { $0 == "+" || $0 == "-" }), sign > word.startIndex {
      word = word[..<sign]
    }
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3 else { return false }
    let seconds = parts[parts.count - 1].split(separator: ".", maxSplits: 1)
    guard let last = seconds.first else { return false }
    let fields = parts.dropLast() + [last]
    return fields.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(isDigit) }
      && fields.dropFirst().allSatisfy { $0.count == 2 }
  }

  private static func isZone(_ word: Word) -> Bool {
    let text = String(String.UnicodeScalarView(word)).uppercased()
    return ["AM", "PM", "UTC", "GMT", "Z", "CET", "CEST", "EST", "EDT", "PST", "PDT"].contains(text)
      || text.first == "+" && text.dropFirst().allSatisfy { $0.isNumber || $0 == ":" }
  }

  private static func isMonth(_ word: Word) -> Bool {
    let name = String(String.UnicodeScalarView(word.filter { $0 != "." })).lowercased()
    guard name.count >= 3 else { return false }
    return months.contains { $0 == name || $0.prefix(3) == name } || otherMonths.contains(name)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static let otherMonths: Set = [
    "januar", "februar", "märz", "mrz", "mai", "juni", "juli", "oktober", "okt", "dezember", "dez",
    "janvier", "février", "mars", "avril", "juin", "juillet", "août", "octobre", "décembre", "sept",
  ]

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
