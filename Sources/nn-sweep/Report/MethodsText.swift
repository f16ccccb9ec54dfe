import Datasets
import Records
import Statistics

/// What was done, in a paragraph that can stand in a paper: the data, what was tried, how the choice was
/// made, what it scores, how sure that is and by which method.
struct MethodsText {
  private let material: ReportMaterial

  init(_ material: ReportMaterial) { self.material = material }

  var paragraph: String {
    let sentences =
      material.winners.flatMap(data) + [sweep, lost] + material.winners.flatMap(choice)
      + material.sequel.sentences + [unseen, looks, program]
    return sentences.compactMap(\.self).joined(separator: " ")
  }

  // MARK: The data

  private func data(_ winner: ReportWinner) -> [String?] {
    let name = winner.data.name
    guard let description = winner.data.description else {
      return ["Networks were trained on \(name)\(digest(winner))."]
    }
    let rows = description.rows
    let target =
      description.target.map { "the number '\($0)' to predict" }
      ?? "\(NumberText.count(description.classes.count)) classes"
    return [
      "Networks were trained on \(name): \(NumberText.counted(description.allRows, "row")), "
        + "\(NumberText.counted(description.inputs, "input")), \(target)\(digest(winner)).",
      split(winner, rows),
    ]
  }

  private func digest(_ winner: ReportWinner) -> String {
    winner.identity.map { "; SHA-256 of the examples \($0.digest)" } ?? ""
  }

  private func split(_ winner: ReportWinner, _ rows: DataDescription.Counts) -> String {
    let parts = [(rows.training, "training"), (rows.validation, "validation"), (rows.test, "test")]
      .filter { $0.0 > 0 }.map { "\(NumberText.count($0.0)) for \($0.1)" }
    let how = winner.identity.map { " (\($0.split))" } ?? ""
    guard let splits = winner.data.splits else {
      return "The rows were parted once\(how): \(SweepWords.joined(parts))."
    }
    let ways = NumberText.counted(splits.judging.count, "way")
    let order = splits.order.map { " along '\($0)'" } ?? ""
    return "The rows were parted in \(ways)\(order)\(how), the first with "
      + "\(SweepWords.joined(parts)); every setting was trained on each."
  }

  // MARK: The sweep

  private var sweep: String {
    let words = material.words
    let runs = NumberText.counted(words.runs, "run")
    let length =
      words.stops.isEmpty
      ? "for \(words.epochs)"
      : "for at most \(words.epochs), ended by a stop rule on the validation rows "
        + "(\(words.stops.joined(separator: "; ")))"
    guard !words.axes.isEmpty else {
      return "One setting of a multilayer perceptron was trained with \(words.replicates) "
        + "\(length) (\(runs))."
    }
    return
      "Multilayer perceptrons in \(NumberText.counted(words.settings, "setting")) were tried, in "
      + "which \(SweepWords.joined(words.axes)) varied, each with \(words.replicates), trained "
      + "\(length) (\(runs))."
  }

  private var lost: String? {
    let parts = [
      (PointState.diverged, "diverged and count as chance"), (.failed, "failed"),
      (.running, "were being trained still"), (.waiting, "were not trained"),
    ].compactMap { state, word in
      material.count(state) > 0 ? "\(NumberText.count(material.count(state))) \(word)" : nil
    }
    return parts.isEmpty ? nil : "Of the runs \(SweepWords.joined(parts))."
  }

  // MARK: The choice

  private func choice(_ winner: ReportWinner) -> [String?] {
    let verdict = winner.verdict
    let place = material.experiment.data.count > 1 ? " on \(winner.data.name)" : ""
    let score = "validation \(verdict.score.name)"
    let name = winner.words.isEmpty ? "" : ": \(winner.words)"
    let many = verdict.settings.count > 1
    let best =
      material.experiment.isSummedOverFolds
      ? "\(score)\(place), of the folds' counts added up," : "mean \(score)\(place)"
    return [
      many ? "The setting with the best \(best) was chosen\(name)." : nil,
      number(winner, score), doubt(verdict), expectation(winner), test(winner),
    ]
  }

  private func number(_ winner: ReportWinner, _ score: String) -> String {
    let best = winner.verdict.best
    let ranges = RangeText(winner.text)(
      best.interval, over: winner.verdict.sample.words, best.rows, of: winner.verdict.rows)
    var sources: [String] = []
    if best.interval != nil { sources.append(Self.source(of: winner.verdict.sample)) }
    if best.rows != nil {
      sources.append(
        winner.verdict.score == .accuracy
          ? "Wilson's interval for rows" : "drawing the rows again for rows")
    }
    let source =
      sources.isEmpty ? "" : ", confidence 95 %: \(sources.joined(separator: ", "))"
    return "Its \(score) is \(winner.text.text(best.mean))\(ranges)\(source)."
  }

  private static func source(of sample: SeedSummary.Sample) -> String {
    switch sample {
    case .seeds: "Student's t over seeds"
    case .splits: "the corrected t of Nadeau and Bengio (2003) over splits"
    }
  }

  private func doubt(_ verdict: SweepVerdict) -> String? {
    guard verdict.settings.count > 1 else { return nil }
    if verdict.isTie { return "All settings score the same." }
    guard let contenders = verdict.contenders else {
      return "With one run of each setting it cannot be told which is best."
    }
    let how = "paired t tests with variances moderated over settings (Smyth, 2004), each at 95 %"
    let others = verdict.settings.count - 1
    let which =
      contenders.isEmpty
      ? "No other"
      : others == 1
        ? "The other"
        : "\(NumberText.count(contenders.count)) of the \(NumberText.count(others)) others"
    return "\(which) may be as good (\(how))."
  }

  private func expectation(_ winner: ReportWinner) -> String? {
    guard winner.verdict.settings.count > 1, !winner.verdict.isTie,
      let value = winner.verdict.expectation
    else { return nil }
    let count = NumberText.count(winner.verdict.settings.count)
    guard winner.verdict.best.mean.map(winner.text.text) != winner.text.text(value) else {
      return "Repeating the choice without what it is scored on gives the same."
    }
    return
      "As the best of \(count) it is flattered: repeating the choice without what it is scored "
      + "on gives \(winner.text.text(value))."
  }

  // MARK: The test part

  private func test(_ winner: ReportWinner) -> String? {
    guard material.board.showTest, winner.data.hasTestPart else { return nil }
    guard let summary = winner.row?[winner.verdict.score]?.test else {
      return "It has no test score."
    }
    let range =
      summary.sample.count > 1
      ? ", from \(winner.text.range(summary).replacing("–", with: " to "))" : ""
    return "On the test part, which played no part in the choice, it scores "
      + "\(winner.text.text(summary.mean)) (mean of \(summary.sample.words)\(range))."
  }

  /// Where no test score is told, why.
  private var unseen: String? {
    let nested = material.board.nested
    guard nested.isEmpty else {
      let known = nested.compactMap { NestedText($0, material.experiment).sentence }
      return known.isEmpty ? nil : known.joined(separator: " ")
    }
    guard material.experiment.hasTestPart else { return "No test part was held out." }
    if material.board.showTest { return nil }
    return material.looksWords == nil
      ? "The test part was held out, and its scores were not looked at." : nil
  }

  private var looks: String? {
    material.looksWords.map { "\($0), as nn-sweep counts." }
  }

  private var program: String {
    "All of it was done by nn-sweep \(SweepWords.joined(material.versions)), which gives the same bits "
      + "on every machine."
  }
}
