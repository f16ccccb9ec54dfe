import Datasets
import Records
import YAMLLite

/// A part of a file that describes runs: the file itself, or one of its blocks, which begins as a
/// copy of what stands above it and overrides that axis by axis.
struct Section: Sendable {
  /// A block's name; nil for what stands above all blocks.
  var name: String?
  var fixed: [Axis: FixedAxis] = [:]
  /// In file order; the last varies fastest.
  var factors: [Factor] = []
  /// In an order in which each needs only what stands before it.
  var derivations: [Derivation] = []
  /// All of them must hold.
  var conditions: [PointFormula] = []
  var exclusions: [Exclusion] = []
  var inclusions: [Inclusion] = []
  var seeds: [UInt64] = [1]
  var sample: Located<Sample>?
  /// Whether its factors count for nothing, because blocks have taken them over.
  private(set) var hasAddedOnly = false
  /// Whether it, or what it inherits from, says something of the dataset, right or wrong.
  private(set) var mentionsDataset = false

  /// What this section itself has said, not what it inherits, with the places.
  private var said: [(axis: Axis, keyRange: SourceRange)] = []
  private var seedsKey: Node.Entry?

  /// A block of this section before it says anything.
  func block(named name: String) -> Section {
    var block = self
    block.name = name
    block.said = []
    block.seedsKey = nil
    // Points added above are points of what stands above: they name its axes, not the block's.
    block.inclusions = []
    return block
  }

  /// Leaves nothing but the points added.
  mutating func keepAddedOnly() {
    hasAddedOnly = true
    factors = []
    sample = nil
  }

  /// The variables that formulas may use.
  var variables: [String] {
    factors.flatMap(\.axes).compactMap { axis, _ in
      if case .variable(let name) = axis { name } else { nil }
    }
  }

  /// Every scaling of the inputs that some point may ask for.
  var scales: [Scale] {
    let scale = { (choice: Located<AxisChoice>?) -> Scale? in
      if case .scale(let scale)? = choice?.value { scale } else { nil }
    }
    let standing = scale(fixed[.scale]?.choice) ?? .unit
    // An added point goes its own way even where the scale is fixed.
    let added = inclusions.map { scale($0.choices[.scale]) ?? standing }
    if hasAddedOnly { return added }
    let swept = factors.flatMap { $0.rows.joined() }.compactMap(scale)
    return (swept.isEmpty ? [standing] : swept) + added
  }

  /// The datasets that some point may ask for, where they are named.
  var datasets: [Located<DatasetSource>] {
    let swept = factors.flatMap { $0.rows.joined() }
    let added = inclusions.compactMap { $0.choices[.dataset] }
    let fixed = fixed[.dataset].map { [$0.choice] } ?? []
    return (swept + fixed + added).compactMap { choice in
      if case .dataset(let source) = choice.value { Located(source, at: choice.range) } else { nil }
    }
  }

  /// Whether some point may have another value of the axis than another point.
  func varies(_ axis: Axis) -> Bool {
    derivations.contains { $0.axis == axis }
      || factors.contains { $0.axes.contains { $0.axis == axis } }
  }

  /// Where the axis is given; nil for one left at its default.
  func place(of axis: Axis) -> SourceRange? {
    fixed[axis]?.keyRange ?? derivations.first { $0.axis == axis }?.keyRange
      ?? factors.lazy.flatMap(\.axes).first { $0.axis == axis }?.keyRange
  }

  /// Takes an axis for a value, list or formula that this section gives: what it inherits makes
  /// way, what it has said itself is a clash.
  mutating func claim(_ axis: Axis, _ keyRange: SourceRange, _ reader: inout Reader) {
    for (other, place) in said {
      // Keys are not read in file order; the later place is the one at fault.
      let (first, second) = place.lower < keyRange.lower ? (place, keyRange) : (keyRange, place)
      let note = Diagnostic.Note("first given here", at: first)
      if other == axis {
        reader.report(
          "'\(axis.rawValue)' is given twice", at: second, note: note,
          hint: "keep one of the two")
      } else if axis.rivals.contains(other) {
        let names = place.lower < keyRange.lower ? (axis, other) : (other, axis)
        reader.report(
          "'\(names.0.rawValue)' and '\(names.1.rawValue)' both \(axis.rivalry)", at: second,
          note: note, hint: "keep one of the two")
      }
    }
    said.append((axis, keyRange))
    if axis == .dataset { mentionsDataset = true }
    makeWay(for: axis)
  }

  /// Puts a factor in the place of whatever is said of its axis; one of a single value is fixed.
  mutating func replace(_ axis: Axis, by factor: Factor, _ reader: inout Reader) {
    let place = factors.firstIndex { $0.axes.count == 1 && $0.axes[0].axis == axis }
    let count = factors.count
    makeWay(for: axis)
    for index in inclusions.indices where !inclusions[index].says(axis) {
      // What was added before names no such axis; it takes the first value, if that is written out.
      guard let first = factor.rows.first?.first, !first.value.isGenerated else {
        reader.report(
          "this point says nothing of '\(axis.rawValue)'", at: inclusions[index].range,
          note: Diagnostic.Note("swept here", at: factor.axes[0].keyRange),
          hint: "an added point names every swept axis")
        continue
      }
      if factor.rows.count > 1 { inclusions[index].choices[axis] = first }
    }
    let isVariable = if case .variable = axis { true } else { false }
    if !isVariable, factor.drawn == nil, factor.rows.count == 1, let choice = factor.rows[0].first,
      !choice.value.isGenerated
    {
      fixed[axis] = FixedAxis(keyRange: factor.axes[0].keyRange, choice: choice)
      for axis in [axis] + axis.rivals {
        for index in inclusions.indices { inclusions[index].choices[axis] = nil }
      }
    } else {
      let isKept = place != nil && factors.count == count - 1
      factors.insert(factor, at: isKept ? place ?? 0 : factors.count)
    }
  }

  /// Takes over what another section says of seeds and samples.
  mutating func takeSeedsAndSample(of other: Section) {
    if other.seedsKey != nil { seeds = other.seeds }
    if let sample = other.sample { self.sample = sample }
  }

  /// Forgets what is known of an axis, and of those that say the same in another way.
  private mutating func makeWay(for axis: Axis) {
    for axis in [axis] + axis.rivals { drop(axis) }
  }

  /// Forgets what is known of an axis.
  private mutating func drop(_ axis: Axis) {
    fixed[axis] = nil
    derivations.removeAll { $0.axis == axis }
    factors = factors.compactMap { $0.without(axis) }
  }

  /// Only one of `seed`, `seeds`, `repeats` may say which seeds there are.
  mutating func setSeeds(_ entry: Node.Entry, _ seeds: [UInt64]?, _ reader: inout Reader) {
    if let first = seedsKey {
      reader.report(
        "'\(entry.key)' and '\(first.key)' both give the seeds", at: entry.keyRange,
        note: Diagnostic.Note("first given here", at: first.keyRange), hint: "keep one of the two")
    } else {
      self.seeds = seeds ?? [1]
      seedsKey = entry
    }
  }
}

/// An axis with one value for all points.
struct FixedAxis: Sendable {
  var keyRange: SourceRange
  var choice: Located<AxisChoice>
}

/// One factor of the product that a sweep is: an axis of the grid, a variable, or axes zipped
/// together.
struct Factor: Sendable {
  var axes: [(axis: Axis, keyRange: SourceRange)]
  /// In file order, each with a choice an axis; empty where values are drawn.
  var rows: [[Located<AxisChoice>]]
  /// What a sample draws the one axis's values from, where no list says them.
  var drawn: Located<SampleDimension>?

  /// The factor with one axis less; nil where no other is left.
  func without(_ axis: Axis) -> Factor? {
    guard let column = axes.firstIndex(where: { $0.axis == axis }) else { return self }
    guard axes.count > 1 else { return nil }
    var rest = self
    rest.axes.remove(at: column)
    for row in rest.rows.indices { rest.rows[row].remove(at: column) }
    return rest
  }
}

/// A setting computed from others: `derive: {learning_rate: base * batch_size / 32}`.
struct Derivation: Sendable {
  var axis: Axis
  var keyRange: SourceRange
  var formula: PointFormula
}

/// A partial point of `exclude`: points that have one of the values on every axis are left out.
struct Exclusion: Sendable {
  var axes: [(axis: Axis, values: Set<AxisValue>)]
  var range: SourceRange
}

/// A point of `include`.
struct Inclusion: Sendable {
  var choices: [Axis: Located<AxisChoice>]
  var range: SourceRange

  /// Whether it says what an axis says, in whatever way.
  func says(_ axis: Axis) -> Bool {
    ([axis] + axis.rivals).contains { choices[$0] != nil }
  }
}

/// How many settings to draw, and how.
struct Sample: Sendable, Equatable {
  var points: Int
  var seed: UInt64
  var method: SampleMethod
}

extension Axis {
  /// What it and its rivals both do.
  var rivalry: String {
    self == .hidden || self == .layers ? "give the sizes" : "say how long training goes on"
  }
}
