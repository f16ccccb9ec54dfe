import Datasets
import Records

/// What is told of a dataset before it is trained on.
struct DataText {
  let name: String
  let description: DataDescription

  init(name: String, _ description: DataDescription) {
    (self.name, self.description) = (name, description)
  }

  init(_ dataset: Dataset) {
    (name, description) = (dataset.name, dataset.description)
  }

  init(_ examples: PreparedExamples) {
    (name, description) = (examples.name, examples.description)
  }

  /// The description, a thing a line.
  var lines: [String] {
    var lines = [heading]
    if !description.classes.isEmpty {
      lines.append((isFirstCut ? "in the first cut " : "") + classes)
    }
    lines += description.texts.prefix(Self.mostTexts).map(text)
    let more = description.texts.count - Self.mostTexts
    if more > 0 { lines.append("and \(NumberText.counted(more, "other column")) of texts") }
    lines += gaps
    if let dates = description.datesLeftOut {
      lines.append("'\(dates)' orders the rows and is no input")
    }
    if description.isHeaderFound { lines.append("the first line names the columns") }
    return lines
  }

  /// What looks wrong, each on a line.
  var findings: [String] {
    description.findings.map { finding in
      "\(name): \(finding.message)" + (finding.cure.map { "; \($0)" } ?? "")
    }
  }

  /// The description for programs.
  var json: JSONValue { .object(fields) }

  var fields: [String: JSONValue] {
    func counts(_ counts: DataDescription.Counts) -> [String: JSONValue] {
      [
        "training": .integer(counts.training), "validation": .integer(counts.validation),
        "test": .integer(counts.test),
      ]
    }
    return [
      "name": .text(name),
      "rows": .object(
        counts(description.rows).merging(["total": .integer(description.allRows)]) { $1 }),
      "inputs": .integer(description.inputs), "target": JSONValue(description.target),
      "classes": .list(
        description.classes.map { entry in
          .object(counts(entry.counts).merging(["name": .text(entry.name)]) { $1 })
        }),
      "texts": .list(
        description.texts.map { column in
          .object([
            "name": .text(column.name), "categories": .list(column.categories.map(JSONValue.text)),
          ])
        }),
    ]
  }

  private static let mostTexts = 8
  private static let mostClasses = 12

  /// Name, rows, inputs and what is learned.
  var heading: String {
    "\(name): \(rows), \(NumberText.counted(description.inputs, "input")), \(answer)"
  }

  private var rows: String {
    let rows = description.rows
    var parts = [
      "\(NumberText.count(rows.training)) training",
      rows.validation > 0
        ? "\(NumberText.count(rows.validation)) validation" : "no validation part",
      rows.test > 0 ? "\(NumberText.count(rows.test)) test" : "no test part",
    ]
    var which = ""
    if let cuts = description.cuts {
      if isFirstCut {
        which = "first of \(NumberText.count(cuts.count)) cuts: "
      } else {
        parts.append("\(NumberText.count(cuts.rows - rows.total)) in gaps")
      }
    }
    return "\(NumberText.counted(description.allRows, "row")) (\(which)"
      + parts.joined(separator: ", ") + ")"
  }

  /// Whether the parts are those of one cut of several, in which later ones have other rows.
  private var isFirstCut: Bool { description.cuts.map { $0.count > 1 } ?? false }

  private var answer: String {
    if let target = description.target { return "predicts the number '\(target)'" }
    return "\(NumberText.count(description.classes.count)) classes"
  }

  /// The examples of each class, of few also by part.
  private var classes: String {
    let classes = description.classes
    let shown = classes.prefix(Self.mostClasses).map { entry in
      let counts = entry.counts
      let rows = description.rows
      let parts = [
        (counts.training, true), (counts.validation, rows.validation > 0),
        (counts.test, rows.test > 0),
      ].filter(\.1).map { NumberText.count($0.0) }
      let all = "'\(entry.name)' \(NumberText.count(counts.total))"
      return classes.count > 4 ? all : all + " (\(parts.joined(separator: ", ")))"
    }
    let rest = classes.dropFirst(Self.mostClasses).map(\.counts.total)
    guard let fewest = rest.min(), let most = rest.max() else {
      return shown.joined(separator: ", ")
    }
    return shown.joined(separator: ", ")
      + " and \(rest.count) more of \(NumberText.count(fewest)) to \(NumberText.count(most))"
  }

  /// The columns that lack values.
  private var gaps: [String] {
    let gaps = description.gaps ?? []
    let lines = gaps.prefix(Self.mostTexts).map { column in
      let become =
        column.fill.map { "the \($0 == .zero ? "constant 0" : "\($0.rawValue) of training")" }
        ?? "a category"
      return "'\(column.name)' lacks \(NumberText.counted(column.rows, "value")): "
        + (column.rows == 1 ? "it becomes " : "they become ") + become
        + (column.hasIndicator ? ", with an indicator" : "")
    }
    let more = gaps.count - Self.mostTexts
    return lines
      + (more > 0 ? ["and \(NumberText.counted(more, "other column")) lack values"] : [])
  }

  private func text(_ column: DataDescription.TextColumn) -> String {
    let shown = column.categories.prefix(5).map { $0.isEmpty ? "missing" : "'\($0)'" }
      .joined(separator: ", ")
    return "'\(column.name)' is text: \(NumberText.counted(column.categories.count, "input"))"
      + " (\(shown)\(column.categories.count > 5 ? ", …" : ""))"
  }
}

extension LoadedSweep {
  /// The descriptions of its datasets, for a plan or the beginning of a run, within a terminal's width.
  func dataLines(width: Int? = Terminal().columns) -> [String] {
    let margin = "           "
    return first.flatMap { dataset in
      DataText(dataset).lines.flatMap { line -> [String] in
        let wrapped = width.map { line.wrapped(to: max(40, $0 - margin.count)) } ?? line
        return wrapped.split(separator: "\n").map(String.init)
      }.enumerated().map { ($0 == 0 ? "data       " : margin) + $1 }
    }
  }

  /// The same for programs.
  var dataJSON: JSONValue { .list(first.map { DataText($0).json }) }

  /// What looks wrong with its datasets.
  var dataFindings: [String] { first.flatMap { DataText($0).findings } }
}
