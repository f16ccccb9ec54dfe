import Datasets
import Foundation
import Records
import Testing

@testable import nn_sweep

@Suite struct MethodsTextTests {
  private static let description = """
    {"rows": {"training": 800, "validation": 200, "test": 250}, "inputs": 4, "texts": [],
      "findings": [], "isHeaderFound": false, "classes": [
        {"name": "cat", "counts": {"training": 400, "validation": 100, "test": 125}},
        {"name": "dog", "counts": {"training": 400, "validation": 100, "test": 125}}]}
    """

  /// Two settings with three seeds each.
  private func material(
    showTest: Bool = false, looks: TestLooks? = nil
  ) throws -> ReportMaterial {
    let description = try JSONDecoder().decode(
      DataDescription.self, from: Data(Self.description.utf8))
    let experiment = ExperimentRecord(
      name: "grid", description: "", path: "/home/grid.exp", text: "",
      data: [ExperimentData(name: "pets", classes: ["cat", "dog"], description: description)])
    let settings = [0.5, 0.1].map { Settings([.learningRate: .number($0)]) }
    let merits = [[0.9, 0.91, 0.92], [0.6, 0.6, 0.6]]
    let scores = zip(settings, merits).map { settings, merits in
      SettingScores(
        settings: settings, parameters: 10,
        runs: merits.enumerated().map {
          .init(Replicate(seed: UInt64($0.offset)), merit: $0.element)
        })
    }
    let runs = settings.enumerated().flatMap { place, settings in
      (0..<3).map { seed in
        PointRecord(
          id: Samples.id(3 * place + seed + 1), experiment: "grid", position: 3 * place + seed,
          state: .finished, replicate: Replicate(seed: UInt64(seed)), settings: settings,
          parameters: 10, epochs: 20)
      }
    }
    var row = Samples.row(settings[0], score: 0.91, seeds: 3)
    row.testScore = SeedSummary(mean: 0.9, lowest: 0.88, highest: 0.92, sample: .seeds(3))
    let verdict = try #require(SweepVerdict.all(of: experiment, scores).first)
    return ReportMaterial(
      experiment: experiment,
      board: LeaderboardTable(rows: [row], experiment: experiment, showTest: showTest),
      runs: runs,
      winners: [
        ReportWinner(
          verdict: verdict, data: experiment.data[0], row: row, runs: Array(runs.prefix(3)),
          identity: DataIdentity(
            canonicalText: "examples abc\nsplit validation 0.2, test 0.2, seed 0", without: .init()),
          classification: nil, weightsDigest: nil)
      ],
      words: SweepWords(runs),
      provenances: [
        (
          Provenance(
            host: "node1", processor: "EPYC", instructionSet: "avx512", version: "0.1",
            commit: "abc1234"), 6
        )
      ],
      looks: looks, sequel: ReportSequel())
  }

  @Test func `a paragraph says what was done, and how sure the result is`() throws {
    let text = MethodsText(try material()).paragraph
    let sentences = [
      "Networks were trained on pets: 1,250 rows, 4 inputs, 2 classes; SHA-256 of the examples abc.",
      "The rows were parted once (validation 0.2, test 0.2, seed 0): 800 for training, 200 for "
        + "validation and 250 for test.",
      "Multilayer perceptrons in 2 settings were tried, in which learning_rate (0.1, 0.5) varied, "
        + "each with 3 seeds, trained for 20 epochs (6 runs).",
      "The setting with the best mean validation accuracy was chosen: rate 0.5.",
      // 4.303 · 0.01 / √3 = 0.0248.
      "Its validation accuracy is 91.0% (88.5–93.5% over 3 seeds; ",
      "confidence 95 %: Student's t over seeds, Wilson's interval for rows.",
      "No other may be as good (paired t tests with variances moderated over settings (Smyth, 2004), "
        + "each at 95 %).",
      // One setting wins whatever it is scored on: nothing is taken off.
      "Repeating the choice without what it is scored on gives the same.",
      "The test part was held out, and its scores were not looked at.",
      "All of it was done by nn-sweep 0.1 (abc1234), which gives the same bits on every machine.",
    ]
    var rest = text[...]
    for sentence in sentences {
      let place = try #require(rest.range(of: sentence), "\(sentence)\n\(text)")
      rest = rest[place.upperBound...]
    }
    #expect(!text.contains("node1") && !text.contains("/home"))
    #expect(!text.contains("\n"))
  }

  @Test func `looks at test scores are told, and scores where they are asked for`() throws {
    let looks = TestLooks(count: 2, first: "2026-01-31 12:00:00", last: "2026-02-01 12:00:00")
    let hidden = MethodsText(try material(looks: looks)).paragraph
    #expect(hidden.contains("Test scores of grid were looked at 2 times, first on 2026-01-31"))
    #expect(!hidden.contains("90.0%") && !hidden.contains("not looked at"))
    #expect(
      TestLooksText.line([("grid", looks), ("grid.refit", looks)])
        == "test scores of grid were looked at 2 times, first on 2026-01-31, and those of "
        + "grid.refit 2 times, first on 2026-01-31")
    let shown = MethodsText(try material(showTest: true, looks: looks)).paragraph
    #expect(
      shown.contains(
        "On the test part, which played no part in the choice, it scores 90.0% (mean of 3 seeds, "
          + "from 88.0 to 92.0%)."))
  }

  @Test func `sections tell what is missing`() throws {
    let material = try material()
    let limits = try #require(material.limits)
    guard case .list(let items)? = limits.blocks.first else {
      Issue.record("no list")
      return
    }
    #expect(items.contains { $0.hasPrefix("All runs share one split") })
    #expect(items.contains { $0.hasPrefix("The best of 2 is the best by some luck") })
    #expect(!items.contains { $0.hasPrefix("The sweep is not whole") })
    #expect(material.failures == nil)
    #expect(material.pictureSection == nil)
  }

  @Test func `the number of a split is no part of how rows are parted`() {
    let text = "seed 1\nexamples ff\nsplit folds 5, test 0.2, seed 0, draw 2, fold 3\n"
    let identity = DataIdentity(canonicalText: text, without: SplitNumber(draw: 2, fold: 3))
    #expect(identity?.digest == "ff")
    #expect(identity?.split == "folds 5, test 0.2, seed 0")
    #expect(DataIdentity(canonicalText: "layers 2-1", without: SplitNumber()) == nil)
  }

  @Test func `the citation is that of the repository`() throws {
    let text = try String(contentsOf: root.appending(path: "CITATION.cff"), encoding: .utf8)
    for line in [
      "title: \(Citation.title)", "  - name: \(Citation.authors)", "license: \(Citation.license)",
      "version: \(Build.version)",
    ] {
      #expect(text.contains(line + "\n"))
    }
  }
}
