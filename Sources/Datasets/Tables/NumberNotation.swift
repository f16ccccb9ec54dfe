/// How a number is written that the program does not read as one.
enum NumberNotation: Hashable {
  case decimalComma, groups, comma, currency, percent
  case unit(String)
  case blanks, sign, digits,
    bound, parentheses, base, exponent, fraction, quotes, date, time

  /// The notation of a text; nil for a number as the program reads it, and for any other text.
  init?(_ text: String) {
    guard text.utf8.count <= 64, text.utf8.contains(where: { $0 &- 0x30 < 10 || $0 > 0x7F }),
      text.contains(where: \.isNumber), !PlainText.isNumber(text),
      let notation = Self.found(PlainText(text))
    else { return nil }
    self = notation
  }

  /// What the text looks like: "a number with …".
  var words: String {
    switch self {
    case .decimalComma: "a number with a decimal comma"
    case .groups: "a number with its digits in groups"
    case .comma: "a number with a comma"
    case .currency: "an amount of money"
    case .percent: "a percentage"
    case .unit(let unit): "a number with the unit '\(unit)'"
    case .blanks: "a number with blanks in or around it"
    case .sign: "a number with another sign than + or -"
    case .digits: "a number in other digits than 0 to 9"
    case .bound: "a bound of a number"
    case .parentheses: "a number in parentheses"
    case .base: "a number in another base than ten"
    case .exponent: "a number with another exponent than e"
    case .fraction: "a fraction"
    case .quotes: "a number in quotes"
    case .date: "a date"
    case .time: "a time"
    }
  }

  /// How the file would have to say it.
  var cure: String {
    switch self {
    case .decimalComma: "write it with a point, as in 5.94"
    case .groups, .comma: "write it without groups and with a point, as in 5935.5"
    case .currency, .percent, .unit: "write the number alone, the unit into the column's name"
    case .blanks: "write it without blanks"
    case .sign, .parentheses: "write it as in -5.94"
    case .digits: "write it with the digits 0 to 9"
    case .bound: "write a number in its place"
    case .base: "write it in base ten"
    case .exponent: "write it as in 5.9e-3"
    case .fraction: "write it with a point, as in 0.5"
    case .quotes: "write it without the quotes"
    case .date, .time: "write the days or seconds since a fixed moment"
    }
  }

  /// Measurements repeat their unit, and so do codes such as `2WD` and `4WD`.
  var isUnit: Bool { if case .unit = self { true } else { false } }

  /// Whether it is no mere misprint, such as `1o`.
  var isCertain: Bool {
    if case .unit(let unit) = self { Self.knownUnits.contains(unit) } else { true }
  }

  /// Units that stand beside others in one column.
  static let knownUnits = Set(
    """
    kg g mg µg t lb lbs oz km m cm mm µm nm mi ft in yd m² m³ m2 m3 km² ha l L ml mL cl s ms µs min \
    h d hr hrs day days week weeks month months year years yr yrs kW W MW kWh Wh V mV A mA Hz kHz \
    MHz GHz °C °F °K C F K ° Pa hPa kPa bar mbar mol px dpi kB KB MB GB TB k M bn mn Mio Mrd mph \
    km/h kmh m/s dB cal kcal J kJ MJ N kN x
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  private static func found(_ text: PlainText) -> NumberNotation? {
    var text = text
    if Dates.isDate(text.scalars) { return .date }
    if Dates.isTime(text.scalars) { return .time }
    if let inner = text.unwrapped("(", ")"), Self.isNumberLike(inner) { return .parentheses }
    if let inner = text.unquoted, Self.isNumberLike(inner) { return .quotes }
    if text.dropBound(), Self.isNumberLike(text) { return .bound }
    if text.replaceDigits(), Self.isNumberLike(text) { return .digits }
    if text.isInOtherBase { return .base }
    if text.dropBlanks(), Self.isNumberLike(text) { return .blanks }
    if text.replaceSign(), Self.isNumberLike(text) { return .sign }
    if text.dropCurrency(), Self.isNumberLike(text) { return .currency }
    if text.dropSuffix(["%", "‰", "％"]), Self.isNumberLike(text) { return .percent }
    if let notation = text.separators { return notation }
    if text.hasOtherExponent { return .exponent }
    if text.isFraction { return .fraction }
    if let unit = text.droppedUnit(), Self.isNumberLike(text) { return .unit(unit) }
    return nil
  }

  private static func isNumberLike(_ text: PlainText) -> Bool {
    PlainText.isNumber(text.string) || text.separators != nil
  }
}
