/// How many columns of a terminal a character takes as `drawn` shows it.
func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  if (0x20..<0x7F).contains(scalar.value) { return 1 }
  if scalar == "\t" { return tabWidth }
  return isHarmful(scalar) ? 1 : terminalColumns(of: scalar)
}

/// How many columns a terminal gives a character by itself, after Unicode's East Asian width and
/// emoji properties: 0 for combining marks, 2 for wide characters and emoji, otherwise 1. libc's
/// `wcwidth` would answer by the locale, and not at all in the C locale.
public func terminalColumns(of scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  if scalar.properties.isEmojiPresentation { return 2 }
  return wide.contains { $0.contains(scalar.value) } ? 2 : 1
}

private let wide: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF,
  0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
  0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
  0x20000...0x3FFFD,
]

/// A character as it can be shown in a line: a tab as spaces, what could move the cursor or the
/// reading direction as U+FFFD.
func drawn(_ scalar: Unicode.Scalar) -> String {
  if scalar == "\t" { return String(repeating: " ", count: tabWidth) }
  return isHarmful(scalar) ? "\u{FFFD}" : String(scalar)
}

private let tabWidth = 4

private func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20..<0x7F: false
  case 0..<0x20, 0x7F..<0xA0: true
  // line and paragraph separators, bidirectional embeddings and isolates, byte-order marks
  case 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
  default: false
  }
}
