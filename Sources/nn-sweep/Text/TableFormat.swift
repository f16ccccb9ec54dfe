import ArgumentParser

/// How a table is written to be put into a document.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
  case markdown, latex, csv

  /// The lines of a table with these headings; a column of numbers is set flush right.
  func lines(_ headings: [(text: String, isNumber: Bool)], _ rows: [[String]]) -> [String] {
    let all = [headings.map(\.text)] + rows
    switch self {
    case .csv: return all.map { $0.map(RowFormat.field).joined(separator: ",") }
    case .markdown:
      let rule = headings.map { $0.isNumber ? "---:" : "---" }
      return ([all[0].map(markdownText), rule] + all.dropFirst().map { $0.map(markdownText) })
        .map { "| " + $0.joined(separator: " | ") + " |" }
    case .latex:
      let columns = headings.map { $0.isNumber ? "r" : "l" }.joined()
      let lines = all.map { $0.map(Self.escaped).joined(separator: " & ") + " \\\\" }
      return ["\\begin{tabular}{\(columns)}", "\\toprule", lines[0], "\\midrule"]
        + lines.dropFirst() + ["\\bottomrule", "\\end{tabular}"]
    }
  }

  private static func escaped(_ text: String) -> String {
    text.map { character -> String in
      switch character {
      case "&", "%", "$", "#", "_", "{", "}": "\\\(character)"
      case "~": "\\textasciitilde{}"
      case "^": "\\textasciicircum{}"
      case "\\": "\\textbackslash{}"
      case "–": "--"
      default: String(character)
      }
    }.joined()
  }
}

extension TextTable {
  /// The table for a document, every column of it.
  func lines(for format: TableFormat) -> [String] {
    format.lines(headings, cells)
  }
}
