import Records
import Statistics

/// The settings of an experiment, best first, with a column for each axis in which they differ.
/// Test scores play no part in the order and show only where they are asked for.
struct LeaderboardTable: Sendable {
  /// The best rows, in their order.
  var rows: [LeaderboardRow]
  var experiment: ExperimentRecord
  /// The axes in which all settings of the experiment differ, shown here or not.
  var differing: [Axis]
  /// Settings that the experiment has a result for.
  var total: Int
  var showTest: Bool
  /// The formula that chose the settings, if one did.
  var condition: String?
  /// How often test scores were looked at, where they are shown.
  var testLooks: TestLooks?
  /// What may be concluded, one for each of the data; empty where nothing has finished.
  var verdicts: [SweepVerdict] = []
  /// What the choice is worth, one for each of the data with outer parts.
  var nested: [NestedEstimate] = []
  /// Finished runs whose answers to the validation rows verdicts cannot look at; nil where there are none.
  var missingRowResults: MissingRowResults?
  /// What was done after the sweep; nil while runs of it are waiting, and of a part of its settings.
  var stage: NextStep.Stage?
  /// Runs without a result; nil without any, and of a part of the settings.
  var unfinished: UnfinishedRuns?
  /// What is to be said of a ranking that is not the experiment's own.
  var rankingNote: String?

  init(
    rows: [LeaderboardRow], experiment: ExperimentRecord, differing: [Axis]? = nil,
    total: Int? = nil, showTest: Bool = false, condition: String? = nil
  ) {
    self.rows = rows
    self.experiment = experiment
    self.differing = differing ?? Settings.differing(rows.map(\.settings))
    self.total = max(total ?? rows.count, rows.count)
    self.showTest = showTest
    self.condition = condition
  }

  func lines(width: Int? = nil) -> [TextLine] {
    guard !rows.isEmpty else {
      let nothing = condition.map { "no setting where \($0)" } ?? "no finished runs yet"
      return [TextLine("\(experiment.name): \(nothing)")] + unfinishedNote + missingTest
    }
    var lines = [heading] + table.lines(width: width) + notes + unfinishedNote
    if total > rows.count {
      // Those who have seen 50 want all of them next.
      let next = rows.count < 50 ? 50 : total
      lines.append(
        TextLine(
          "and \(NumberText.count(total - rows.count)) more: "
            + "nn-sweep top \(shellWord(experiment.name)) -n \(next)" + (showTest ? " --test" : "")
            + (condition.map { " --where " + shellWord($0) } ?? "")
            + KeptOptions.text("--results")))
    }
    let lacking = missingRowResults.map { RowResultsText(missing: $0, experiment: experiment).line }
    let next = stage.flatMap {
      NextStep(verdicts: verdicts, experiment: experiment, stage: $0).line
    }
    let found = verdicts.flatMap { verdict in
      VerdictText(verdict, experiment).findings
        + nested.filter { $0.dataset == verdict.dataset }
        .flatMap { NestedText($0, experiment).lines }
    }
    // Commands stay in one piece, to be copied.
    let ends =
      found.flatMap { line in width.map(line.wrapped) ?? [line] }
      + [lacking, next].compactMap(\.self)
    return lines + (ends.isEmpty ? [] : [TextLine("")] + ends) + missingTest
      + (testLooks.map { [TextLine(TestLooksText.line(experiment.name, $0), .dim)] } ?? [])
  }

  /// The settings in their columns.
  var table: TextTable {
    let columns = columns
    var table = TextTable(columns.map(\.column))
    for (index, row) in rows.enumerated() {
      table.append(columns.map { $0.cell(index, row) }, style: row.diverged > 0 ? .dim : nil)
    }
    return table
  }

  private typealias Column = (
    column: TextTable.Column, cell: (_ index: Int, LeaderboardRow) -> String
  )

  private var columns: [Column] {
    var columns: [Column] = [
      (
        .init("rank", .number),
        { [score = experiment.score] index, row in
          row[score]?.validation == nil ? NumberText.missing : "\(index + 1)"
        }
      )
    ]
    for axis in differing {
      let format = AxisFormat(telling: Array(Set(rows.map { $0.settings[axis] })))
      columns.append(
        (
          .init(axis.rawValue, axis.isNumeric ? .number : .text, dispensable: 1),
          { _, row in format.text(row.settings[axis]) }
        ))
    }
    if Set(rows.map(\.epochs)).count > 1, !differing.contains(.epochs) {
      columns.append((.init("epochs", .number, dispensable: 2), { _, row in "\(row.epochs)" }))
    }
    let score = experiment.score
    columns += scoreColumns("validation", { $0[score]?.validation }, dispensable: 0)
    for other in experiment.scoring.recorded where other != score {
      let text = ScoreText(other)
      columns.append(
        (
          .init(other.name, .number, dispensable: 2),
          { _, row in text.text(row[other]?.validation?.mean) }
        ))
    }
    // Of all runs' squared errors together, which is another number than a mean of RMSEs.
    if !experiment.scoring.recorded.contains(.rmse), score != .rmse,
      experiment.data.contains(where: { $0.targetDeviation != nil && $0.splits == nil })
    {
      columns.append(
        (
          .init("validation RMSE", .number, dispensable: 3),
          { [experiment] _, row in
            NumberText.rounded(experiment.validationRootMeanSquaredError(of: row))
          }
        ))
    }
    if showTest, experiment.hasTestPart {
      columns += scoreColumns("test", { $0[score]?.test }, dispensable: 0)
    }
    return columns + countColumns
  }

  /// The mean and, where some setting has several replicates, where it lies: over splits the interval
  /// of 95 %, else the range of the seeds.
  private func scoreColumns(
    _ part: String, _ summary: @escaping (LeaderboardRow) -> SeedSummary?, dispensable: Int
  ) -> [Column] {
    let text = ScoreText(experiment.score)
    let mean: Column = (
      .init("\(part) \(experiment.score.name)", .number, dispensable: dispensable),
      { _, row in
        guard let summary = summary(row) else {
          return row.diverged > 0 ? "diverged" : NumberText.missing
        }
        return text.text(summary.mean)
      }
    )
    guard hasSeveralRuns else { return [mean] }
    if hasIntervals {
      let interval: Column = (
        .init("95 %", .number, dispensable: 4),
        { [experiment] _, row in
          guard let summary = summary(row), case .splits = summary.sample,
            let interval = experiment.data(of: row.settings).interval(of: summary)
          else { return NumberText.missing }
          let bounds = text.score.bounds
          return text.range(
            max(interval.low, bounds.lowerBound), min(interval.high, bounds.upperBound))
        }
      )
      return [mean, interval]
    }
    let range: Column = (
      .init("lowest–highest", .number, dispensable: 4),
      { _, row in
        guard let summary = summary(row), row.seeds > 1 else { return NumberText.missing }
        return text.range(summary)
      }
    )
    return [mean, range]
  }

  private var countColumns: [Column] {
    var columns: [Column] = []
    if hasSeveralRuns {
      let noun = hasSplits ? "runs" : "seeds"
      columns.append((.init(noun, .number, dispensable: 5), { _, row in "\(row.seeds)" }))
    }
    columns += lost("diverged", \.diverged, when: hasSeveralRuns)
    // A finished run no better than the baseline.
    columns += lost("collapsed", \.collapsed)
    columns.append(
      (
        // Without scores no run is in the middle of others.
        .init(hasSeveralRuns && hasScores ? "median run" : "run", .identifier),
        { _, row in row.medianRun.map { "\($0.short)@\(row.epochs)" } ?? NumberText.missing }
      ))
    return columns
  }

  /// Which of a setting's runs came to nothing; no column where none did.
  private func lost(
    _ name: String, _ count: @escaping @Sendable (LeaderboardRow) -> Int, when isTold: Bool = true
  ) -> [Column] {
    guard isTold, rows.contains(where: { count($0) > 0 }) else { return [] }
    return [
      (
        .init(name, .text, dispensable: 2),
        { [hasSeveralRuns] _, row in
          if count(row) == 0 { return "" }
          return hasSeveralRuns ? "\(count(row)) of \(row.seeds + row.diverged)" : "yes"
        }
      )
    ]
  }

  var hasSeveralRuns: Bool { rows.contains { $0.seeds + $0.diverged > 1 } }

  var hasSplits: Bool { rows.contains { $0.splits > 1 } }

  /// Whether scores over splits say where their mean lies.
  var hasIntervals: Bool {
    hasSplits && experiment.data.allSatisfy { $0.splits.map { $0.order == nil } ?? false }
  }

  private var heading: TextLine {
    var line = TextLine(experiment.name, .bold)
    let settings = NumberText.counted(total, "setting")
    let chosen = condition.map { " where \($0)" } ?? ""
    let order = hasScores ? ", best validation \(experiment.score.name) first" : ""
    line.append(" on \(experiment.dataset): \(settings)\(chosen)\(order)")
    return line
  }

  /// What is said where test scores were asked for that nobody can have.
  static let noTestPart = TextLine(
    "no test part, so no test scores: the split leaves it no rows", .dim)

  private var missingTest: [TextLine] {
    showTest && !experiment.hasTestPart ? [Self.noTestPart] : []
  }

  /// Whether any row has the score that ranks them.
  var hasScores: Bool { rows.contains { $0[experiment.score]?.validation != nil } }
}
