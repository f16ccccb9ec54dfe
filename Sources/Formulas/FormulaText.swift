public import YAMLLite

/// A formula's text and where each byte of it stands in a file.
public struct FormulaText: Sendable {
  public let text: String
  /// Offsets of the text's bytes in the file and, last, of what follows them; nil where they
  /// follow one another from `start` on.
  private let offsets: [Int]?
  private let start: Int

  /// A text that is a file of its own, as on the command line.
  public init(_ text: String) {
    self.text = text
    offsets = nil
    start = 0
  }

  /// The text of a scalar of a parsed file; nil for a list or mapping. In a quoted scalar escapes
  /// take more bytes than what they stand for.
  public init?(_ node: Node, in file: SourceFile) {
    guard case .scalar(let text, let isQuoted) = node.content else { return nil }
    self.text = text
    start = node.range.lower
    guard isQuoted else {
      offsets = nil
      return
    }
    let bytes = file.text.utf8.dropFirst(start).prefix(node.range.upper - start)
    offsets = Self.offsets(ofQuoted: Array(bytes), from: start, count: text.utf8.count)
  }

  /// A stretch of the text in the file.
  func range(_ own: Range<Int>) -> SourceRange {
    guard let offsets else {
      return SourceRange(start + own.lowerBound, start + own.upperBound)
    }
    let last = offsets.count - 1
    return SourceRange(offsets[min(own.lowerBound, last)], offsets[min(own.upperBound, last)])
  }

  /// `count` + 1 offsets.
  private static func offsets(ofQuoted raw: [UInt8], from start: Int, count: Int) -> [Int] {
    let quote = raw.first ?? 0
    let backslash = UInt8(ascii: "\\")
    var offsets: [Int] = []
    var position = 1
    while offsets.count < count, position < raw.count {
      let here = start + position
      let next = position + 1 < raw.count ? raw[position + 1] : 0
      if quote == UInt8(ascii: "'"), raw[position] == quote {
        offsets.append(here)
        position += 2
      } else if quote == UInt8(ascii: "\""), raw[position] == backslash {
        let digits = [UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8][next] ?? 0
        let end = min(position + 2 + digits, raw.count)
        let width = width(ofEscape: next, digits: raw[min(position + 2, end)..<end])
        offsets += Array(repeating: here, count: width)
        position = end
      } else {
        offsets.append(here)
        position += 1
      }
    }
    offsets += Array(repeating: start + position, count: max(0, count + 1 - offsets.count))
    return offsets
  }

  /// How many bytes an escape stands for.
  private static func width(ofEscape letter: UInt8, digits: ArraySlice<UInt8>) -> Int {
    switch letter {
    case UInt8(ascii: "N"), UInt8(ascii: "_"): 2
    case UInt8(ascii: "L"), UInt8(ascii: "P"): 3
    default:
      UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
        .map { UTF8.width($0) } ?? 1
    }
  }
}
