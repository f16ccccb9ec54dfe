import Records

extension ReportMaterial {
  /// How well the best setting tells each class from the others, and what it takes for what.
  var classes: ReportSection? {
    let known = winners.filter { $0.classification != nil }
    guard !known.isEmpty else { return nil }
    return ReportSection("classes", "Classes", known.flatMap(blocks))
  }

  private func blocks(_ winner: ReportWinner) -> [ReportBlock] {
    guard let report = winner.classification else { return [] }
    let who = winner.words.isEmpty ? "The setting" : "The best setting (\(winner.words))"
    let place = experiment.data.count > 1 ? " on \(winner.data.name)" : ""
    let runs = winner.runs.count
    let sum = runs > 1 ? ", the rows of its \(runs) runs added up" : ""
    return [
      .paragraph(
        "\(who)\(place) on the validation part\(sum): \(NumberText.count(report.correct)) of "
          + "\(NumberText.count(report.total)) correct."),
      .table(Self.scores(report)), .heading("Confusion counts"),
    ] + Self.confusion(report)
  }

  private static func scores(_ report: ClassificationReport) -> ReportTable {
    func cells(_ name: String, _ scores: ClassificationReport.Scores) -> [String] {
      [name] + [scores.precision, scores.recall, scores.f1].map { NumberText.fixed($0, 4) }
        + [NumberText.count(scores.support)]
    }
    let averages = [
      cells("macro average", report.macroAverage),
      cells("weighted average", report.weightedAverage),
    ]
    return ReportTable(
      [("class", false), ("precision", true), ("recall", true), ("F1", true), ("rows", true)],
      report.classes.map { cells($0.name, $0.scores) } + averages)
  }

  /// The matrix, or of many classes the most frequent mistakes.
  private static func confusion(_ report: ClassificationReport) -> [ReportBlock] {
    let count = report.classes.count
    guard count <= 20 else {
      let mistakes = report.mistakes.prefix(20).map { mistake in
        [
          report.classes[mistake.label].name, report.classes[mistake.predicted].name,
          NumberText.count(mistake.count),
        ]
      }
      return [
        .paragraph("The most frequent mistakes of \(count) classes."),
        .table(ReportTable([("true", false), ("predicted", false), ("rows", true)], mistakes)),
      ]
    }
    let names = report.classes.map(\.name)
    var table = ReportTable(
      [("true ↓, predicted →", false)] + names.map { ($0, true) },
      (0..<count).map { label in
        [names[label]]
          + (0..<count).map { NumberText.count(report.confusion[label * count + $0]) }
      })
    table.shades = (0..<count).map { label in
      let row = (0..<count).map { Double(report.confusion[label * count + $0]) }
      let most = max(1, row.reduce(0, +))
      // Few mistakes are to be seen beside many rows that are right.
      return [0] + row.map { Int((9 * ($0 / most).squareRoot()).rounded(.up)) }
    }
    return [.table(table)]
  }
}
