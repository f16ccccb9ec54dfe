import Foundation
import Testing

/// The manual pages, made as an installation makes them.
@Suite(.enabled(if: interpreter != nil, "python3 is not installed"))
struct ManualTests {
  private let work: Workspace

  init() throws { work = try Workspace() }

  private func script(_ line: String) throws -> Workspace.Ending {
    let folders = [binary.deletingLastPathComponent(), root.appending(path: "scripts")].map(\.path)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return try work.run(
      "-euo", "pipefail", "-c", line,
      environment: ["PATH": (folders + [path]).joined(separator: ":")],
      command: URL(filePath: "/bin/bash"))
  }

  /// Whether the formatter finds nothing wrong, where it is installed.
  private func check(_ page: String) throws {
    let ending = try script("! command -v mandoc >/dev/null || mandoc -T lint -W warning \(page)")
    #expect(ending.code == 0, "\(ending.output)\(ending.errors)")
  }

  @Test func `every command has a page`() throws {
    let ending = try script("nn-sweep --experimental-dump-help | man-pages man 1.2.3 2026-01-31")
    #expect(ending.code == 0, "\(ending.errors)")
    let pages = try FileManager.default.contentsOfDirectory(atPath: work.path("man"))
    let commands = try FileManager.default.contentsOfDirectory(atPath: HelpTests.folder.path)
      .map { "nn-sweep-\($0.dropLast(4)).1" }
    #expect(Set(pages).isSuperset(of: commands + ["nn-sweep.1", "nn-sweep-data-export.1"]))
    for page in pages { try check("man/" + page) }
    let run = try String(contentsOfFile: work.path("man/nn-sweep-run.1"), encoding: .utf8)
    #expect(run.hasPrefix(#".TH "NN-SWEEP-RUN" "1" "2026-01-31" "nn\-sweep 1.2.3""#))
    #expect(run.contains(#"\fB\-j\fR, \fB\-\-jobs\fR"#))
  }

  @Test func `the file format has a page with all of its document`() throws {
    let document = root.appending(path: "docs/experiment-format.md")
    let ending = try script("man-format '\(document.path)' 1.2.3 2026-01-31 > nn-sweep.5")
    #expect(ending.code == 0, "\(ending.errors)")
    try check("nn-sweep.5")
    let page = try String(contentsOfFile: work.path("nn-sweep.5"), encoding: .utf8)
    let text = try String(contentsOf: document, encoding: .utf8)
    let titles = text.matches(of: /(?m)^## (.*)$/).map { $0.1.uppercased() }
    #expect(titles.count > 10)
    for title in titles {
      #expect(page.contains(".SH \(title.replacing("-", with: #"\-"#))\n"), "\(title)")
    }
    // Nothing of the other notation is left, but in what is shown as it is typed.
    for sign in ["**", "](", "\n|", "\n#"] { #expect(!page.contains(sign), "\(sign)") }
    // Every experiment of the document.
    let examples = try DocumentTests.blocks("yaml", of: "docs/experiment-format.md")
    #expect(page.components(separatedBy: "\n.nf\n").count > examples.count)
  }
}
