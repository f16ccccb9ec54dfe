/// A decimal whole number, with an optional sign and underscores between digits.
public func wholeNumber(_ text: String) -> Int? {
  let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
  guard text.utf8.count - digits.count <= 1, let first = digits.first, let last = digits.last,
    isDigit(first), isDigit(last), digits.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "_") })
  else { return nil }
  return Int(text.filter { $0 != "_" })
}

/// A decimal number such as `0.1`, `1e-3`, `50_000`; nil for every other spelling that
/// `Double.init` would take (`inf`, `nan`, hexadecimal). Infinity means that it is too large.
public func decimalNumber(_ text: String) -> Double? {
  guard text.utf8.allSatisfy("0123456789+-.eE_".utf8.contains), let first = text.utf8.first,
    let last = text.utf8.last, first != UInt8(ascii: "_"),
    isDigit(last) || last == UInt8(ascii: ".")
  else { return nil }
  return Double(text.filter { $0 != "_" })
}

/// Whether a byte is one of the digits 0 to 9.
public func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
