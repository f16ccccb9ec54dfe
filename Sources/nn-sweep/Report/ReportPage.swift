import Digests
import Foundation

/// A report as one HTML page that needs nothing from anywhere: styles, script and pictures are in it,
/// and its policy lets a browser load and run nothing else.
struct ReportPage: Sendable {
  /// With what every report begins.
  static let mark = "<!DOCTYPE html>\n<!-- nn-sweep report -->\n"

  let title: String
  let sections: [ReportSection]

  var text: String {
    let head = HTML.element(
      "head",
      [
        .void("meta", ["charset": "utf-8"]),
        .void("meta", ["http-equiv": "Content-Security-Policy", "content": Self.policy]),
        .void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .void("meta", ["name": "color-scheme", "content": "light dark"]),
        .void("meta", ["name": "generator", "content": "nn-sweep \(Build.version)"]),
        .element("title", title), .element("style", [.fixed(ReportStyle.css)]),
      ])
    let links = sections.map { HTML.element("a", ["href": "#\($0.id)"], $0.title) }
    let main = HTML.lines(
      [.element("h1", title), .element("nav", ["aria-label": "Contents"], links)]
        + sections.map(section))
    let body = HTML.element(
      "body", [.element("main", [main]), .element("script", [.fixed(SortScript.text)])])
    return Self.mark + HTML.element("html", ["lang": "en"], [head, body]).markup + "\n"
  }

  /// Nothing but this style and this script, which it knows by their digests.
  private static var policy: String {
    func source(_ text: StaticString) -> String {
      "'sha256-\(Data(Digest(sha256: Array("\(text)".utf8)).bytes).base64EncodedString())'"
    }
    return "default-src 'none'; style-src \(source(ReportStyle.css)); "
      + "script-src \(source(SortScript.text))"
  }

  private func section(_ section: ReportSection) -> HTML {
    .element(
      "section", ["id": section.id],
      [.element("h2", section.title), .lines(section.blocks.map(block))])
  }

  private func block(_ block: ReportBlock) -> HTML {
    switch block {
    case .lead(let text): .element("p", ["class": "lead"], text)
    case .paragraph(let text): .element("p", text)
    case .heading(let text): .element("h3", text)
    case .list(let items): .element("ul", items.map { .element("li", $0) })
    case .facts(let facts):
      .element(
        "dl", facts.flatMap { [.element("dt", $0.name), .element("dd", $0.text)] })
    case .table(let table): Self.table(table)
    case .picture(let picture): Self.picture(picture)
    case .code(let text): .element("pre", [.element("code", text)])
    }
  }

  private static func picture(_ picture: ReportPicture) -> HTML {
    let caption = HTML.element("figcaption", picture.caption)
    guard let inline = InlinePicture(svg: picture.svg, name: picture.name) else {
      return .element("figure", [.element("p", "This picture could not be taken in."), caption])
    }
    return .element("figure", [HTML(inline), caption])
  }

  private static func table(_ table: ReportTable) -> HTML {
    let names = table.headings.map { heading -> HTML in
      let name = HTML(heading.text)
      return .element(
        "th", ["scope": "col", "class": heading.isNumber ? "number" : nil],
        [table.isSortable ? .element("button", ["type": "button"], [name]) : name])
    }
    let rows = table.rows.enumerated().map { place, cells -> HTML in
      let cells = cells.enumerated().map { column, text -> HTML in
        let isNumber = table.headings[column].isNumber
        let shade =
          place < table.shades.count && column < table.shades[place].count
          ? table.shades[place][column] : 0
        let words = [isNumber ? "number" : nil, shade > 0 ? "shade\(shade)" : nil]
          .compactMap(\.self).joined(separator: " ")
        return .element("td", ["class": words.isEmpty ? nil : words], text)
      }
      return .element("tr", ["class": table.marked.contains(place) ? "marked" : nil], cells)
    }
    return .element(
      "div", ["class": "scroll"],
      [
        .element(
          "table", ["class": table.isSortable ? "sortable" : nil],
          [.element("thead", [.element("tr", names)]), .element("tbody", [.lines(rows)])])
      ])
  }
}
