import Testing

@testable import Datasets

/// Numbers in notations that are not read are told from texts.
@Suite struct NumberNotationTests {
  @Test(
    arguments: [
      ("5,94", .decimalComma), ("-0,5", .decimalComma), (",5", .decimalComma),
      ("5,9e-3", .decimalComma), ("5,935", .comma), ("1,234,567", .groups),
      ("1.234.567", .groups), ("1.234,56", .groups), ("1'234'567", .groups), ("1 234", .groups),
      ("1\u{A0}234", .groups), ("1\u{202F}234,5", .groups), ("1_000", .groups),
      ("12,34,567.8", .groups), ("$5.94", .currency), ("5.94 €", .currency),
      ("-$1,234.5", .currency),
      ("EUR 5", .currency), ("5 kr", .currency), ("5.-", .sign), ("5%", .percent),
      ("5,5 %", .percent),
      ("5.4 kg", .unit("kg")), ("12cm", .unit("cm")), ("30°C", .unit("°C")), ("5 m2", .unit("m2")),
      ("3\u{A0}km/h", .unit("km/h")), ("\u{A0}5.94", .blanks), ("5.94\u{200B}", .blanks),
      ("- 5", .blanks), ("\u{2212}5.94", .sign), ("–5", .sign), ("5.94-", .sign),
      ("(5.94)", .parentheses), ("(1,234)", .parentheses), ("５.９", .digits), ("٣٫٥", .digits),
      ("<0.5", .bound), ("≥ 10", .bound), ("~5", .bound), ("0x1F", .base), ("-0b101", .base),
      ("1.5d-3", .exponent), ("1.5×10^3", .exponent), ("1/2", .fraction), ("3 1/2", .fraction),
      ("½", .fraction), ("'5'", .quotes), ("=\"005\"", .quotes), ("'5.94", .quotes),
      ("2024-01-31", .date), ("31.01.2024", .date), ("1/31/24", .date), ("2024-01", .date),
      ("2024-01-31T12:00:00Z", .date), ("2024-01-31 12:00", .date), ("31 Jan 2024", .date),
      ("Jan 31, 2024", .date), ("12:30", .time), ("12:30:45.5", .time), ("1:05 PM", .time),
    ] as [(String, NumberNotation)])
  func `a notation is known`(text: String, notation: NumberNotation) {
    #expect(NumberNotation(text) == notation)
  }

  @Test(arguments: [
    "", "5.94", "-1e5", "007", "red", "T1", "A4", "5-HT", "60-69", "192.168.1.1", "1.2.3", "1,2,3",
    "a,b", "12-34", "x86", "555-1234", "?", "-", "½ kg of", "1,23,45", "2020-2021", "B12", "e5",
    "1 of 3", "10:5:1:2",
  ])
  func `other texts and plain numbers have none`(text: String) {
    #expect(NumberNotation(text) == nil)
  }

  private func notation(_ texts: [String]) -> NumberNotation? {
    var categories = CSVCategories()
    for text in texts { _ = categories.number(of: text) }
    return categories.notation
  }

  @Test func `most rows of a column decide`() {
    #expect(notation(["5,94", "7,16", "x"]) == .decimalComma)
    #expect(notation(["5,94", "x", "y"]) == nil)
    #expect(notation(["x", "x", "x", "5,94", "7,16"]) == nil)
    #expect(notation(["-", "-", "-", "(5.94)", "(7.16)", "none"]) == .parentheses)
    #expect(notation(["1,234", "999", "1,000"]) == .comma)
    #expect(notation(["$5", "5 €", "7%"]) == .currency)
  }

  @Test func `codes with letters behind digits are texts`() {
    #expect(notation(["1a", "1b", "2a", "2b"]) == nil)
    #expect(notation(["1st", "2nd", "3rd", "4th"]) == nil)
    #expect(notation(["2WD", "4WD"]) == nil)
    #expect(notation(["12 Main St", "7 High Rd", "3 Elm Way"]) == nil)
    #expect(notation(["5 kg", "500 g", "2 kg"]) == .unit("kg"))
    #expect(notation(["4cyl", "6cyl", "8cyl"]) == .unit("cyl"))
  }
}
