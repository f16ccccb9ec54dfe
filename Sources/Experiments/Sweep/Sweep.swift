import Datasets
import Networks
public import YAMLLite

/// An experiment as meant: every setting that the file asks for with every seed, resolved against
/// the data. A lazy collection of runs in file order: block after block, the last axis fastest but
/// for the seed, which is fastest of all.
public struct Sweep: Sendable, RandomAccessCollection {
  let file: ExperimentFile
  let facts: DatasetFacts
  /// The settings of each block; of the file itself where it has no blocks.
  let spaces: [SettingSpace]
  /// The first position of each space, and at last the number of runs.
  let starts: [Int]
  private let showsEpochs: Bool

  /// Accepts the file for these data, or says everything that does not fit.
  public init(_ file: ExperimentFile, for facts: DatasetFacts) throws(Diagnostics) {
    self.file = file
    self.facts = facts
    var reader = Reader()
    var spaces: [SettingSpace] = []
    var starts = [0]
    for section in Self.sections(of: file) {
      var space = SettingSpace(section, for: facts, &reader)
      guard space.combinations != nil else {
        reader.report(
          "the grid has more than \(Self.largestCount) settings",
          at: section.factors.first?.axes.first?.keyRange ?? SourceRange(0, 0))
        continue
      }
      if reader.diagnostics.isEmpty {
        space.settle(
          &reader, fallback: file.dataset?.range ?? SourceRange(0, 0),
          enough: Self.enoughDiagnostics)
      }
      spaces.append(space)
      let (runs, overflows) = space.count.multipliedReportingOverflow(by: section.seeds.count)
      if overflows || runs > Self.largestCount - starts[starts.count - 1] {
        reader.report("the sweep has more than \(Self.largestCount) runs", at: SourceRange(0, 0))
        break
      }
      starts.append(starts[starts.count - 1] + runs)
    }
    if reader.diagnostics.isEmpty { Self.checkKnobs(spaces, &reader) }
    guard reader.diagnostics.isEmpty else {
      throw Diagnostics(file: file.source, items: reader.diagnostics)
    }
    self.spaces = spaces
    self.starts = starts
    showsEpochs = Self.epochsVary(spaces.map(\.section))
  }

  /// More runs than anyone can train; keeps every count an `Int`, and a setting's number 32 bits.
  static let largestCount = 100_000_000

  /// More settings than a sample can be asked for.
  static let largestSample = 1_000_000

  private static let enoughDiagnostics = 50

  /// The file's sections. Points that stand above all blocks are a section of their own.
  private static func sections(of file: ExperimentFile) -> [Section] {
    guard !file.blocks.isEmpty, !file.root.inclusions.isEmpty else { return file.sections }
    var added = file.root
    added.keepAddedOnly()
    return file.blocks + [added]
  }

  /// A knob that no run's optimizer has is a mistake.
  private static func checkKnobs(_ spaces: [SettingSpace], _ reader: inout Reader) {
    let used = Set(spaces.flatMap(\.knobs))
    for knob in Axis.knobs where !used.contains(knob) {
      guard let place = spaces.lazy.compactMap({ $0.section.place(of: knob) }).first else {
        continue
      }
      reader.report(
        "no run's optimizer has the knob '\(knob.rawValue)'", at: place,
        hint: "optimizers that have it: \(knob.optimizers.joined(separator: ", "))")
    }
  }

  /// Whether points differ in the epochs that they ask for.
  private static func epochsVary(_ sections: [Section]) -> Bool {
    let fixed = Set(sections.map { $0.fixed[.epochs]?.choice.value.value.number ?? 20 })
    return fixed.count > 1 || sections.contains { $0.varies(.epochs) }
      || sections.contains { $0.inclusions.contains { $0.choices[.epochs] != nil } }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { starts[starts.count - 1] }

  /// The run at a place in file order.
  public subscript(position: Int) -> RunSpec {
    // Few spaces, each large: the search is over at once.
    let number = (starts.firstIndex { $0 > position } ?? spaces.count) - 1
    let space = spaces[number]
    let seeds = space.section.seeds
    let (setting, seed) = (position - starts[number]).quotientAndRemainder(dividingBy: seeds.count)
    let resolution = Resolution(facts: facts, choices: space.choices(setting))
    var training = resolution.training
    training.seed = seeds[seed]
    return RunSpec(
      position: position, settings: resolution.settings(withEpochs: showsEpochs),
      training: training, data: form(resolution.scale), epochs: resolution.epochs)
  }

  /// Every form of the data that some run may ask for.
  public var data: [DataSpec] { file.scales.map { form($0) } }

  /// The data as scaled by `scale`.
  private func form(_ scale: Scale) -> DataSpec {
    DataSpec(
      digest: facts.digest, split: file.resolvedSplit, scale: scale,
      hasOfficialTest: facts.hasOfficialTest)
  }
}

extension Axis {
  /// The optimizers that have this knob.
  fileprivate var optimizers: [String] {
    Optimizer.defaults.filter { $0.knobs.contains { $0.axis == self } }.map(\.name)
  }
}
