import Records
import Storage

/// How far experiments are: what `nn-sweep status` prints.
struct StatusPage {
  struct Row {
    var experiment: ExperimentRecord
    var counts: StateCounts
    /// What is told of an experiment that was named, or that somebody trains.
    var details: Details?
  }

  struct Details {
    /// The setting that leads so far; nil before the first run has finished.
    var best: LeaderboardRow?
    /// What tells it from others: `30-30 0.5`.
    var label: String
    /// Finished runs that are no better than answering without looking.
    var collapsed: Int
    var pace: SweepPace
  }

  var rows: [Row]

  func lines(width: Int? = nil) -> [TextLine] {
    var table = TextTable(
      [.init("experiment", .text), .init("dataset", .text), .init("runs", .number)]
        + PointState.allCases.map { .init(Self.heading(of: $0), .number) }
        + [.init("no longer asked", .number, dispensable: 1)])
    for row in rows {
      table.append(
        [row.experiment.name, row.experiment.dataset, NumberText.count(row.counts.total)]
          + PointState.allCases.map { NumberText.count(row.counts[$0]) }
          + [NumberText.count(row.counts.noLongerAsked)])
    }
    return table.lines(width: width) + rows.flatMap(details)
  }

  /// What a process has taken is more than it trains at a time.
  private static func heading(of state: PointState) -> String {
    state == .running ? "claimed" : state.rawValue
  }

  private func details(_ row: Row) -> [TextLine] {
    guard let details = row.details else { return [] }
    var lines = [TextLine(""), TextLine(row.experiment.name, .bold) + TextLine(": " + row.summary)]
    if let best = details.best, let run = best.medianRun {
      let score = ScoreText(row.experiment.score)
        .text(best[row.experiment.score]?.validation?.mean)
      let label = details.label.isEmpty ? "" : "  \(details.label)"
      lines.append(
        TextLine(
          "  best     mean validation \(row.experiment.score.name) \(score)\(label)"
            + "  (run \(run.short)@\(best.epochs))"))
    }
    for worker in details.pace.workers {
      lines.append(
        TextLine(
          "  trained  on \(worker.host) by process \(worker.process), which has claimed "
            + NumberText.counted(worker.runs, "run")))
    }
    return lines
  }
}

extension StatusPage.Row {
  /// Runs that are over, well or not.
  var done: Int { counts.total - left }

  /// Runs that nobody has ended.
  var left: Int { counts[.waiting] + counts[.running] }

  /// `45 of 96 runs done, 49% of the work, 2 diverged, 1 collapsed; 120 runs a minute, about 2 min
  /// left`.
  var summary: String {
    var text =
      "\(NumberText.count(done)) of \(NumberText.counted(counts.total, "run")) done"
      + (left == 0 ? "" : percent.map { ", \(Int($0))% of the work" } ?? "")
    let troubles = [
      (counts[.diverged], "diverged"), (details?.collapsed ?? 0, "collapsed"),
      (counts[.failed], "failed"),
    ]
    for (count, word) in troubles where count > 0 { text += ", \(NumberText.count(count)) \(word)" }
    guard left > 0 else { return text }
    guard details.map({ !$0.pace.workers.isEmpty }) ?? (counts[.running] > 0) else {
      return text + "; nobody trains the rest"
    }
    guard let pace = details?.pace else { return text }
    if let rate = pace.runsPerMinute { text += "; \(NumberText.rounded(rate)) runs a minute" }
    if let seconds = pace.secondsLeft { text += ", about \(NumberText.estimate(seconds)) left" }
    return text
  }

  /// Of the work that is done; 100 only where nothing is left.
  var percent: Double? {
    details.map { left == 0 ? 100 : min(99.9, 100 * $0.pace.share) }
  }
}

extension JSONOutput {
  /// An element of `status --json`: `experiment`, `dataset`, `runs`, a number for each state,
  /// `no_longer_asked`; and, null where runs were chosen by a formula, `done`, `left`, `collapsed`,
  /// `percent`, `runs_per_minute`, `seconds_left`, `best` (the leading setting's `settings`,
  /// `validation_score` and `run`) and `workers` (`host`, `process`, `runs`).
  static func status(_ row: StatusPage.Row) -> JSONValue {
    let (counts, details) = (row.counts, row.details)
    var object: [String: JSONValue] = [
      "experiment": .text(row.experiment.name), "dataset": .text(row.experiment.dataset),
      "runs": .integer(counts.total), "no_longer_asked": .integer(counts.noLongerAsked),
      "done": .integer(row.done), "left": .integer(row.left),
      "collapsed": JSONValue(details?.collapsed), "percent": JSONValue(row.percent),
      "runs_per_minute": JSONValue(details?.pace.runsPerMinute),
      "seconds_left": JSONValue(details?.pace.secondsLeft), "best": .null, "workers": .null,
    ]
    for state in PointState.allCases { object[state.rawValue] = .integer(counts[state]) }
    if let best = details?.best {
      let leading = [
        "run": JSONValue(best.medianRun?.hex),
        "validation_score": JSONValue(best[row.experiment.score]?.validation?.mean),
      ]
      object["best"] = .object(leading.merging(network(best.settings)) { $1 })
    }
    if let workers = details?.pace.workers {
      object["workers"] = .list(
        workers.map {
          .object([
            "host": .text($0.host), "process": .integer($0.process), "runs": .integer($0.runs),
          ])
        })
    }
    return .object(object)
  }
}
