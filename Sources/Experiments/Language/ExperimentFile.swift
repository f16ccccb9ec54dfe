public import Datasets
public import YAMLLite

/// An experiment as typed: every value checked alone, none resolved against the data.
public struct ExperimentFile: Sendable {
  public let source: SourceFile
  public internal(set) var name = ""
  public internal(set) var description = ""
  var dataset: Located<DatasetSource>?
  var split: Located<Split>?
  var epochs: Int?
  /// Which finished runs keep the state from which more epochs can go on.
  public internal(set) var keep = KeptStates.auto
  /// The seeds with the key that gave them.
  var seeds: (values: [UInt64], key: Node.Entry)?
  var fixed: [Axis: FixedAxis] = [:]
  /// In file order; the last varies fastest.
  var factors: [Factor] = []

  /// Reads a file's text; all of its mistakes are in the error.
  public init(_ source: SourceFile) throws(Diagnostics) {
    self.source = source
    let root = try YAMLLite.parse(source)
    var reader = Reader()
    if root.plainText == "" {
      throw Diagnostics(
        file: source,
        items: [
          Diagnostic(
            "the file is empty", at: SourceRange(0, 0),
            hint: "the least that it can say is 'dataset: digits'; every key: nn-sweep keys")
        ])
    }
    let keys = ExperimentKey.all
    let entries = reader.mapping(root, "the experiment", keys: keys.map(\.name)) ?? []
    for entry in entries {
      keys.first { $0.name == entry.key }?.read(&self, entry, &reader)
    }
    checkAxes(&reader)
    if !entries.contains(where: { $0.key == "dataset" }), case .mapping = root.content {
      reader.report(
        "no dataset", at: SourceRange(0, 0),
        hint: "add 'dataset: NAME'; known: \(DatasetSource.names.joined(separator: ", "))")
    }
    if !entries.contains(where: { $0.key == "name" }) { nameAfterFile(&reader) }
    guard reader.diagnostics.isEmpty else {
      throw Diagnostics(file: source, items: reader.diagnostics)
    }
  }

  /// The folder that relative paths of the file are relative to.
  public var directory: String {
    guard let slash = source.path.lastIndex(of: "/") else { return "." }
    return slash == source.path.startIndex ? "/" : String(source.path[..<slash])
  }

  /// Where the examples come from; a file without one is not accepted.
  public var datasetSource: DatasetSource { dataset?.value ?? .digits }

  public var resolvedSplit: Split { split?.value ?? Split() }

  public var resolvedEpochs: Int { epochs ?? 20 }

  public var resolvedSeeds: [UInt64] { seeds?.values ?? [1] }

  /// Every scaling of the inputs that some run asks for, at least one.
  public var scales: [Scale] {
    let choices =
      factors.flatMap { $0.rows.joined().map(\.value) } + fixed.values.map(\.choice.value)
    let asked = Scale.allCases.filter { choices.contains(.scale($0)) }
    return asked.isEmpty ? [.unit] : asked
  }

  private mutating func nameAfterFile(_ reader: inout Reader) {
    let last = source.path.split(separator: "/").last.map(String.init) ?? ""
    let stem = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
    if isExperimentName(stem) {
      name = stem
    } else {
      reader.report(
        "the file's name '\(stem)' cannot name an experiment", at: SourceRange(0, 0),
        hint: "add 'name: WORD' of letters, digits, '.', '_' and '-'")
    }
  }

  /// An axis has one place: fixed or in the grid, as `hidden` or as `layers`.
  private func checkAxes(_ reader: inout Reader) {
    let places =
      fixed.map { ($0.key, $0.value.keyRange) }
      + factors.flatMap { factor in factor.axes.map { ($0.axis, $0.keyRange) } }
    let sorted = places.sorted { $0.1.lower < $1.1.lower }
    for (index, (axis, range)) in sorted.enumerated() {
      for (other, first) in sorted[..<index] {
        let note = Diagnostic.Note("first given here", at: first)
        if axis == other {
          reader.report(
            "'\(axis.rawValue)' is both fixed and swept, or swept twice", at: range, note: note,
            hint: "keep one of the two")
        } else if Set([axis, other]) == [.hidden, .layers] {
          reader.report(
            "'\(axis.rawValue)' and '\(other.rawValue)' both give the sizes", at: range, note: note,
            hint: "keep one of the two")
        }
      }
    }
  }
}

/// An axis with one value for all runs.
struct FixedAxis: Sendable {
  var keyRange: SourceRange
  var choice: Located<AxisChoice>
}

/// One factor of the product that a sweep is: an axis of the grid, or axes zipped together.
struct Factor: Sendable {
  var axes: [(axis: Axis, keyRange: SourceRange)]
  /// In file order, each with a choice an axis.
  var rows: [[Located<AxisChoice>]]
}

/// `[A-Za-z0-9][A-Za-z0-9._-]*`, at most 100 characters: safe as a directory's name.
func isExperimentName(_ text: String) -> Bool {
  let isWord = { (byte: UInt8) in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
  guard let first = text.utf8.first, isWord(first), text.utf8.count <= 100 else { return false }
  return text.utf8.allSatisfy { isWord($0) || "._-".utf8.contains($0) }
}
