import Testing
import YAMLLite

/// Any bytes give nodes or diagnostics.
struct FuzzTests {
  @Test func `random bytes never trap`() {
    var random = SplitMix(state: 1)
    for length in 0..<600 {
      read((0..<length).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
  }

  @Test func `random marks never trap and what is accepted is YAML`() {
    var random = SplitMix(state: 2)
    var accepted = 0
    for _ in 0..<8_000 {
      let count = Int.random(in: 1...12, using: &random)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      accepted += checkAgainstOracle(text) ? 1 : 0
    }
    #expect(accepted > 100)
  }

  @Test func `damaged files never trap and what is accepted is YAML`() {
    var random = SplitMix(state: 3)
    let texts = Samples.small + Array(repeating: Samples.experiment, count: 40)
    var accepted = 0
    for _ in 0..<8_000 {
      var scalars = Array((texts.randomElement(using: &random) ?? "").unicodeScalars)
      for _ in 0..<Int.random(in: 1...4, using: &random) { Self.damage(&scalars, &random) }
      accepted += checkAgainstOracle(String(String.UnicodeScalarView(scalars))) ? 1 : 0
    }
    #expect(accepted > 100)
  }

  @Test(.timeLimit(.minutes(60)))
  func `sixty kilobytes of anything are read in linear time`() {
    for piece in [
      "[", "{a: ", "- ", "a: ", "a\n", "a: 1\n", "- a\n", "a: [\n", "a: \"\n", "\"", "'", "&a ",
      "&a\n", "? ", "? a\n", "\t", "\ta: 1\n", " ", "\n", "#", "a #\n", ",", "[\n", "]\n", "}",
      "a: b: ", "-a\n", "---\n", "%a\n", "é", "\\", "a: |\n", "k", "0", "1:", "<<: a\n",
    ] {
      let bytes = Array(String(repeating: piece, count: 60_000 / piece.utf8.count).utf8)
      read(bytes)
      read(Array("a: [".utf8) + bytes)
      read(Array("- \"".utf8) + bytes)
    }
  }

  @Test(.timeLimit(.minutes(60)))
  func `a staircase is read in linear time`() {
    let down = (1...1400).reversed().map { String(repeating: " ", count: $0) + "a: 1\n" }
    let up = (1...1400).map { String(repeating: " ", count: $0) + "a:\n" }
    read(Array(down.joined().utf8))
    read(Array(up.joined().utf8))
    let far = "a:\n" + String(repeating: " ", count: 1_000_000) + "b\n"
    read(Array((far + down.joined()).utf8))
  }

  /// Reads as the program does, drawing what is wrong.
  private func read(_ bytes: [UInt8]) {
    do {
      _ = try YAMLLite.parse(SourceFile(path: "file.exp", bytes: bytes))
    } catch {
      let lines = error.description.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count >= 3)
      #expect(lines.allSatisfy { $0.count < 250 })
    }
  }

  /// Whether it is accepted.
  private func checkAgainstOracle(_ text: String) -> Bool {
    read(Array(text.utf8))
    guard let shape = Shape(accepting: text) else { return false }
    #expect((try? Shape(oracle: text)) == shape, "\(text.debugDescription)")
    return true
  }

  private static let pieces = [
    ":", ": ", " ", "  ", "\n", "\n  ", "\n    ", "\n- ", "- ", "-", ",", ", ", "[", "]", "{",
    "}", "#", " #", "'", "\"", "\\", "a", "b:", "b: 1", "1", "0", "no", "?", "? ", "!", "&", "*",
    "|", ">", "%", "@", "`", "\t", "\r\n", "\r", "---", "---\n", "...", "é", "\u{A0}", "~", "<<",
    "=", ".", "_", "\"\"", "''", "[]", "{}", "- a\n", "key: value\n", "\u{FEFF}", "\u{85}",
    "\u{2028}", "\\x41", "\\u00e9", "\\0", "e\u{301}", "\0", "\u{1F600}",
  ]

  /// Removes, inserts or repeats a little.
  private static func damage(_ text: inout [Unicode.Scalar], _ random: inout SplitMix) {
    let place = Int.random(in: 0...text.count, using: &random)
    let end = min(text.count, place + Int.random(in: 0...8, using: &random))
    switch Int.random(in: 0..<4, using: &random) {
    case 0: text.removeSubrange(place..<min(text.count, place + 1))
    case 1: text.removeSubrange(place..<end)
    case 2:
      text.insert(
        contentsOf: (pieces.randomElement(using: &random) ?? "").unicodeScalars, at: place)
    default:
      text.insert(contentsOf: text[place..<end], at: Int.random(in: 0...text.count, using: &random))
    }
  }
}

/// A generator that gives the same numbers everywhere (Steele, Lea and Flood 2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
