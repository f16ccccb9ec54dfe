import Foundation
import Testing

/// `nn-sweep report`, by the real binary and the real gnuplot.
@Suite struct ReportTests {
  private static let hostile = [
    "<script>alert(1)</script>", "\"'></svg><img src=x>", "plain & simple",
  ]

  private let work: Workspace

  init() throws {
    work = try Workspace()
    let rows = (0..<150).map { row in
      let kind = Self.hostile[(row % 7 + row * 5 % 11) / 6].replacing("\"", with: "\"\"")
      return "\(row % 7),\(row * 5 % 11),\"\(kind)\""
    }
    try work.write("x,y,kind\n" + rows.joined(separator: "\n"), to: "kinds.csv")
    try work.write(
      """
      name: kinds
      description: Does <b>width</b> help?
      dataset: {csv: kinds.csv, header: true, label: kind}
      epochs: 5
      batch_size: 8
      scale: standard
      repeats: 2
      grid: {hidden: [2, 8], learning_rate: [0.1, 0.3]}
      """, to: "kinds.exp")
    let ending = try work.run("run", "kinds.exp", "--no-plots")
    try #require(ending.code == 0, "\(ending.errors)")
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: work.folder.appending(path: name), encoding: .utf8)
  }

  @Test func `a page needs nothing else, and names in it stay text`() throws {
    let ending = try work.run("report", "kinds")
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(ending.output == "results/kinds/report.html\n")
    let page = try text("results/kinds/report.html")
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(!page.contains("<img") && !page.contains("<b>"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("Does &lt;b&gt;width&lt;/b&gt; help?"))
    #expect(!page.contains("src=\"") && !page.contains("<link"))
    for id in [
      "question", "verdict", "limits", "settings", "classes", "data", "environment", "reproduction",
      "methods",
    ] {
      #expect(page.contains("<section id=\"\(id)\">"), "\(id)")
    }
    #expect(!page.contains(work.folder.path), "a page tells no path of its author")
    #expect(!page.contains("test accuracy"))
    // The same results are the same page.
    #expect(try work.run("report", "kinds").code == 0)
    #expect(try text("results/kinds/report.html") == page)
  }

  @Test(.enabled(if: GnuplotChoiceTests.gnuplot != nil, "gnuplot is not installed"))
  func `pictures stand in a page, and beside Markdown`() throws {
    #expect(try work.run("report", "kinds", "-o", "page.html").code == 0)
    let page = try text("page.html")
    #expect(page.components(separatedBy: "<svg").count == 6)
    // Words and pictures expect the same.
    #expect(Set(page.matches(of: /expect ([\d.]+%)/).map { String($0.1) }).count == 1)
    #expect(try work.run("report", "kinds", "-o", "page.md").code == 0)
    let markdown = try text("page.md")
    let links = markdown.matches(of: /!\[[^\]]*\]\(([^)]*)\)/).map { String($0.1) }
    #expect(links.count == 5)
    for link in links {
      #expect(work.exists(link.removingPercentEncoding ?? ""), "\(link)")
    }
    #expect(markdown.contains("\\<script\\>alert(1)\\</script\\>"))
  }

  @Test func `a file that is no report is kept`() throws {
    let ending = try work.run("report", "kinds", "-o", "kinds.exp")
    #expect(ending.code == 69)
    #expect(ending.errors.contains("kinds.exp: error: it exists already, and is no report"))
    #expect(try text("kinds.exp").hasPrefix("name: kinds"))
    #expect(try work.run("report", "kinds", "--methods", "-o", "a.txt").code == 64)
  }

  @Test func `a paragraph for a paper counts looks at test scores`() throws {
    let first = try work.run("report", "kinds", "--methods").output
    #expect(first.contains("4 settings") && first.contains("were not looked at."))
    #expect(first.split(separator: "\n").count == 1)
    let shown = try work.run("report", "kinds", "--methods", "--test").output
    #expect(shown.contains("On the test part") && shown.contains("were looked at once"))
    let later = try work.run("report", "kinds", "-o", "-").output
    #expect(later.contains("were looked at once") && !later.contains("On the test part"))
  }

  @Test(.enabled(if: GnuplotChoiceTests.gnuplot != nil, "gnuplot is not installed"))
  func `a browser finds nothing wrong with a report`() throws {
    let ending = try work.run(
      "python3", root.appending(path: "scripts/check-report").path, binary.path,
      command: URL(filePath: "/usr/bin/env"))
    #expect(ending.code == 0, "\(ending.output)\(ending.errors)")
  }
}
