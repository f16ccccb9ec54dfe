import YAMLLite

/// How many columns of a terminal text takes.
enum DisplayWidth {
  static func of(_ text: String) -> Int {
    var isASCII = true
    for byte in text.utf8 where byte >= 0x80 {
      isASCII = false
      break
    }
    return isASCII ? text.utf8.count : text.reduce(0) { $0 + of($1) }
  }

  /// 0 for a lone combining mark, 2 for wide characters and emoji, otherwise 1.
  static func of(_ character: Character) -> Int {
    var widest = 0
    for scalar in character.unicodeScalars {
      if scalar.value == 0xFE0F { return 2 }
      widest = max(widest, terminalColumns(of: scalar))
    }
    return widest
  }
}

extension String {
  /// The text in at most `width` columns; what was cut off leaves an ellipsis.
  func clipped(to width: Int) -> String {
    guard DisplayWidth.of(self) > width else { return self }
    guard width > 0 else { return "" }
    var kept = ""
    var taken = 0
    for character in self {
      let columns = DisplayWidth.of(character)
      if taken + columns > width - 1 { break }
      kept.append(character)
      taken += columns
    }
    return kept + "…"
  }

  /// Filled with spaces on the right up to `width` columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
  }

  /// Filled with spaces on the left up to `width` columns.
  func indented(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(self))) + self
  }

  /// The text on one line and without control characters: a class name read from a file must not
  /// steer the terminal.
  var printable: String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    return String(
      String.UnicodeScalarView(unicodeScalars.map { $0.isControl ? "\u{FFFD}" : $0 }))
  }
}

extension String {
  /// The same for a text of several lines, which may hold tabs.
  var printableLines: String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    let kept: Set<Unicode.Scalar> = ["\n", "\t"]
    return String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.isControl && !kept.contains($0) ? "\u{FFFD}" : $0 }))
  }
}

extension Unicode.Scalar {
  /// Unicode's category Cc, whose members never change, and what parts lines or turns the direction of
  /// a text; looking it up takes a hundred times longer.
  fileprivate var isControl: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
