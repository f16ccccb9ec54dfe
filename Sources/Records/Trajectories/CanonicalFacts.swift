public import Datasets

/// What the text that a run's id is the digest of says of the run.
public struct CanonicalFacts: Sendable, Hashable {
  /// Of weights and order of examples: the line `seed 7`.
  public private(set) var seed: UInt64?
  /// The number of weights and biases of the sizes in the line `layers 64-16-10`.
  public private(set) var parameters: Int64?
  /// SHA-256 of the examples, in hexadecimal: the line `examples 0a1b…`.
  public var examples: String? { examplesText.map { String(decoding: $0, as: UTF8.self) } }
  private var examplesText: ArraySlice<UInt8>?
  /// All sizes of the network, in words: the line `layers 64-16-10`.
  public var layers: String? { layersText.map { String(decoding: $0, as: UTF8.self) } }
  private var layersText: ArraySlice<UInt8>?
  /// The activation of each layer, in words: the line `activations relu/softmax`.
  public var activations: String? { activationsText.map { String(decoding: $0, as: UTF8.self) } }
  private var activationsText: ArraySlice<UInt8>?
  /// The line `split validation 0.2, seed 0, draw 3`, which ends with the number of the split; nil where
  /// there are several.
  private var splitLine: ArraySlice<UInt8>? = []

  /// Nil for what the text does not say, or says twice.
  public init(_ text: [UInt8]) {
    var (hasSeed, hasLayers, hasSplit) = (false, false, false)
    for line in text.split(separator: UInt8(ascii: "\n")) {
      if line.starts(with: Self.seedKey) {
        seed = hasSeed ? nil : Self.number(line.dropFirst(Self.seedKey.count))
        hasSeed = true
      } else if line.starts(with: Self.layersKey) {
        layersText = line.dropFirst(Self.layersKey.count)
        parameters = hasLayers ? nil : layersText.flatMap(Self.parameters)
        hasLayers = true
      } else if line.starts(with: Self.splitKey) {
        splitLine = hasSplit ? nil : line
        hasSplit = true
      } else if line.starts(with: Self.examplesKey) {
        examplesText = line.dropFirst(Self.examplesKey.count)
      } else if line.starts(with: Self.activationsKey) {
        activationsText = line.dropFirst(Self.activationsKey.count)
      }
    }
  }

  /// Whether the text is of a run on this split. The first draw without folds says nothing of it, so
  /// no other draw or fold may stand before the ending.
  public func isOn(_ split: SplitNumber) -> Bool {
    let ending = Array(split.canonicalEnding.utf8)
    guard let splitLine, splitLine.suffix(ending.count).elementsEqual(ending) else { return false }
    return !Self.endsWithSplit(splitLine.dropLast(ending.count))
  }

  /// What the line about the split says, but for which one of several it is; empty without such a line,
  /// nil where the text is not of a run on this split.
  func split(without number: SplitNumber) -> String? {
    guard isOn(number), let splitLine else { return nil }
    let words = splitLine.dropFirst(Self.splitKey.count)
      .dropLast(number.canonicalEnding.utf8.count)
    return String(decoding: words, as: UTF8.self)
  }

  /// The split that the text is of; nil where it does not say one that there is.
  public var split: SplitNumber? {
    guard var rest = splitLine else { return nil }
    let fold = Self.take(Self.foldKey, from: &rest)
    let outer = Self.take(Self.outerKey, from: &rest)
    let split = SplitNumber(
      draw: Self.take(Self.drawKey, from: &rest) ?? 1, outer: outer, fold: fold)
    return isOn(split) && outer ?? 1 > 0 && fold ?? 1 > 0 ? split : nil
  }

  /// Takes a key and its number from the end of a line; nil where it does not end so.
  private static func take(_ key: [UInt8], from line: inout ArraySlice<UInt8>) -> Int? {
    let digits = line.suffix(ending(line))
    let words = line.dropLast(digits.count)
    guard words.suffix(key.count).elementsEqual(key), let number = number(digits) else {
      return nil
    }
    line = words.dropLast(key.count)
    return Int(exactly: number)
  }

  /// How many digits a line ends with.
  private static func ending(_ line: ArraySlice<UInt8>) -> Int {
    line.reversed().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
  }

  /// The lines of a text that say how it is trained, and on what examples: all but those about the
  /// split, the seed and the length, and the version of the rules for both.
  public static func training(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    text.split(separator: UInt8(ascii: "\n")).filter { line in
      !passingKeys.contains { line.starts(with: $0) }
    }
  }

  private static let passingKeys =
    [splitKey, seedKey] + ["contract ", "steps "].map { Array($0.utf8) }

  private static func endsWithSplit(_ text: ArraySlice<UInt8>) -> Bool {
    let digits = ending(text)
    let words = text.dropLast(digits)
    return digits > 0
      && [drawKey, outerKey, foldKey].contains { words.suffix($0.count).elementsEqual($0) }
  }

  private static let drawKey = Array(", draw ".utf8)
  private static let outerKey = Array(", outer part ".utf8)
  private static let foldKey = Array(", fold ".utf8)

  private static let seedKey = Array("seed ".utf8)
  private static let layersKey = Array("layers ".utf8)
  private static let examplesKey = Array("examples ".utf8)
  private static let splitKey = Array("split ".utf8)
  private static let activationsKey = Array("activations ".utf8)

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
    guard !digits.isEmpty else { return nil }
    var number: UInt64 = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
      guard !overflow, !carry else { return nil }
      number = sum
    }
    return number
  }

  private static func parameters(_ text: ArraySlice<UInt8>) -> Int64? {
    var before: Int64?
    var sum: Int64 = 0
    for size in text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false) {
      guard let number = number(size), number < 1 << 31 else { return nil }
      let size = Int64(number)
      if let before {
        let (next, overflow) = sum.addingReportingOverflow((before + 1) * size)
        guard !overflow else { return nil }
        sum = next
      }
      before = size
    }
    return sum
  }
}

extension SplitNumber {
  /// `, draw 2, fold 3`, or `, outer part 1, fold 3`: how the line about the split ends in the text of a run's id.
  public var canonicalEnding: String {
    (draw > 1 ? ", draw \(draw)" : "") + (outer.map { ", outer part \($0)" } ?? "")
      + (fold.map { ", fold \($0)" } ?? "")
  }
}
