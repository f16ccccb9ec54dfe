import Datasets
import Records
import YAMLLite

extension Reader {
  /// A known name, `{idx: DIRECTORY}`, `{csv: FILE, …}`, `{npy: FILE, …}` or `{npz: FILE, …}`.
  mutating func dataset(_ node: Node) -> DatasetSource? {
    if case .mapping(let entries) = node.content {
      if entries.contains(where: { $0.key == "csv" }) { return csv(node) }
      for kind in NumPyKind.allCases where entries.contains(where: { $0.key == kind.rawValue }) {
        return numPy(node, kind)
      }
      if entries.contains(where: { $0.key == "idx" }) {
        return mapping(node, "dataset", keys: ["idx"])?.first
          .flatMap { text($0.value, "idx") }.map(DatasetSource.idx)
      }
      report(
        "a dataset in braces needs 'csv', 'npy', 'npz' or 'idx'", at: node.range,
        hint: "write {csv: FILE, label: COLUMN}, {npy: FILE, labels: FILE},"
          + " {npz: FILE, inputs: NAME, labels: NAME} or {idx: DIRECTORY}")
      return nil
    }
    guard let name = text(node, "dataset") else { return nil }
    if let source = DatasetSource(name: name) { return source }
    let isPath = name.contains("/") || name.contains(".")
    report(
      "unknown dataset '\(name)'", at: node.range,
      hint: isPath
        ? "a file is given as {csv: \(name), label: COLUMN}, a folder as {idx: \(name)}"
        : suggestion(for: name, among: DatasetSource.names))
    return nil
  }

  private mutating func csv(_ node: Node) -> DatasetSource? {
    let keys = [
      "csv", "label", "target", "header", "drop", "categories", "ordinal", "missing", "delimiter",
      "weight",
    ]
    guard let entries = mapping(node, "dataset", keys: keys) else { return nil }
    let value = { (key: String) in entries.first { $0.key == key } }
    let file = value("csv").flatMap { text($0.value, "csv") }
    let header = value("header").map { truth($0.value, "header") }
    let drop = value("drop").map { columns($0.value, "drop", example: "[id]") } ?? []
    let categories =
      value("categories").map { columns($0.value, "categories", example: "[code]") } ?? []
    let delimiter = value("delimiter").map { self.delimiter($0.value) }
    let weight = value("weight").flatMap { column($0.value, "weight") }
    let missing = value("missing").map { self.missing($0.value) }
    let ordinal = value("ordinal").map { self.ordinal($0.value) } ?? []
    guard let answer = answer(label: value("label"), target: value("target"), at: node.range),
      let file, let drop, let categories, let ordinal
    else { return nil }
    return .csv(
      CSVSource(
        file: file, answer: answer, header: header ?? nil, drop: drop, categories: categories,
        delimiter: delimiter ?? nil, weight: weight, missing: missing ?? nil,
        ordinal: ordinal))
  }

  /// What is learned is never guessed: exactly one of `label` and `target`.
  private mutating func answer(
    label: Node.Entry?, target: Node.Entry?, at range: SourceRange
  ) -> CSVSource.Answer? {
    switch (label, target) {
    case (let label?, nil):
      return column(label.value, "label").map(CSVSource.Answer.label)
    case (nil, let target?):
      return column(target.value, "target").map(CSVSource.Answer.target)
    case (let label?, let target?):
      report(
        "'label' and 'target' both say what is learned", at: target.keyRange,
        note: Diagnostic.Note("first given here", at: label.keyRange),
        hint: "label is for classes, target for numbers")
    case (nil, nil):
      report(
        "a csv dataset must say what is learned", at: range,
        hint: "add 'label: COLUMN' for classes or 'target: COLUMN' for numbers")
    }
    return nil
  }

  /// A column by name, by its index from 0, or `last`; quotes make a number or 'last' a name.
  mutating func column(_ node: Node, _ what: String) -> Column? {
    guard let text = text(node, what) else { return nil }
    if case .scalar(_, quoted: true) = node.content { return .name(text) }
    return column(text, at: node.range)
  }

  mutating func column(_ text: String, at range: SourceRange) -> Column? {
    if text == "last" { return .last }
    guard let index = wholeNumber(text) else { return .name(text) }
    guard index >= -1 else {
      report("a column's index must be at least 0, not \(index)", at: range)
      return nil
    }
    return .index(index)
  }

  private mutating func columns(
    _ node: Node, _ what: String, example: String
  ) -> [Column]? {
    guard let items = list(node, what, example: example) else { return nil }
    let columns = items.compactMap { column($0, what) }
    return columns.count == items.count ? columns : nil
  }

  private mutating func delimiter(_ node: Node) -> Character? {
    guard let text = text(node, "delimiter") else { return nil }
    let named: [String: Character] = ["tab": "\t", "comma": ",", "semicolon": ";", "space": " "]
    let character = named[text] ?? (text.unicodeScalars.count == 1 ? text.first : nil)
    guard let character, character.isASCII, character != "\"", !character.isNewline else {
      report(
        "delimiter must be one character", at: node.range,
        hint: "write ',' or one of: comma, semicolon, tab, space")
      return nil
    }
    return character
  }
}
