/// Dates in the order of ISO 8601: `2024-01-31`, `2024-01`, `2024-01-31 12:30`, `2024-01-31T12:30:45.5Z`,
/// `2024-01-31T12:30:45+01:00`.
enum ISODate {
  /// Seconds since 1970, of a time without a zone as if it were UTC; nil for any other text.
  static func seconds(_ text: String) -> Double? {
    var rest = Array(text.utf8)[...]
    guard let year = digits(4, &rest), take("-", &rest), let month = digits(2, &rest),
      (1...12).contains(month)
    else { return nil }
    var day = 1
    if !rest.isEmpty {
      guard take("-", &rest), let number = digits(2, &rest),
        (1...days(in: month, of: year)).contains(number)
      else { return nil }
      day = number
    }
    let date = 86_400 * Double(daysSince1970(year, month, day))
    if rest.isEmpty { return date }
    guard take("T", &rest) || take(" ", &rest), let time = time(&rest), let zone = zone(&rest)
    else { return nil }
    return date + time - zone
  }

  /// Seconds since midnight.
  private static func time(_ rest: inout ArraySlice<UInt8>) -> Double? {
    guard let hour = digits(2, &rest), hour < 24, take(":", &rest),
      let minute = digits(2, &rest), minute < 60
    else { return nil }
    let whole = Double(3600 * hour + 60 * minute)
    guard take(":", &rest) else { return whole }
    guard let second = digits(2, &rest), second <= 60 else { return nil }
    guard take(".", &rest) else { return whole + Double(second) }
    var (fraction, unit) = (0.0, 1.0)
    guard let first = rest.first, isDigit(first) else { return nil }
    while let byte = rest.first, isDigit(byte) {
      fraction = 10 * fraction + Double(byte - 0x30)
      unit *= 10
      rest.removeFirst()
    }
    return unit.isFinite ? whole + Double(second) + fraction / unit : nil
  }

  /// Seconds that clocks of the zone are ahead of UTC; nil where something else follows.
  private static func zone(_ rest: inout ArraySlice<UInt8>) -> Double? {
    if rest.isEmpty { return 0 }
    if take("Z", &rest) { return rest.isEmpty ? 0 : nil }
    let isAhead = take("+", &rest)
    guard isAhead || take("-", &rest), let hours = digits(2, &rest), hours < 24 else { return nil }
    var minutes = 0
    if !rest.isEmpty {
      _ = take(":", &rest)
      guard let number = digits(2, &rest), number < 60, rest.isEmpty else { return nil }
      minutes = number
    }
    return Double(isAhead ? 1 : -1) * Double(3600 * hours + 60 * minutes)
  }

  private static func digits(_ count: Int, _ rest: inout ArraySlice<UInt8>) -> Int? {
    let found = rest.prefix(count)
    guard found.count == count, found.allSatisfy(isDigit) else { return nil }
    rest = rest.dropFirst(count)
    return found.reduce(0) { 10 * $0 + Int($1 - 0x30) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  private static func take(_ character: Character, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let byte = rest.first, byte == character.asciiValue else { return false }
    rest.removeFirst()
    return true
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// In the Gregorian calendar, continued backwards (Hinnant, "chrono-Compatible Low-Level Date
  /// Algorithms"): years begin in March, so that a leap day is the last one.
  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let years = month <= 2 ? year - 1 : year
    let era = (years >= 0 ? years : years - 399) / 400
    let yearOfEra = years - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
