/// Plain scalars that versions of YAML read differently, or as something that has no place in
/// an experiment, and that therefore must be quoted.
///
/// Numbers with an exponent but no point (`1e-3`) and with underscores (`50_000`) are text to
/// some versions, but nobody takes them for another *value*; `1024-16-10` looks like a date to
/// YAML 1.1 but is three layers here. These stay plain.
enum AmbiguousScalar: Equatable {
  /// `yes`, `Off`, `n`: a truth value in YAML 1.1, text in 1.2.
  case truth(Bool)
  /// `017`: 15 in YAML 1.1, 17 in 1.2.
  case leadingZero
  /// `12:30`: 750 in YAML 1.1, text in 1.2.
  case sexagesimal
  /// `0x1F`, `0o17`, `0b1`: each a number in one version and text in another.
  case radix
  /// `.inf`, `.nan`.
  case notFinite
  /// `~`, `null`.
  case null
  /// `=`, a type of its own in YAML 1.1.
  case defaultValue

  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let first = bytes.first else { return nil }
    let isSigned = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
    let kind =
      isSigned || first == UInt8(ascii: ".") || isDigit(first)
      ? Self.number(bytes.dropFirst(isSigned ? 1 : 0)) : Self.word(text)
    guard let kind else { return nil }
    self = kind
  }

  private static func word(_ text: String) -> AmbiguousScalar? {
    guard text.utf8.count <= 4 else { return nil }
    return switch text.lowercased() {
    case "y", "yes", "on": .truth(true)
    case "n", "no", "off": .truth(false)
    case "~", "null": .null
    case "=": .defaultValue
    default: nil
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> AmbiguousScalar? {
    if bytes.count == 4, bytes.first == UInt8(ascii: ".") {
      let word = String(decoding: bytes, as: UTF8.self).lowercased()
      return word == ".inf" || word == ".nan" ? .notFinite : nil
    }
    guard let first = bytes.first, isDigit(first) else { return nil }
    let rest = bytes.dropFirst()
    if first == UInt8(ascii: "0"), let second = rest.first {
      if rest.allSatisfy(isGroupedDigit) { return .leadingZero }
      let isRadix = "xobXOB".utf8.contains(second)
      if isRadix, rest.count > 1, rest.dropFirst().allSatisfy(isHexadecimal) { return .radix }
    }
    return isSexagesimal(bytes) ? .sexagesimal : nil
  }

  /// Digits with colons between them, and perhaps a fraction at the end.
  private static func isSexagesimal(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count > 1, let last = parts.last else { return false }
    let isLast = { (byte: UInt8) in isGroupedDigit(byte) || byte == UInt8(ascii: ".") }
    return parts.allSatisfy { !$0.isEmpty } && last.allSatisfy(isLast)
      && parts.dropLast().allSatisfy { $0.allSatisfy(isGroupedDigit) }
  }
}

private func isGroupedDigit(_ byte: UInt8) -> Bool { isDigit(byte) || byte == UInt8(ascii: "_") }

private func isHexadecimal(_ byte: UInt8) -> Bool {
  isGroupedDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
}
