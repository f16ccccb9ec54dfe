import Datasets
import Records

/// What `nn-sweep data show` prints of a dataset.
struct DataReportText {
  let text: DataText
  let report: DataReport

  init(_ text: DataText, _ report: DataReport) {
    (self.text, self.report) = (text, report)
  }

  func lines(width: Int?) -> [TextLine] {
    var lines = [TextLine(text.heading), TextLine("")] + columns.lines(width: width)
    if !text.description.classes.isEmpty {
      lines += [TextLine("")] + classes.lines(width: width)
    }
    if !report.findings.isEmpty { lines.append(TextLine("")) }
    lines += report.findings.map { finding in
      TextLine("warning: \(finding.message)" + (finding.cure.map { "; \($0)" } ?? ""))
    }
    return lines
  }

  /// The report for programs.
  var json: JSONValue {
    .object(
      text.fields.merging([
        "columns": .list(report.columns.map(json)),
        "findings": .list(
          report.findings.map { finding in
            .object(["message": .text(finding.message), "cure": JSONValue(finding.cure)])
          }),
      ]) { $1 })
  }

  private func json(_ column: DataReport.Column) -> JSONValue {
    .object([
      "name": .text(column.name), "kind": .text(column.kind.rawValue),
      "lowest": JSONValue(column.lowest), "highest": JSONValue(column.highest),
      "mean": JSONValue(column.mean), "missing": .integer(column.missing),
      "inputs": .integer(column.inputs),
      "categories": .list(
        column.categories.map { category in
          .object(["name": .text(category.name), "rows": .integer(category.rows)])
        }),
    ])
  }

  private var columns: TextTable {
    var table = TextTable([
      .init("column", .text), .init("is", .text), .init("values", .text),
      .init("missing", .number), .init("inputs", .number),
    ])
    for column in report.columns {
      table.append([
        column.name, column.kind.rawValue, values(column),
        column.missing > 0 ? NumberText.count(column.missing) : "",
        column.kind == .answer ? "" : NumberText.count(column.inputs),
      ])
    }
    return table
  }

  private static let mostCategories = 4

  /// The range of a column, or its categories.
  private func values(_ column: DataReport.Column) -> String {
    if !column.categories.isEmpty {
      let shown = column.categories.prefix(Self.mostCategories).map { category in
        (category.name.isEmpty ? "missing" : "'\(category.name)'")
          + " \(NumberText.count(category.rows))"
      }
      let more = column.categories.count - shown.count
      return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
    guard let lowest = column.lowest, let highest = column.highest, let mean = column.mean else {
      return ""
    }
    return "\(number(lowest)) to \(number(highest)),"
      + " mean \(NumberText.rounded(mean))"
  }

  /// A number as the table has it: a fraction was read as a `Float`.
  private func number(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(Float(value))"
  }

  private var classes: TextTable {
    let rows = text.description.rows
    var table = TextTable(
      [.init("class", .text), .init("training", .number)]
        + (rows.validation > 0 ? [.init("validation", .number)] : [])
        + (rows.test > 0 ? [.init("test", .number)] : []))
    for entry in text.description.classes {
      table.append(
        [entry.name, NumberText.count(entry.counts.training)]
          + (rows.validation > 0 ? [NumberText.count(entry.counts.validation)] : [])
          + (rows.test > 0 ? [NumberText.count(entry.counts.test)] : []))
    }
    return table
  }
}
