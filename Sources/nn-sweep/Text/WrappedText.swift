extension String {
  /// The text in lines of at most `width` columns, broken at blanks, with what goes on indented by
  /// two; a word that is longer has a line of its own.
  func wrapped(to width: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { Self.wrapped(String($0), to: width) }.joined(separator: "\n")
  }

  private static func wrapped(_ line: String, to width: Int) -> String {
    guard DisplayWidth.of(line) > width else { return line }
    let margin = String(line.prefix { $0 == " " })
    var lines: [String] = []
    for word in line.split(separator: " ") {
      guard let last = lines.last else {
        lines.append(margin + word)
        continue
      }
      let longer = "\(last) \(word)"
      if DisplayWidth.of(longer) <= width {
        lines[lines.count - 1] = longer
      } else {
        lines.append("\(margin)  \(word)")
      }
    }
    return lines.joined(separator: "\n")
  }
}
