import Datasets
public import Networks
public import Records
public import YAMLLite

/// An experiment as meant: every setting that the file asks for with every seed, resolved against
/// the data. A lazy collection of runs in file order: block after block, the last axis fastest but
/// for split and seed, which are faster, the seed fastest of all.
public struct Sweep: Sendable, RandomAccessCollection {
  let file: ExperimentFile
  let table: DataTable
  /// The settings of each block; of the file itself where it has no blocks.
  let spaces: [SettingSpace]
  /// The first position of each space, and at last the number of runs.
  let starts: [Int]
  private let showsEpochs: Bool
  private let namesBlocks: Bool
  /// By dataset, split and scale, with the beginning of its runs' canonical texts.
  private let forms: [[[Scale: Form]]]

  /// Accepts a file with a single dataset for these data.
  public init(_ file: ExperimentFile, for facts: DatasetFacts) throws(Diagnostics) {
    try self.init(file, for: [facts])
  }

  /// Accepts the file for these data, one for each of its `datasetSources`, or says everything that
  /// does not fit.
  public init(_ file: ExperimentFile, for facts: [DatasetFacts]) throws(Diagnostics) {
    precondition(facts.count == file.datasetSources.count, "facts of each dataset")
    self.file = file
    let splits = file.resolvedSplit.numbers
    precondition(
      facts.allSatisfy {
        $0.splits.count == splits.count || $0.splits.isEmpty && splits.count == 1
      },
      "facts of each split")
    var reader = Reader()
    Self.checkKinds(file.datasets, facts, &reader)
    let table = DataTable(
      sources: file.datasetSources, facts: facts, splits: splits,
      scores: SweepScores(file.scores, facts, &reader))
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
      let (runs, overflows) = space.count.multipliedReportingOverflow(by: space.replicates.count)
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
    // Blocks of a text that nobody wrote have numbers for names.
    namesBlocks = file.blocks.count > 1 && !ConfirmText.isOne(file.source.text)
    forms = facts.map { facts in
      splits.indices.map { Self.forms(of: facts, file.resolvedSplit, at: $0) }
    }
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
    spec(at: position, request(at: position))
  }

  /// What it trains on which data, and its id: all that training has to know.
  public func trained(at position: Int) -> (
    training: TrainingSettings, data: DataSpec, id: TrajectoryID, plan: MeasurePlan
  ) {
    let request = request(at: position)
    let form = form(request.resolution, onSplit: request.split)
    let text = CanonicalText.text(
      head: form.head, request.training, seed: request.replicate.seed)
    return (
      request.training, form.data, TrajectoryID(canonicalText: text),
      measurePlan(request.resolution)
    )
  }

  /// The run with its canonical text, whose beginning is at hand here.
  func described(at position: Int) -> (spec: PointSpec, canonicalText: String) {
    let request = request(at: position)
    let spec = spec(at: position, request)
    let head = form(request.resolution, onSplit: request.split).head
    return (
      spec, CanonicalText.text(head: head, spec.training, seed: request.replicate.seed)
    )
  }

  private func spec(at position: Int, _ request: Request) -> PointSpec {
    let resolution = request.resolution
    var settings = resolution.settings(
      withDataset: table.facts.count > 1, withEpochs: showsEpochs)
    if let block = request.block { settings[.block] = .text(block) }
    return PointSpec(
      position: position, settings: settings,
      replicate: request.replicate, training: request.training,
      data: form(resolution, onSplit: request.split).data,
      goal: resolution.goal(onSplit: request.split), plannedEpochs: resolution.length.epochs,
      scoring: scoring, positive: positives[resolution.dataset])
  }

  /// The setting at a place in file order, with every default filled in.
  func resolution(at position: Int) -> Resolution { request(at: position).resolution }

  /// What stands at a place in file order.
  private struct Request {
    /// The setting, with every default filled in.
    let resolution: Resolution
    let replicate: Replicate
    /// The place of its split.
    let split: Int
    /// The name of the block that asks for it; nil where names say nothing.
    let block: String?

    var training: TrainingSettings {
      var training = resolution.training(onSplit: split)
      training.seed = replicate.streamSeed
      return training
    }
  }

  private func request(at position: Int) -> Request {
    // Few spaces, each large: the search is over at once.
    let number = (starts.firstIndex { $0 > position } ?? spaces.count) - 1
    let space = spaces[number]
    let (setting, place) = (position - starts[number])
      .quotientAndRemainder(dividingBy: space.replicates.count)
    return Request(
      resolution: space.resolution(setting), replicate: space.replicates[place],
      split: place / space.section.seeds.count,
      block: namesBlocks ? space.section.name : nil)
  }
}

/// The forms of the data that runs ask for.
extension Sweep {
  typealias Form = (data: DataSpec, head: String)

  /// The data that a setting asks for on the split at a place.
  func form(_ resolution: Resolution, onSplit place: Int) -> Form {
    let scale = resolution.scale
    return forms[resolution.dataset][place][scale]
      ?? Self.form(of: resolution.facts, file.resolvedSplit, scale, at: place)
  }

  /// What runs call a form of the data, on each split.
  public func data(of form: DataForm) -> [DataSpec] {
    let number = table.sources.firstIndex(of: form.source) ?? 0
    return forms[number].indices.map {
      Self.form(of: table.facts[number], file.resolvedSplit, form.scale, at: $0).data
    }
  }

  private static func forms(
    of facts: DatasetFacts, _ split: Split, at place: Int
  ) -> [Scale: Form] {
    Dictionary(
      uniqueKeysWithValues: Scale.allCases.map { ($0, Self.form(of: facts, split, $0, at: place)) })
  }

  private static func form(
    of facts: DatasetFacts, _ split: Split, _ scale: Scale, at place: Int
  ) -> Form {
    let data = DataSpec(
      digest: facts.digest, split: split, scale: scale, hasOfficialTest: facts.hasOfficialTest,
      isScored: facts.isScored(onSplit: place), number: split.numbers[place])
    return (data, CanonicalText.head(data))
  }
}
