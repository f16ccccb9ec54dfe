import Formulas
import Records
import YAMLLite

/// Reads what uses a section's axes and variables, once all of them are known.
extension Reader {
  /// `derive:` settings computed from others.
  mutating func derive(_ section: inout Section, _ entry: Node.Entry, in file: SourceFile) {
    let axes = Axis.allCases.filter(\.isNumeric)
    for entry in mapping(entry.value, "derive", keys: axes.map(\.rawValue)) ?? [] {
      guard let axis = Axis(rawValue: entry.key) else { continue }
      section.claim(axis, entry.keyRange, &self)
      guard let formula = formula(entry.value, .number, section, in: file) else { continue }
      section.derivations.append(
        Derivation(axis: axis, keyRange: entry.keyRange, formula: formula))
    }
    sortDerivations(&section)
  }

  /// Puts each derivation after those that it needs.
  private mutating func sortDerivations(_ section: inout Section) {
    var waiting = section.derivations
    var sorted: [Derivation] = []
    while !waiting.isEmpty {
      let open = Set(waiting.map(\.axis))
      guard let next = waiting.firstIndex(where: { open.isDisjoint(with: $0.formula.axes) }) else {
        let place = waiting[0]
        report(
          "'\(place.axis.rawValue)' is computed from itself", at: place.formula.formula.range,
          hint: "a formula may use fixed and swept settings, and those derived from them")
        return
      }
      sorted.append(waiting.remove(at: next))
    }
    section.derivations = sorted
  }

  /// `where:` one condition, or several that must all hold.
  mutating func conditions(_ section: inout Section, _ entry: Node.Entry, in file: SourceFile) {
    var nodes = [entry.value]
    if case .list(let items) = entry.value.content {
      guard list(entry.value, "where", example: "parameters < 50_000") != nil else { return }
      nodes = items
    }
    section.conditions += nodes.compactMap { formula($0, .truth, section, in: file) }
  }

  private mutating func formula(
    _ node: Node, _ type: FormulaType, _ section: Section, in file: SourceFile
  ) -> PointFormula? {
    guard text(node, "an expression") != nil, let text = FormulaText(node, in: file) else {
      return nil
    }
    do {
      let scope = FormulaScope.points(variables: section.variables)
      return PointFormula(try Formula(text, scope, wanted: type))
    } catch {
      for diagnostic in error.diagnostics { report(diagnostic) }
      return nil
    }
  }

  /// `exclude:` partial points.
  mutating func exclude(_ section: inout Section, _ entry: Node.Entry) {
    for node in points(entry.value, "exclude") {
      var axes: [(axis: Axis, values: Set<AxisValue>)] = []
      let entries = self.entries(of: node, "exclude", section)
      for (axis, entry) in entries {
        axes.append((axis, Set(excluded(of: axis, entry).map(\.value))))
      }
      if !axes.isEmpty { section.exclusions.append(Exclusion(axes: axes, range: node.range)) }
    }
  }

  /// One value, or as many as a list or range of the grid has: `[16, 32]` are two networks there
  /// and here. An empty list is the network without hidden layers, since no values would be none.
  private mutating func excluded(of axis: Axis, _ entry: Node.Entry) -> [AxisChoice] {
    let isEmpty = if case .list(let items) = entry.value.content { items.isEmpty } else { false }
    if axis.isSingle(entry.value) || axis == .hidden && isEmpty {
      return choice(of: axis, entry.value).map { [$0] } ?? []
    }
    let what = "what is left out needs its values written out"
    switch levels(of: axis, entry.value, "'\(entry.key)'") {
    case .listed(let choices)?:
      if let sizes = choices.first(where: \.value.isGenerated) {
        report(what, at: sizes.range, hint: "write a list of sizes, or a formula under 'where:'")
      }
      return choices.map(\.value)
    case .drawn(let dimension)?:
      report(
        what, at: dimension.range, hint: "write a list or a range, or a formula under 'where:'")
      return []
    case nil: return []
    }
  }

  /// `include:` whole points.
  mutating func include(_ section: inout Section, _ entry: Node.Entry) {
    for node in points(entry.value, "include") {
      var choices: [Axis: Located<AxisChoice>] = [:]
      let entries = self.entries(of: node, "include", section)
      guard !entries.isEmpty else { continue }
      for (axis, entry) in entries {
        if let choice = fixedChoice(of: axis, entry.value) {
          choices[axis] = Located(choice, at: entry.value.range)
        }
        if let rival = entries.first(where: { axis.rivals.contains($0.axis) })?.entry,
          rival.keyRange.lower < entry.keyRange.lower
        {
          report(
            "'\(axis.rawValue)' and '\(rival.key)' both \(axis.rivalry)", at: entry.keyRange,
            note: Diagnostic.Note("first given here", at: rival.keyRange),
            hint: "keep one of the two")
        }
        if let derived = section.derivations.first(where: { $0.axis == axis }) {
          report(
            "'\(axis.rawValue)' is derived", at: entry.keyRange,
            note: Diagnostic.Note("derived here", at: derived.keyRange), hint: "leave it out here")
        }
      }
      // Sizes and lengths may be given in another way.
      let given = Set(entries.flatMap { [$0.axis] + $0.axis.rivals })
      let missing = section.factors.flatMap(\.axes).map(\.axis).filter { !given.contains($0) }
      if !missing.isEmpty {
        report(
          "this point says nothing of \(missing.map { "'\($0.rawValue)'" }.joined(separator: ", "))",
          at: node.range, hint: "an added point names every swept axis")
      }
      section.inclusions.append(Inclusion(choices: choices, range: node.range))
    }
  }

  /// One mapping, or a list of them.
  private mutating func points(_ node: Node, _ what: String) -> [Node] {
    if case .mapping = node.content { return [node] }
    return list(node, what, example: "[{batch_size: 16, learning_rate: 0.5}]") ?? []
  }

  private mutating func entries(
    of node: Node, _ what: String, _ section: Section
  ) -> [(axis: Axis, entry: Node.Entry)] {
    let variables = section.variables
    let known = Axis.allCases.map(\.rawValue) + variables
    return (mapping(node, what, keys: known) ?? []).map { entry in
      (Axis(rawValue: entry.key) ?? .variable(entry.key), entry)
    }
  }
}
