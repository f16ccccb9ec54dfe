import YAMLLite

extension Reader {
  mutating func experimentName(_ node: Node) -> String? {
    guard let name = text(node, "name") else { return nil }
    guard isExperimentName(name) else {
      report(
        "'\(name)' cannot name an experiment", at: node.range,
        hint: "use letters, digits, '.', '_' and '-', at most 100, a letter or digit first")
      return nil
    }
    return name
  }

  /// A list of seeds, none twice.
  mutating func seeds(_ node: Node) -> [UInt64]? {
    guard let items = list(node, "seeds", example: "[1, 2, 3]") else { return nil }
    var places: [UInt64: SourceRange] = [:]
    var seeds: [UInt64] = []
    for item in items {
      guard let seed = integer(item, "seed", in: 0...Int.max).map(UInt64.init) else { return nil }
      if let first = places[seed] {
        report(
          "seed \(seed) twice", at: item.range, note: Diagnostic.Note("first given here", at: first))
      }
      places[seed] = item.range
      seeds.append(seed)
    }
    return seeds
  }

  /// Only one of `seed`, `seeds`, `repeats` may say which seeds there are.
  mutating func setSeeds(_ file: inout ExperimentFile, _ entry: Node.Entry, _ seeds: [UInt64]?) {
    if let first = file.seeds?.key {
      report(
        "'\(entry.key)' and '\(first.key)' both give the seeds", at: entry.keyRange,
        note: Diagnostic.Note("first given here", at: first.keyRange), hint: "keep one of the two")
    } else {
      file.seeds = (seeds ?? [1], entry)
    }
  }

  /// The axes of `grid:`, each a factor of its own.
  mutating func grid(_ file: inout ExperimentFile, _ entry: Node.Entry) {
    for axis in axes(entry.value, "grid") {
      file.factors.append(
        Factor(axes: [(axis.axis, axis.entry.keyRange)], rows: axis.choices.map { [$0] }))
    }
  }

  /// A mapping of axes that move together, or several such mappings.
  mutating func zip(_ file: inout ExperimentFile, _ entry: Node.Entry) {
    var mappings = [entry.value]
    if case .list(let items) = entry.value.content { mappings = items }
    for mapping in mappings {
      let axes = axes(mapping, "zip")
      guard let first = axes.first else { continue }
      for axis in axes.dropFirst() where axis.choices.count != first.choices.count {
        report(
          "'\(axis.axis.rawValue)' has \(axis.choices.count) values,"
            + " but '\(first.axis.rawValue)' has \(first.choices.count)",
          at: axis.entry.keyRange,
          note: Diagnostic.Note("zipped with this axis", at: first.entry.keyRange),
          hint: "axes that move together need lists of the same length")
        return
      }
      file.factors.append(
        Factor(
          axes: axes.map { ($0.axis, $0.entry.keyRange) },
          rows: first.choices.indices.map { row in axes.map { $0.choices[row] } }))
    }
  }

  private typealias AxisList = (axis: Axis, entry: Node.Entry, choices: [Located<AxisChoice>])

  /// The axes of a mapping with their lists; those with a mistake are reported and left out.
  private mutating func axes(_ node: Node, _ what: String) -> [AxisList] {
    let names = Axis.allCases.map(\.rawValue)
    return (mapping(node, what, keys: names) ?? []).compactMap { entry in
      guard let axis = Axis(rawValue: entry.key),
        let items = list(entry.value, "\(what) axis '\(axis.rawValue)'", example: axis.example),
        let choices = choices(of: axis, items, in: entry.value)
      else { return nil }
      return (axis, entry, choices)
    }
  }
}
