import Datasets
import Records
import Statistics

extension ReportMaterial {
  /// Who leads, and how sure that is.
  var verdict: ReportSection {
    guard !winners.isEmpty else {
      let isJudged = count(.finished) > 0 && hasNoValidation
      return ReportSection(
        "verdict", "Verdict", isJudged ? unranked : [.lead("There is none: \(absence).")])
    }
    var blocks = winners.flatMap { winner -> [ReportBlock] in
      let nested = board.nested.filter { $0.dataset == winner.verdict.dataset }
      let confirmed = sequel.leaders.first { $0.dataset == winner.verdict.dataset }?.settings
      let lines =
        (VerdictText(winner.verdict, experiment, confirmed: confirmed).findings
        + nested.flatMap { NestedText($0, experiment).lines }).map(\.plain)
      // A gap on a terminal is none on a page.
      let first = (lines.first ?? "").replacing("    ", with: " — ")
      return [.lead(first), .list(Array(lines.dropFirst()))]
    }
    blocks.append(.list(BaselineText(experiment, board.rows).lines.map(\.plain)))
    if !sequel.confirmation.isEmpty {
      blocks += [
        .heading("Tested with new seeds"), .code(sequel.confirmation.joined(separator: "\n")),
      ]
    }
    if !sequel.refitSentences.isEmpty {
      blocks += [
        .heading("Trained on training and validation rows together"),
        .paragraph(sequel.refitSentences.joined(separator: " ")),
      ]
    }
    let reading = reading
    if !reading.isEmpty { blocks.append(.paragraph(reading)) }
    return ReportSection("verdict", "Verdict", blocks.filter { !$0.isEmpty })
  }

  /// Whether every row outside the test part is learned from, as a refit does.
  var hasNoValidation: Bool {
    experiment.data.allSatisfy { $0.description?.rows.validation == 0 }
  }

  /// What there is to say where no rows are held out to choose by.
  private var unranked: [ReportBlock] {
    let score = experiment.score
    guard board.showTest, let test = board.rows.first?[score]?.test else {
      let command = "nn-sweep report \(shellWord(experiment.name)) --test"
      return [
        .lead("Every row outside the test part is learned from: nothing is held out to choose by."),
        .paragraph(
          experiment.hasTestPart
            ? "What the networks score on the test part, which is counted as a look: \(command)"
            : ""),
      ].filter { !$0.isEmpty }
    }
    let text = ScoreText(short: score, best: test.mean)
    let range = test.sample.count > 1 ? ", from \(text.range(test))" : ""
    return [
      .lead(
        "\(score.name) \(text.text(test.mean)) on the test part (mean of \(test.sample.words)\(range))"
      ), .paragraph(looksWords.map { $0 + "." } ?? ""),
    ].filter { !$0.isEmpty }
  }

  /// Why there is no verdict.
  var absence: String {
    if count(.finished) > 0 { return "the finished runs have no validation score" }
    return !runs.isEmpty && count(.diverged) == runs.count
      ? "all runs diverged" : "no run has finished yet"
  }

  /// How the numbers are to be read.
  private var reading: String {
    var sentences: [String] = []
    if let winner = winners.first(where: { $0.verdict.best.interval != nil }) {
      let anew: String
      switch winner.verdict.sample {
      case .seeds: anew = "training begins anew with other seeds, on this split"
      case .splits: anew = "other rows are held out"
      }
      sentences.append(
        "The first range is where the mean lies, with a confidence of 95 %, if \(anew).")
    }
    if winners.contains(where: { $0.verdict.best.rows != nil }) {
      sentences.append(
        "The range for rows is what other validation rows might give: the number is as sure as the "
          + "wider range.")
    }
    if winners.contains(where: { $0.verdict.contenders != nil && $0.verdict.settings.count > 1 }) {
      sentences.append(
        "A setting may be as good where its runs, compared in pairs with those of the best, do not "
          + "show it to be worse; each such comparison is right in 95 %, not all together.")
    }
    return sentences.joined(separator: " ")
  }
}
