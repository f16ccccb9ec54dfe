import Formulas
import Records
import YAMLLite

extension Reader {
  /// The axes of `grid:`, each a factor of its own.
  mutating func grid(_ section: inout Section, _ entry: Node.Entry) {
    for entry in mapping(entry.value, "grid", keys: Axis.allCases.map(\.rawValue)) ?? [] {
      guard let axis = Axis(rawValue: entry.key) else { continue }
      section.claim(axis, entry.keyRange, &self)
      add(axis, entry, "grid axis '\(entry.key)'", to: &section)
    }
  }

  /// The variables of `let:`, each a factor of its own.
  mutating func variables(_ section: inout Section, _ entry: Node.Entry) {
    guard case .mapping(let entries) = entry.value.content else {
      report(
        "let must be a mapping, not a \(entry.value.kind)", at: entry.value.range,
        hint: "write {base: [0.01, 0.1]}")
      return
    }
    for entry in entries {
      guard accepts(variable: entry) else { continue }
      let axis = Axis.variable(entry.key)
      section.claim(axis, entry.keyRange, &self)
      if case .scalar = entry.value.content {
        guard let choice = choice(of: axis, entry.value) else { continue }
        let level = Located(choice, at: entry.value.range)
        section.factors.append(Factor(axes: [(axis, entry.keyRange)], rows: [[level]]))
      } else {
        add(axis, entry, axis.words, to: &section)
      }
    }
  }

  /// Adds a swept axis.
  mutating func add(
    _ axis: Axis, _ entry: Node.Entry, _ what: String, to section: inout Section
  ) {
    let axes = [(axis, entry.keyRange)]
    switch levels(of: axis, entry.value, what) {
    case .listed(let choices)?:
      section.factors.append(Factor(axes: axes, rows: choices.map { [$0] }))
    case .drawn(let dimension)?:
      section.factors.append(Factor(axes: axes, rows: [], drawn: dimension))
    case nil:
      // Formulas may go on using the name.
      section.factors.append(Factor(axes: axes, rows: []))
    }
  }

  /// A variable is a word that means nothing else.
  private mutating func accepts(variable entry: Node.Entry) -> Bool {
    let name = entry.key
    let bytes = Array(name.utf8)
    let isLetter = { (byte: UInt8) in
      byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    guard let first = bytes.first, isLetter(first),
      bytes.allSatisfy({ isLetter($0) || isDigit($0) })
    else {
      report(
        "'\(name)' cannot name a variable", at: entry.keyRange,
        hint: "use letters, digits and '_', a letter first")
      return false
    }
    let taken =
      [Axis.block.rawValue] + Axis.allCases.map(\.rawValue)
      + NetworkName.allCases.map(\.rawValue)
      + ResultFact.allCases.filter { !$0.givesWay }.map(\.rawValue)
    guard !taken.contains(name), !FormulaScope.reserved.contains(name) else {
      let hint =
        Axis(rawValue: name) == nil ? "choose another name" : "sweep it under 'grid:' instead"
      report("'\(name)' already means something else", at: entry.keyRange, hint: hint)
      return false
    }
    return true
  }

  /// A mapping of axes that move together, or several such mappings.
  mutating func zip(_ section: inout Section, _ entry: Node.Entry) {
    var mappings = [entry.value]
    if case .list(let items) = entry.value.content { mappings = items }
    for mapping in mappings { zip(&section, mapping) }
  }

  private mutating func zip(_ section: inout Section, _ node: Node) {
    var axes: [(axis: Axis, keyRange: SourceRange)] = []
    var columns: [[Located<AxisChoice>]] = []
    for entry in mapping(node, "zip", keys: Axis.allCases.map(\.rawValue)) ?? [] {
      guard let axis = Axis(rawValue: entry.key) else { continue }
      section.claim(axis, entry.keyRange, &self)
      switch levels(of: axis, entry.value, "zip axis '\(entry.key)'") {
      case .listed(let choices)?:
        if let first = choices.first(where: \.value.isGenerated) {
          report(
            "axes that move together need their values written out", at: first.range,
            hint: "write a list of sizes")
          continue
        }
        axes.append((axis, entry.keyRange))
        columns.append(choices)
      case .drawn(let dimension)?:
        report(
          "axes that move together need their values written out", at: dimension.range,
          hint: "write a list, or move '\(entry.key)' to 'grid:'")
      case nil: break
      }
    }
    guard let first = columns.first else { return }
    for (axis, column) in Swift.zip(axes, columns) where column.count != first.count {
      report(
        "'\(axis.axis.rawValue)' has \(column.count) values,"
          + " but '\(axes[0].axis.rawValue)' has \(first.count)",
        at: axis.keyRange, note: Diagnostic.Note("zipped with this axis", at: axes[0].keyRange),
        hint: "axes that move together need lists of the same length")
      return
    }
    section.factors.append(
      Factor(axes: axes, rows: first.indices.map { row in columns.map { $0[row] } }))
  }
}
