import Foundation
import Testing

@testable import nn_sweep

@Suite struct HTMLTests {
  @Test func `text stays text, in elements and in attributes`() {
    let hostile = "<script>\"a\" & 'b'</script></svg>\u{0}"
    let safe =
      "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;&lt;/svg&gt;\u{FFFD}"
    #expect(HTML(hostile).markup == safe)
    #expect(
      HTML.element("p", ["title": hostile, "class": nil], hostile).markup
        == "<p title=\"\(safe)\">\(safe)</p>")
    #expect(HTML.void("meta", ["content": hostile]).markup == "<meta content=\"\(safe)\">")
  }

  @Test func `elements nest`() {
    let list = HTML.element("ul", [.element("li", "a < b"), .element("li", "c")])
    #expect(list.markup == "<ul><li>a &lt; b</li><li>c</li></ul>")
  }

  @Test func `a page holds hostile text in every kind of block, and one script`() {
    let hostile = "</title></style></svg><script>alert('x')</script><b \"c\">"
    let table = ReportTable([(hostile, false), ("score", true)], [[hostile, "1"]])
    let svg = "<svg viewBox=\"0 0 1 1\"><text>a</text></svg>"
    let page = ReportPage(
      title: hostile,
      sections: [
        ReportSection(
          "all", hostile,
          [
            .lead(hostile), .paragraph(hostile), .heading(hostile), .list([hostile]),
            .facts([(hostile, hostile)]), .table(table), .code(hostile),
            .picture(ReportPicture(name: "a", caption: hostile, svg: svg)),
          ])
      ])
    let text = page.text
    #expect(text.hasPrefix(ReportPage.mark))
    #expect(text.components(separatedBy: "<script").count == 2)
    #expect(text.components(separatedBy: "</style>").count == 2)
    #expect(text.components(separatedBy: "</title>").count == 2)
    #expect(text.components(separatedBy: "</svg>").count == 2)
    #expect(!text.contains("<b "))
    #expect(text.components(separatedBy: "&lt;b &quot;c&quot;&gt;").count == 15)
  }
}
