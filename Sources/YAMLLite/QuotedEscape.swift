extension Unicode.Scalar {
  /// `\u0007`, as YAML and JSON have it between double quotes: for characters of four digits.
  public var quotedEscape: String { "\\u" + hexadecimal(value, digits: 4) }
}

/// A number of so many digits at least.
func hexadecimal(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
