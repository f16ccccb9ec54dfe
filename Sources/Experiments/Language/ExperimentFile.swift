public import Datasets
public import Records
public import YAMLLite

/// An experiment as typed: every value checked alone, none resolved against the data.
public struct ExperimentFile: Sendable {
  public let source: SourceFile
  public internal(set) var name = ""
  public internal(set) var description = ""
  var split: Located<Split>?
  var order = ExecutionOrder.spaceFilling
  /// Which finished runs keep their state.
  public internal(set) var keep = KeptStates.auto
  /// A run that has trained for so long is interrupted.
  public internal(set) var maxSeconds: Double?
  /// How it is laid out on a cluster.
  public internal(set) var slurm = SlurmSettings()
  /// What is drawn after a run.
  public internal(set) var plots = PictureRequest.standard
  var scores = AskedScores()
  /// What stands above all blocks.
  var root = Section()
  /// The sub-sweeps, each with what it inherits; empty where the file is one sweep.
  var blocks: [Section] = []

  /// Reads a file's text; all of its mistakes are in the error.
  public init(_ source: SourceFile) throws(Diagnostics) {
    self.source = source
    let node = try YAMLLite.parse(source)
    var reader = Reader()
    if node.plainText == "" {
      throw Diagnostics(
        file: source,
        items: [
          Diagnostic(
            "the file is empty", at: SourceRange(0, 0),
            hint: "the least that it can say is 'dataset: digits'; every key: nn-sweep keys")
        ])
    }
    read(node, &reader)
    guard reader.diagnostics.isEmpty else {
      throw Diagnostics(file: source, items: reader.diagnostics)
    }
  }

  private mutating func read(_ node: Node, _ reader: inout Reader) {
    let keys = ExperimentKey.all
    let entries = reader.mapping(node, "the experiment", keys: keys.map(\.name)) ?? []
    for entry in entries {
      if case .file(let read)? = keys.first(where: { $0.name == entry.key })?.reading {
        read(&self, entry, &reader)
      }
    }
    reader.read(entries, into: &root, in: source)
    let blocks = entries.first { $0.key == "blocks" }
    if let blocks { reader.blocks(&self, blocks) }
    if let override = entries.first(where: { $0.key == "override" }) {
      reader.override(&self, override)
    }
    for section in sections { reader.check(section) }
    if let plots = entries.first(where: { $0.key == "plots" }) { reader.plots(&self, plots) }
    if let section = sections.first(where: { !$0.mentionsDataset }), case .mapping = node.content {
      reader.report(
        "no dataset" + (section.name.map { " in block '\($0)'" } ?? ""), at: SourceRange(0, 0),
        hint: "add 'dataset: NAME'; known: \(DatasetSource.names.joined(separator: ", "))")
    }
    if name.isEmpty, !entries.contains(where: { $0.key == "name" }) { nameAfterFile(&reader) }
  }

  /// The sections that runs come from.
  var sections: [Section] { blocks.isEmpty ? [root] : blocks }

  /// The folder that relative paths of the file are relative to.
  public var directory: String {
    guard let slash = source.path.lastIndex(of: "/") else { return "." }
    return slash == source.path.startIndex ? "/" : String(source.path[..<slash])
  }

  public var resolvedSplit: Split { split?.value ?? Split() }

  /// The epochs of runs for which no block or axis says otherwise.
  public var resolvedEpochs: Int {
    root.fixed[.epochs].flatMap { $0.choice.value.value.number }.map { Int($0) }
      ?? TrainingLength.defaultEpochs
  }

  private mutating func nameAfterFile(_ reader: inout Reader) {
    let last = source.path.split(separator: "/").last.map(String.init) ?? ""
    let stem = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
    if ExperimentName.isValid(stem) {
      name = stem
    } else {
      reader.report(
        "the file's name '\(stem)' cannot name an experiment", at: SourceRange(0, 0),
        hint: "add 'name: WORD' of letters, digits, '.', '_' and '-'")
    }
  }
}
