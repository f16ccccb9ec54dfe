import Datasets
public import YAMLLite

/// An experiment as meant: every combination of the grid's values with every seed, resolved against
/// the data. A lazy collection of runs in file order, the last axis fastest but for the seed, which
/// is fastest of all.
public struct Sweep: Sendable, RandomAccessCollection {
  let file: ExperimentFile
  let facts: DatasetFacts
  let seeds: [UInt64]

  /// Accepts the file for these data, or says everything that does not fit.
  public init(_ file: ExperimentFile, for facts: DatasetFacts) throws(Diagnostics) {
    self.file = file
    self.facts = facts
    seeds = file.resolvedSeeds
    var reader = Reader()
    guard settingCount != nil else {
      reader.report(
        "the grid has more than \(Self.largestCount) runs", at: file.factors.first?.axes.first?.keyRange ?? SourceRange(0, 0))
      throw Diagnostics(file: file.source, items: reader.diagnostics)
    }
    for setting in 0..<(settingCount ?? 0) where reader.diagnostics.count < Self.enoughDiagnostics {
      Resolution(self, setting: setting).check(&reader)
    }
    guard reader.diagnostics.isEmpty else {
      throw Diagnostics(file: file.source, items: reader.diagnostics)
    }
  }

  /// More runs than anyone can train; keeps every count an `Int`.
  static let largestCount = 100_000_000

  private static let enoughDiagnostics = 50

  /// Combinations of axis values; nil when there are too many.
  private var settingCount: Int? {
    var count = 1
    for size in file.factors.map(\.rows.count) + [seeds.count] {
      let (product, overflows) = count.multipliedReportingOverflow(by: size)
      if overflows || product > Self.largestCount { return nil }
      count = product
    }
    return count / Swift.max(seeds.count, 1)
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { (settingCount ?? 0) * seeds.count }

  public subscript(position: Int) -> RunSpec {
    Resolution(self, setting: position / seeds.count)
      .spec(position: position, seed: seeds[position % seeds.count])
  }

  /// Every form of the data that some run asks for.
  public var data: [DataSpec] { file.scales.map { form($0) } }

  /// The data as scaled by `scale`.
  func form(_ scale: Scale) -> DataSpec {
    DataSpec(
      digest: facts.digest, split: file.resolvedSplit, scale: scale,
      hasOfficialTest: facts.hasOfficialTest)
  }

  /// The value of each axis that setting number `setting` names, fixed ones included.
  func choices(_ setting: Int) -> [Axis: Located<AxisChoice>] {
    var choices = file.fixed.mapValues(\.choice)
    var rest = setting
    for factor in file.factors.reversed() {
      let row = factor.rows[rest % factor.rows.count]
      for (axis, choice) in Swift.zip(factor.axes, row) { choices[axis.axis] = choice }
      rest /= factor.rows.count
    }
    return choices
  }
}
