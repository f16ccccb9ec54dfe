import Kernels
import Testing
import YAMLLite

@testable import Experiments
@testable import Records

/// Shipped experiments with a slip of the finger each: whatever it is, the file is read or refused,
/// and what is said leads to the slip.
@Suite struct DamageTests {
  private struct Damage {
    var text: String
    var line: Int
    /// The word that was hit, as it was.
    var word: String
  }

  @Test func `the line of a slip is named`() {
    let (named, refused) = Self.count(of: 2000, seed: 1, inWord: false) { complaint, damage in
      complaint.contains(":\(damage.line):")
    }
    #expect(refused > 500)
    #expect(Double(named) >= 0.98 * Double(refused), "\(named) of \(refused)")
  }

  @Test func `a mistyped key or name is suggested`() {
    let (suggested, refused) = Self.count(of: 1000, seed: 2, inWord: true) { complaint, damage in
      complaint.contains("did you mean '\(damage.word)'?")
    }
    #expect(refused > 300)
    #expect(Double(suggested) >= 0.9 * Double(refused), "\(suggested) of \(refused)")
  }

  /// How many of the slips that are refused are told in a way that `isTold` accepts.
  private static func count(
    of tries: Int, seed: UInt64, inWord: Bool, isTold: (_ complaint: String, Damage) -> Bool
  ) -> (told: Int, refused: Int) {
    var random = RandomSource(seed: seed, .data)
    var told = 0
    var refused = 0
    for _ in 0..<tries {
      let file = ShippedFiles.all[random.below(ShippedFiles.all.count)]
      guard let damage = damage(file.text, &random, inWord: inWord),
        let complaint = complaint(damage.text, like: file.text)
      else { continue }
      refused += 1
      if isTold(complaint, damage) { told += 1 }
    }
    return (told, refused)
  }

  /// What a person reads; nil where the file is accepted.
  private static func complaint(_ text: String, like original: String) -> String? {
    let words = damagedComplaint(text, ShippedFiles.facts(of: original))
    return words.isEmpty ? nil : words
  }

  /// One letter replaced, left out or swapped with the next, outside comments; in a known word only
  /// where `inWord` says so.
  private static func damage(
    _ text: String, _ random: inout RandomSource, inWord: Bool
  ) -> Damage? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
    let codes = lines.map { line in line.firstIndex(of: UInt8(ascii: "#")) ?? line.count }
    let full = codes.indices.filter { codes[$0] > 1 && !lines[$0].starts(with: Array("desc".utf8)) }
    guard !full.isEmpty else { return nil }
    let line = full[random.below(full.count)]
    let place = random.below(codes[line] - 1)
    let word = Self.word(at: place, in: lines[line])
    if inWord {
      let isKnown = Self.words.contains(word)
      guard isKnown, word.utf8.count > 2 else { return nil }
    }
    let letters = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    switch random.below(3) {
    case 0: lines[line][place] = letters[random.below(26)]
    case 1: lines[line].remove(at: place)
    default: lines[line].swapAt(place, place + 1)
    }
    let damaged = lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    return damaged == text ? nil : Damage(text: damaged, line: line + 1, word: word)
  }

  /// Keys and names that can be mistyped.
  private static let words: Set<String> = Set(
    ExperimentKey.all.map(\.name) + [
      "digits", "mnist", "relu", "softmax", "sigmoid", "tanh", "quadratic", "cross_entropy",
      "he_normal", "lecun_normal", "standard_normal", "momentum", "nesterov", "rmsprop", "adam",
      "adamw", "validation", "from", "count", "depth", "width", "parameters",
    ])

  private static func word(at place: Int, in line: [UInt8]) -> String {
    let isPart = { (byte: UInt8) in
      byte == UInt8(ascii: "_") || Character(Unicode.Scalar(byte)).isLetter
    }
    guard isPart(line[place]) else { return "" }
    let start = line[..<place].lastIndex { !isPart($0) }.map { $0 + 1 } ?? 0
    let end = line[place...].firstIndex { !isPart($0) } ?? line.count
    // The last letter has no neighbor within the word to be swapped with.
    return place + 1 < end ? String(decoding: line[start..<end], as: UTF8.self) : ""
  }
}

private func damagedComplaint(_ text: String, _ facts: DatasetFacts) -> String {
  complaint(text, for: facts)
}
