/// How many columns of a terminal a character takes as `drawn` shows it.
func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  if (0x20..<0x7F).contains(scalar.value) { return 1 }
  if scalar == "\t" { return tabWidth }
  if isHarmful(scalar) { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: return isWide(scalar.value) ? 2 : 1
  }
}

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

/// The blocks that Unicode's East Asian Width calls wide, and the emoji; whole blocks are near
/// enough for placing a caret.
private func isWide(_ value: UInt32) -> Bool {
  switch value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3: true
  case 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6: true
  case 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD: true
  default: false
  }
}
