/// One part of a report under a heading, in a form that knows neither HTML nor Markdown.
struct ReportSection: Sendable {
  /// What links lead to.
  let id: String
  let title: String
  let blocks: [ReportBlock]

  init(_ id: String, _ title: String, _ blocks: [ReportBlock]) {
    self.id = id
    self.title = title
    self.blocks = blocks
  }
}

/// What a section is made of. All of it is text: nothing in it is markup.
enum ReportBlock: Sendable {
  /// What is to be read first.
  case lead(String)
  case paragraph(String)
  /// A heading below that of the section.
  case heading(String)
  case list([String])
  case facts([(name: String, text: String)])
  case table(ReportTable)
  case picture(ReportPicture)
  /// Text of several lines to be copied: a file, commands.
  case code(String)
}

extension ReportBlock {
  /// Whether there is nothing in it.
  var isEmpty: Bool {
    switch self {
    case .lead(let text), .paragraph(let text), .heading(let text), .code(let text): text.isEmpty
    case .list(let items): items.isEmpty
    case .facts(let facts): facts.isEmpty
    case .table(let table): table.rows.isEmpty
    case .picture: false
    }
  }
}

/// Rows of text under headings.
struct ReportTable: Sendable {
  var headings: [(text: String, isNumber: Bool)]
  var rows: [[String]]
  /// Whether a reader may order it by any column.
  var isSortable = false
  /// Rows that stand out.
  var marked: Set<Int> = []
  /// For each cell from 0 to 9 how dark it is, where a table is a map.
  var shades: [[Int]] = []

  init(_ headings: [(text: String, isNumber: Bool)], _ rows: [[String]]) {
    self.headings = headings
    self.rows = rows
  }
}

/// A picture by gnuplot.
struct ReportPicture: Sendable {
  /// The stem of its file.
  let name: String
  /// What it shows.
  let caption: String
  /// The file's text.
  let svg: String
}
