import Foundation

/// User text on its way into a picture: names and values may hold anything.
enum PlotText {
  /// The text with every character replaced by `?` that is a control character or may lack a
  /// glyph: a missing glyph makes gnuplot's cairo terminals paint the picture black.
  static func clean(_ text: String) -> String {
    let composed = text.precomposedStringWithCanonicalMapping
    var result = String.UnicodeScalarView()
    for scalar in composed.unicodeScalars {
      result.append(hasGlyph(scalar) ? scalar : "?")
    }
    return String(result)
  }

  /// A gnuplot string constant. Between single quotes gnuplot expands nothing, neither
  /// backquotes nor macros nor escapes, and only a quote has to be doubled.
  static func quoted(_ text: String) -> String {
    var text = clean(text)
    // gnuplot takes three quotation marks for an empty text and the beginning of another one.
    if text.hasPrefix("'") { text = "’" + text.dropFirst() }
    return "'" + text.replacingOccurrences(of: "'", with: "''") + "'"
  }

  /// As `quoted`, for tick labels, which gnuplot reads as number formats.
  static func quotedTick(_ text: String) -> String {
    quoted(text.replacingOccurrences(of: "%", with: "%%"))
  }

  /// The text, cut with `…` where it would be wider than `width` pixels.
  static func fitted(_ text: String, width: Double, size: Double, bold: Bool = false) -> String {
    let text = clean(text)
    if self.width(text, size: size, bold: bold) <= width { return text }
    var kept = ""
    var used = self.width("…", size: size, bold: bold)
    for character in text {
      used += self.width(String(character), size: size, bold: bold)
      if used > width { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// The text in as many lines of at most `width` pixels as it takes, broken at spaces, but none before
  /// a `·`; beyond `lines` the last one is cut.
  static func wrapped(
    _ text: String, width: Double, size: Double, bold: Bool = false, lines: Int
  ) -> [String] {
    wrapped(words(of: clean(text)), width: width, size: size, bold: bold, lines: lines)
  }

  /// What names a setting, `16 units, rate 0.1`, in at most so many lines: broken at its commas where
  /// there are lines enough, and else at spaces, with its longest words cut if need be.
  static func wrappedName(
    _ text: String, width: Double, size: Double, bold: Bool = false, lines: Int
  ) -> [String] {
    let parts = clean(text).components(separatedBy: ", ")
    let words = parts.enumerated().flatMap { index, part in
      let part = part + (index < parts.count - 1 ? "," : "")
      return self.width(part, size: size, bold: bold) <= width ? [part] : self.words(of: part)
    }
    let broken = wrapped(words, width: width, size: size, bold: bold, lines: .max)
    let isWhole = words.allSatisfy { self.width($0, size: size, bold: bold) <= width }
    if broken.count <= lines, isWhole { return broken }
    return wrapped(
      shortened(text, width: width, size: size, bold: bold, lines: lines), width: width, size: size,
      bold: bold, lines: lines)
  }

  private static func wrapped(
    _ words: [String], width: Double, size: Double, bold: Bool, lines: Int
  ) -> [String] {
    var result: [String] = []
    for word in words {
      if let last = result.last {
        let longer = last + " " + word
        if result.count == lines || self.width(longer, size: size, bold: bold) <= width {
          result[result.count - 1] = longer
          continue
        }
      }
      result.append(word)
    }
    return result.map { fitted($0, width: width, size: size, bold: bold) }
  }

  /// What stands between the spaces at which a line may end: a `·` goes with what it follows.
  private static func words(of text: String) -> [String] {
    text.split(separator: " ", omittingEmptySubsequences: false).reduce(into: []) { words, word in
      if word == "·", !words.isEmpty {
        words[words.count - 1] += " ·"
      } else {
        words.append(String(word))
      }
    }
  }

  /// The text with its longest words cut with `…` where it would take more than `lines`, or a word more
  /// than one: not those with digits, which are values, nor those of four letters.
  static func shortened(
    _ text: String, width: Double, size: Double, bold: Bool, lines: Int
  ) -> String {
    var words = clean(text).components(separatedBy: " ")
    func isValue(_ word: String) -> Bool { word.contains(where: \.isNumber) }
    func length(_ word: String) -> Int { word.count { $0 != "," } }
    func fits() -> Bool {
      let wrapped = wrapped(
        words.joined(separator: " "), width: width, size: size, bold: bold, lines: .max)
      return wrapped.count <= lines
        && words.allSatisfy { isValue($0) || self.width($0, size: size, bold: bold) <= width }
    }
    while !fits(),
      let longest = words.indices.filter({ !isValue(words[$0]) })
        .max(by: { length(words[$0]) < length(words[$1]) }), length(words[longest]) > 4
    {
      words[longest] = words[longest].dropLast(2) + "…"
    }
    return words.joined(separator: " ")
  }

  /// The parts, separated by spaces, with the longest ones cut where they would be wider together
  /// than `width` pixels.
  static func fitted(_ parts: [String], width: Double, size: Double, bold: Bool = false) -> String {
    var parts = parts.map(clean)
    var text: String { parts.joined(separator: " ") }
    while self.width(text, size: size, bold: bold) > width,
      let longest = parts.indices.max(by: { parts[$0].count < parts[$1].count }),
      parts[longest].count > 3
    {
      parts[longest] = parts[longest].dropLast(2) + "…"
    }
    return fitted(text, width: width, size: size, bold: bold)
  }

  /// About how many pixels wide the text is in DejaVu Sans at `size` pixels. Erring to the wide
  /// side keeps labels apart.
  static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
    let ems = text.unicodeScalars.reduce(0) { $0 + advance($1) }
    return ems * size * (bold ? 1.13 : 1.02)
  }

  private static func advance(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", " ", "!", "·": 0.32
    case "f", "t", "r", "-", "/", "(", ")", "[", "]", "{", "}", "\"", "s", "z": 0.46
    case "m", "w", "M", "W", "%", "@", "—", "…", "×", "→": 0.95
    case "A"..."Z": 0.72
    default: scalar.value < 0x250 ? 0.62 : 0.78
    }
  }

  /// Whether both weights of DejaVu Sans, which Debian installs along with gnuplot, hold a glyph
  /// that stands alone and reads from left to right.
  private static func hasGlyph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD: false
    case 0x20...0x7E, 0xA0...0x2AF, 0x370...0x377, 0x37A...0x37F, 0x384...0x38A, 0x38C,
      0x38E...0x3A1, 0x3A3...0x525, 0x1E00...0x1EFB, 0x2010...0x2027, 0x2030...0x205E,
      0x2070...0x2071, 0x2074...0x208E, 0x20A0...0x20B5, 0x2100...0x2109, 0x2190...0x22FF,
      0x2500...0x25FF:
      !(0x483...0x489).contains(scalar.value)
    default: false
    }
  }
}
