/// A report as Markdown: the same content, pictures as links to files beside it.
struct ReportMarkdown: Sendable {
  /// With what every report begins.
  static let mark = "<!-- nn-sweep report -->\n"

  let title: String
  let sections: [ReportSection]
  /// The file of a picture, by its name.
  let file: @Sendable (ReportPicture) -> String

  var text: String {
    let lines =
      ["# \(markdownText(title))", ""]
      + sections.flatMap { ["## \(markdownText($0.title))", ""] + $0.blocks.flatMap(block) }
    return Self.mark + lines.joined(separator: "\n") + "\n"
  }

  /// The lines of a block, with an empty one after it.
  private func block(_ block: ReportBlock) -> [String] {
    switch block {
    case .lead(let text): return ["**\(markdownText(text))**", ""]
    case .paragraph(let text): return [markdownText(text), ""]
    case .heading(let text): return ["### \(markdownText(text))", ""]
    case .list(let items): return items.map { "- \(markdownText($0))" } + [""]
    case .facts(let facts):
      return facts.map { "- \(markdownText($0.name)): \(markdownText($0.text))" } + [""]
    case .table(let table):
      return TableFormat.markdown.lines(table.headings, table.rows) + [""]
    case .picture(let picture):
      return ["![\(markdownText(picture.caption))](\(file(picture)))", ""]
    case .code(let text): return markdownCode(text) + [""]
    }
  }
}
