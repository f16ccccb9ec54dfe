import Digests
import Kernels

/// Examples as a source holds them, before split and scaling.
struct RawExamples: Sendable {
  /// What is to be learned, a value an example.
  enum Answers: Sendable {
    case labels([Int32], classes: [String])
    case numbers([Double], name: String)
  }

  /// What `scale: unit` means for the data.
  enum UnitScale: Sendable {
    /// Values are divided by a known highest value.
    case divisor(Int)
    /// Lowest to highest value of a column in the training part.
    case range
  }

  var columnNames: [String]
  var values: RawValues
  /// What was taken from every number of a column, one a column; nil where all are 0.
  var origins: [Double]?
  var answers: Answers
  var unitScale: UnitScale
  var layout: InputEncoding.Layout
  /// The first example of the official test part.
  var officialTest: Int?
  /// A group an example, for a split that keeps groups together.
  var groups: [Int32]?
  /// The rank of each example, for a split that cuts along an order; equal ones have the same.
  var order: [Int32]?
  /// A column of dates that is no input because the split orders by it.
  var datesLeftOut: String?
  /// How much each example counts in training, 0 or more; nil where all count the same.
  var weights: [Double]?
  /// What became of columns of texts.
  var texts: [DataDescription.TextColumn] = []
  /// What looks wrong.
  var findings: [DataFinding] = []
  /// What stands for missing numbers, where these are allowed.
  var gapFill: GapFill?
  /// The columns that lack values.
  var gaps: [DataDescription.Gaps] = []
  /// The names of the arrays, where they come from an archive.
  var arrays: InputEncoding.Arrays?
  /// Whether the first line was seen to name the columns without being said to.
  var isHeaderFound = false

  var columns: Int { columnNames.count }

  var count: Int {
    switch answers {
    case .labels(let labels, _): labels.count
    case .numbers(let numbers, _): numbers.count
    }
  }

  /// The digest of everything that can reach a run but the choice of split and scaling: shape,
  /// values and their origins, answers, class names, the official test part, what unit scaling divides
  /// by, the groups or the order where a split asks for them, the weights where there are some, and what
  /// stands for missing numbers where these are allowed.
  var digest: Digest {
    var hasher = Digest.Hasher()
    hasher.update("nn-sweep examples 1\n")
    for number in [count, columns, officialTest ?? -1] { hasher.update(number) }
    switch unitScale {
    case .divisor(let divisor): hasher.update(divisor)
    case .range: hasher.update(0)
    }
    switch values {
    case .bytes(let bytes):
      hasher.update("bytes")
      for piece in bytes.inOrder { hasher.update(piece) }
    case .floats(let floats):
      hasher.update("floats")
      hasher.update(integers: floats.lazy.map(\.bitPattern))
    }
    switch answers {
    case .labels(let labels, let classes):
      hasher.update("labels")
      hasher.update(integers: labels)
      hasher.update(classes.count)
      for name in classes {
        hasher.update(name.utf8.count)
        hasher.update(name)
      }
    case .numbers(let numbers, _):
      hasher.update("numbers")
      hasher.update(integers: numbers.lazy.map(\.bitPattern))
    }
    if let origins {
      hasher.update("origins")
      hasher.update(integers: origins.lazy.map(\.bitPattern))
    }
    if let groups {
      hasher.update("groups")
      hasher.update(integers: groups)
    }
    if let order {
      hasher.update("order")
      hasher.update(integers: order)
    }
    if let weights {
      hasher.update("weights")
      hasher.update(integers: weights.lazy.map(\.bitPattern))
    }
    if let gapFill {
      hasher.update("missing numbers")
      hasher.update(gapFill.fill.rawValue)
      hasher.update(integers: gapFill.columns)
    }
    return hasher.finish()
  }
}

/// Raw inputs, row-major.
enum RawValues: Sendable {
  case bytes(BytePieces)
  case floats([Float])

  /// Whether a number can be an input: finite, and not so large that the difference of two such
  /// values, which scaling takes, may not be.
  static func isValue(_ number: Double) -> Bool {
    number.magnitude <= Double(Float.greatestFiniteMagnitude) / 2
  }

  /// Floats that are whole numbers of 0…255 kept as bytes, a quarter of the memory; other floats
  /// as they are.
  init(compacting floats: [Float]) {
    guard floats.allSatisfy({ $0 >= 0 && $0 <= 255 && $0 == $0.rounded(.towardZero) }) else {
      self = .floats(floats)
      return
    }
    self = .bytes(BytePieces(floats.map { UInt8($0) }[...]))
  }

  /// As floats, each exactly the same number.
  var floats: [Float] {
    switch self {
    case .bytes(let bytes): bytes.joined.map { Float($0) }
    case .floats(let floats): floats
    }
  }

  /// Appends values; all become floats unless both are bytes.
  mutating func append(_ more: RawValues) {
    if case .bytes(var bytes) = self, case .bytes(let others) = more {
      bytes.append(others)
      self = .bytes(bytes)
    } else {
      self = .floats(floats + more.floats)
    }
  }

  /// The rows to train on, not copied as they are read: in two pieces where the second begins with
  /// the official test part, so that every part lies within one of them.
  func shared(columns: Int, officialTest: Int?) -> [SharedRows] {
    switch self {
    case .floats(let floats): return [SharedRows(floats: floats, columns: columns)]
    case .bytes(let bytes):
      let pieces = bytes.inOrder
      let areParts = pieces.count == 2 && pieces[0].count / columns == officialTest
      return (pieces.count == 1 || areParts ? pieces : [bytes.joined[...]])
        .map { SharedRows(bytes: $0, columns: columns) }
    }
  }
}
