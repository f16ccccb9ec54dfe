/// One line of a text with carets under a range of it, as shown below an error.
///
/// Both lines are about `widest` columns wide at most: what does not fit around the carets gives
/// way to `…`. Tabs become spaces and control characters U+FFFD, so that the carets stand where
/// they should and no file can send commands to a terminal.
struct Excerpt {
  static let widest = 100
  /// How much of a clipped line is kept before the carets.
  private static let lead = 40

  let line: String
  let carets: String

  init(of text: [UInt8], at range: SourceRange) {
    let (before, marked, after) = Self.parts(of: text, at: range)
    let width = { (part: [Unicode.Scalar]) in part.reduce(0) { $0 + displayWidth($1) } }
    let isWide = width(before) + width(marked) + width(after) > Self.widest
    let left = isWide ? Self.clipped(before.reversed(), to: Self.lead).reversed() : before
    let room = Self.widest - width(left)
    let middle = isWide ? Self.clipped(marked, to: room) : marked
    let right = isWide ? Self.clipped(after, to: room - width(middle)) : after
    line = (left + middle + right).map(drawn).joined()
    let tail = String(repeating: "~", count: max(0, width(middle) - 1))
    carets = String(repeating: " ", count: width(left)) + "^" + tail
  }

  /// The line that holds the range's beginning: what stands before, in and after the range, as
  /// far as it can be shown; of a line of megabytes only a stretch is looked at.
  private static func parts(
    of text: [UInt8], at range: SourceRange
  ) -> ([Unicode.Scalar], [Unicode.Scalar], [Unicode.Scalar]) {
    let newline = UInt8(ascii: "\n")
    var lower = min(max(0, range.lower), text.count)
    let textStart = text.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    lower = max(lower, textStart)
    let start = text[..<lower].lastIndex(of: newline).map { $0 + 1 } ?? textStart
    var end = text[lower...].firstIndex(of: newline) ?? text.count
    if end > start, text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    lower = wholeScalar(min(lower, end), in: text)
    let upper = wholeScalar(max(lower, min(range.upper, end)), in: text)
    let reach = 8 * widest
    return (
      scalars(text[max(start, lower - reach)..<lower]),
      scalars(text[lower..<min(upper, lower + reach)]),
      scalars(text[upper..<min(end, upper + reach)])
    )
  }

  /// The beginning of the scalar that an offset falls into.
  private static func wholeScalar(_ offset: Int, in text: [UInt8]) -> Int {
    var offset = offset
    while offset < text.count, offset > 0, isContinuation(text[offset]) { offset -= 1 }
    return offset
  }

  private static func scalars(_ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
    Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
  }

  /// The first scalars that fit into a width, the last of them `…` if not all do.
  private static func clipped(_ scalars: [Unicode.Scalar], to width: Int) -> [Unicode.Scalar] {
    var kept: [Unicode.Scalar] = []
    var used = 0
    for scalar in scalars {
      used += displayWidth(scalar)
      if used > width {
        if !kept.isEmpty { kept[kept.count - 1] = "…" }
        break
      }
      kept.append(scalar)
    }
    return kept
  }
}
