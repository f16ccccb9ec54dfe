import Datasets
public import Networks
public import Records
public import YAMLLite

/// An experiment as meant: every setting that the file asks for with every seed, resolved against
/// the data. A lazy collection of runs in file order: block after block, the last axis fastest but
/// for the seed, which is fastest of all.
public struct Sweep: Sendable, RandomAccessCollection {
  let file: ExperimentFile
  let table: DataTable
  /// The settings of each block; of the file itself where it has no blocks.
  let spaces: [SettingSpace]
  /// The first position of each space, and at last the number of runs.
  let starts: [Int]
  private let showsEpochs: Bool
  /// By dataset and scale, with the beginning of its runs' canonical texts.
  private let forms: [[Scale: (data: DataSpec, head: String)]]

  /// Accepts a file with a single dataset for these data.
  public init(_ file: ExperimentFile, for facts: DatasetFacts) throws(Diagnostics) {
    try self.init(file, for: [facts])
  }

  /// Accepts the file for these data, one for each of its `datasetSources`, or says everything that
  /// does not fit.
  public init(_ file: ExperimentFile, for facts: [DatasetFacts]) throws(Diagnostics) {
    precondition(facts.count == file.datasetSources.count, "facts of each dataset")
    self.file = file
    var reader = Reader()
    Self.checkKinds(file.datasets, facts, &reader)
    let table = DataTable(
      sources: file.datasetSources, facts: facts, scores: SweepScores(file.scores, facts, &reader))
    self.table = table
    var spaces: [SettingSpace] = []
    var starts = [0]
    for section in reader.diagnostics.isEmpty ? file.runSections : [] {
      var space = SettingSpace(section, for: table, &reader)
      guard section.sample != nil || space.combinations != nil else {
        reader.report(
          "the grid has more than \(Self.largestCount) settings",
          at: section.factors.first?.axes.first?.keyRange ?? SourceRange(0, 0))
        continue
      }
      if reader.diagnostics.isEmpty { space.settle(&reader, enough: Self.enoughDiagnostics) }
      spaces.append(space)
      let (runs, overflows) = space.count.multipliedReportingOverflow(by: section.replicates.count)
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
    forms = facts.map { Self.forms(of: $0, file.resolvedSplit) }
  }

  /// More runs than anyone can train; keeps every count an `Int`, and a setting's number 32 bits.
  static let largestCount = 100_000_000

  /// More settings than a sample can be asked for.
  static let largestSample = 1_000_000

  private static let enoughDiagnostics = 50

  /// Scores of different kinds cannot be compared.
  private static func checkKinds(
    _ datasets: [Located<DatasetSource>], _ facts: [DatasetFacts], _ reader: inout Reader
  ) {
    guard let first = datasets.first, let firstFacts = facts.first else { return }
    for (dataset, facts) in zip(datasets, facts)
    where facts.task.kind != firstFacts.task.kind {
      reader.report(
        "\(facts.name) has \(facts.task.kind), but \(firstFacts.name) has"
          + " \(firstFacts.task.kind)",
        at: dataset.range, note: Diagnostic.Note("the first dataset", at: first.range),
        hint: "write an experiment for each kind")
    }
  }

  /// A knob that no run's optimizer, schedule or loss has is a mistake.
  private static func checkKnobs(_ spaces: [SettingSpace], _ reader: inout Reader) {
    let used = Set(spaces.flatMap(\.knobs))
    for knob in Setting.allCases where !used.contains(knob) {
      guard let owner = knob.row.owner?.name,
        let place = spaces.lazy.compactMap({ $0.section.place(of: .setting(knob)) }).first
      else { continue }
      reader.report(
        "no run's \(owner) has the knob '\(knob.name)'", at: place,
        hint: "\(owner)\(owner.hasSuffix("s") ? "es" : "s") that have it:"
          + " \(knob.owners.joined(separator: ", "))")
    }
  }

  /// Whether points differ in the epochs that they ask for.
  private static func epochsVary(_ sections: [Section]) -> Bool {
    let counted = sections.filter { $0.place(of: .steps) == nil && $0.place(of: .examples) == nil }
    let fixed = Set(
      counted.map {
        $0.fixed[.epochs]?.choice.value.value.number ?? Double(TrainingLength.defaultEpochs)
      })
    return fixed.count > 1 || sections.contains { $0.varies(.epochs) }
      || sections.contains { $0.inclusions.contains { $0.choices[.epochs] != nil } }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { starts[starts.count - 1] }

  /// The run at a place in file order.
  public subscript(position: Int) -> PointSpec {
    let (resolution, replicate) = resolution(at: position)
    return spec(at: position, resolution, replicate)
  }

  /// What it trains on which data, and its id: all that training has to know.
  public func trained(at position: Int) -> (
    training: TrainingSettings, data: DataSpec, id: TrajectoryID, plan: MeasurePlan
  ) {
    let (resolution, replicate) = resolution(at: position)
    let training = training(resolution, replicate)
    let form = form(resolution)
    return (
      training, form.data,
      TrajectoryID(canonicalText: CanonicalText.text(head: form.head, training)),
      measurePlan(resolution)
    )
  }

  /// The run with its canonical text, whose beginning is at hand here.
  func described(at position: Int) -> (spec: PointSpec, canonicalText: String) {
    let (resolution, replicate) = resolution(at: position)
    let spec = spec(at: position, resolution, replicate)
    return (spec, CanonicalText.text(head: form(resolution).head, spec.training))
  }

  func spec(at position: Int, _ resolution: Resolution, _ replicate: Replicate) -> PointSpec {
    PointSpec(
      position: position,
      settings: resolution.settings(withDataset: table.facts.count > 1, withEpochs: showsEpochs),
      replicate: replicate,
      training: training(resolution, replicate), data: form(resolution).data, goal: resolution.goal,
      scoring: scoring, positive: positives[resolution.dataset])
  }

  private func training(_ resolution: Resolution, _ replicate: Replicate) -> TrainingSettings {
    var training = resolution.training
    training.seed = replicate.streamSeed
    return training
  }

  /// The setting at a place in file order, with every default filled in, and the replicate.
  func resolution(at position: Int) -> (Resolution, replicate: Replicate) {
    // Few spaces, each large: the search is over at once.
    let number = (starts.firstIndex { $0 > position } ?? spaces.count) - 1
    let replicates = spaces[number].section.replicates
    let (setting, place) = (position - starts[number])
      .quotientAndRemainder(dividingBy: replicates.count)
    return (spaces[number].resolution(setting), replicates[place])
  }

  /// The data that a point asks for.
  func form(_ resolution: Resolution) -> (data: DataSpec, head: String) {
    let scale = resolution.scale
    return forms[resolution.dataset][scale]
      ?? Self.form(of: resolution.facts, file.resolvedSplit, scale)
  }

  /// What runs call a form of the data.
  public func data(of form: DataForm) -> DataSpec {
    let number = table.sources.firstIndex(of: form.source) ?? 0
    return Self.form(of: table.facts[number], file.resolvedSplit, form.scale).data
  }

  private static func forms(
    of facts: DatasetFacts, _ split: Split
  ) -> [Scale: (data: DataSpec, head: String)] {
    Dictionary(
      uniqueKeysWithValues: Scale.allCases.map { ($0, Self.form(of: facts, split, $0)) })
  }

  private static func form(
    of facts: DatasetFacts, _ split: Split, _ scale: Scale
  ) -> (data: DataSpec, head: String) {
    let data = DataSpec(
      digest: facts.digest, split: split, scale: scale, hasOfficialTest: facts.hasOfficialTest,
      isScored: facts.unscored.isEmpty)
    return (data, CanonicalText.head(data))
  }
}
