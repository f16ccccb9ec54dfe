import Foundation
import Testing

/// What people do in their first five minutes, with the real binary and as they would type it.
@Suite struct FirstMinutesTests {
  private let work: Workspace

  init() throws { work = try Workspace() }

  /// What each of the commands prints; all of them have to work.
  private func outputs(_ commands: [String]) throws -> [String] {
    try commands.map { command in
      let ending = try work.start(command.split(separator: " ").map(String.init)).end()
      try #require(ending.code == 0, "\(command): \(ending.errors)")
      return ending.output
    }
  }

  private func size(_ path: String) throws -> Int {
    try Data(contentsOf: work.folder.appending(path: path)).count
  }

  @Test func `a teacher sees a network learn, and what it takes for what`() throws {
    let printed = try outputs(["new first", "run first", "plot first --kind learning confusion"])
    #expect(printed[0].contains("first.exp is written\n  nn-sweep plan first "))
    #expect(
      printed[1].contains("best of 9: ") && printed[1].contains("next: nn-sweep confirm first"))
    #expect(printed[1].contains("plots     results/first/overview.png and beside it\n"))
    #expect(
      printed[2] == """
        results/first/learning.svg
        results/first/learning.png
        results/first/confusion.svg
        results/first/confusion.png

        """)
    for name in ["overview", "learning", "confusion"] {
      #expect(try size("results/first/\(name).png") > 5000)
    }
    // The next step is what it says.
    let next = try #require(
      printed[1].split(separator: "\n").first { $0.hasPrefix("next: nn-sweep ") })
    let command = next.dropFirst("next: nn-sweep ".count).components(separatedBy: "    ")[0]
    #expect(try outputs([command])[0].contains("\nscore      "))
  }

  @Test func `a researcher compares optimizers, confirms, and has a figure for a column`() throws {
    try work.write(
      """
      description: does adam beat sgd on the digits?
      dataset: digits
      epochs: 8
      repeats: 3
      hidden: 16
      grid:
        optimizer: [sgd, adam]
        learning_rate: [0.001, 0.01, 0.1]
      """, to: "study.exp")
    let printed = try outputs([
      "run study", "compare study optimizer=adam optimizer=sgd --tuned",
      "confirm study --seeds 4", "plot study --facet optimizer --format pdf --width 85",
    ])
    #expect(printed[0].contains("best of 6: "))
    #expect(
      printed[1].hasPrefix(
        "optimizer=adam against optimizer=sgd, each at its own best settings\ndifference  "))
    #expect(printed[1].contains(" over 3 seeds)\n"))
    #expect(printed[2].contains(", on the 2 seeds held back\n"))
    let files = printed[3].split(separator: "\n").map(String.init)
    #expect(!files.isEmpty && files.allSatisfy { $0.hasSuffix(".pdf") }, "\(files)")
    for file in files {
      let data = try Data(contentsOf: work.folder.appending(path: file))
      #expect(data.starts(with: Data("%PDF-".utf8)))
    }
  }
}
