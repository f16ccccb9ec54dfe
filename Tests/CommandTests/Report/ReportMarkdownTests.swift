import Testing

@testable import nn_sweep

@Suite struct ReportMarkdownTests {
  @Test func `text stays text`() {
    #expect(
      markdownText("a_b *c* <script> [d](e) `f` | & \\")
        == "a\\_b \\*c\\* \\<script\\> \\[d\\](e) \\`f\\` \\| \\& \\\\")
    #expect(markdownText("- no list") == "\\- no list")
    #expect(markdownText("1. no list") == "1\\. no list")
    #expect(markdownText("1.5 points") == "1.5 points")
    #expect(markdownText("two\nlines") == "two\u{FFFD}lines")
    #expect(markdownText("") == "")
  }

  @Test func `no text closes its fence`() {
    #expect(markdownCode("a\n```\nb") == ["````", "a\n```\nb", "````"])
    #expect(markdownCode("plain") == ["```", "plain", "```"])
  }

  @Test func `every kind of block`() {
    let report = ReportMarkdown(
      title: "a_b",
      sections: [
        ReportSection(
          "s", "Settings",
          [
            .lead("best: 8"), .paragraph("p"), .heading("h"), .list(["x", "y"]),
            .facts([("split", "0.2")]),
            .table(ReportTable([("name", false), ("score", true)], [["a|b", "1"]])),
            .picture(ReportPicture(name: "ranked", caption: "who", svg: "")), .code("run"),
          ])
      ], file: { "report-\($0.name).svg" })
    #expect(
      report.text == ReportMarkdown.mark + """
        # a\\_b

        ## Settings

        **best: 8**

        p

        ### h

        - x
        - y

        - split: 0.2

        | name | score |
        | --- | ---: |
        | a\\|b | 1 |

        ![who](report-ranked.svg)

        ```
        run
        ```


        """)
  }
}
