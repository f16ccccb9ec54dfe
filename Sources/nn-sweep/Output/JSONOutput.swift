import Datasets
import Records
import Statistics

/// What `--json` writes. Keys are those of the database's views, in snake_case, and stay as they
/// are; others may come. Test scores are there only where they were asked for, as in the tables.
enum JSONOutput {
  /// `top --json`: `experiment`, `dataset`, `score_name` (`accuracy` or `r2`), `settings_count` (how
  /// many the experiment has results for), `where` if it was given, `baselines` where they are known
  /// (`dataset`, `answer`, a class or null where it is none, `validation_score`, and `is_beaten`),
  /// `test_looks` where test scores are shown (how often they were), and `leaderboard`, best first:
  /// `rank`, `settings`, `hidden_sizes`, `layer_sizes`, `parameters`, `epochs`, `seeds`, `splits`, `diverged`, `best_run`, and
  /// `validation_score`, `validation_loss`, `training_score` (and `test_score`), each with `…_lowest`
  /// and `…_highest`, and with `…_low` and `…_high`, the ends of the interval in which the mean lies
  /// with a confidence of 95 %: over splits, or over the seeds of a single one, as have
  /// `validation_macro_f1` and the like where they were asked for; for a numeric target also
  /// `validation_rmse`; `run`, which is `median_run`, the run in the middle; and what `standing` says.
  /// `row_results` is there where runs lack them (see `rowResults`), `nested` with outer parts (see `nested`), and
  /// `verdicts` are what may be concluded on each of the data (see `verdict`); of a single one its keys
  /// stand beside them too.
  static func top(_ table: LeaderboardTable) -> JSONValue {
    let standings = Dictionary(
      table.verdicts.flatMap { verdict in
        verdict.settings.prefix(table.rows.count).map { ($0.settings, ($0, verdict.score)) }
      }, uniquingKeysWith: { first, _ in first })
    let rows = table.rows.enumerated().map { index, row in
      var object: [String: JSONValue] = [
        "rank": row[table.experiment.score]?.validation == nil ? .null : .integer(index + 1),
        "parameters": .integer(row.parameters),
        "epochs": .integer(row.epochs), "seeds": .integer(row.seeds),
        "splits": .integer(row.splits), "diverged": .integer(row.diverged),
        "best_run": JSONValue(row.bestRun?.hex), "median_run": JSONValue(row.medianRun?.hex),
        "run": JSONValue(row.medianRun?.hex),
      ]
      object.merge(network(row.settings)) { $1 }
      if let (setting, score) = standings[row.settings] {
        object.merge(standing(setting, of: score)) { $1 }
      }
      let data = table.experiment.data(of: row.settings)
      add("validation_score", row.validationScore, data, to: &object)
      add("validation_loss", row.validationLoss, data, to: &object)
      add("training_score", row.trainingScore, data, to: &object)
      if table.showTest { add("test_score", row.testScore, data, to: &object) }
      for other in row.scores {
        add("validation_\(other.score.column)", other.validation, data, to: &object)
        if table.showTest { add("test_\(other.score.column)", other.test, data, to: &object) }
      }
      if data.targetDeviation != nil {
        object["validation_rmse"] = JSONValue(
          table.experiment.validationRootMeanSquaredError(of: row))
      }
      return JSONValue.object(object)
    }
    var object = heading(table.experiment)
    object["settings_count"] = .integer(table.total)
    object["where"] = table.condition.map(JSONValue.text)
    object["baselines"] = baselines(table)
    object["test_looks"] = table.testLooks.map { .integer($0.count) }
    object["leaderboard"] = .list(rows)
    object["row_results"] = table.missingRowResults.map { rowResults($0, table.experiment) }
    if !table.nested.isEmpty { object["nested"] = .list(table.nested.map(nested)) }
    object["verdicts"] = .list(table.verdicts.map { .object(verdict($0)) })
    if table.verdicts.count == 1 {
      object.merge(verdict(table.verdicts[0])) { own, _ in own }
    }
    return .object(object)
  }

  /// `lacking`, how many finished `runs` lack row results, the `command` that brings them (null where
  /// the file is no longer what was run), and the `seconds` that it takes.
  private static func rowResults(
    _ missing: MissingRowResults, _ experiment: ExperimentRecord
  ) -> JSONValue {
    let text = RowResultsText(missing: missing, experiment: experiment)
    return .object([
      "lacking": .integer(missing.lacking), "runs": .integer(missing.runs),
      "command": JSONValue(text.command), "seconds": JSONValue(text.seconds),
    ])
  }

  private static func baselines(_ table: LeaderboardTable) -> JSONValue? {
    let text = BaselineText(table.experiment, table.rows)
    guard !text.baselines.isEmpty else { return nil }
    return .list(
      text.baselines.map { baseline in
        var answer = JSONValue.null
        if case .mostFrequentClass(let name) = baseline.answer { answer = .text(name) }
        return .object([
          "dataset": .text(baseline.dataset), "answer": answer,
          "validation_score": JSONValue(baseline.value),
          "is_beaten": text.isBeaten(baseline).map(JSONValue.boolean) ?? .null,
        ])
      })
  }

  /// `show --json`: `run`, `experiment`, `dataset`, `score_name`, `position` (from 0), `state`, `seed`,
  /// `draw`, `fold`, `outer_part`, `settings`, `hidden_sizes`, `layer_sizes`, `parameters`, `epochs`, `seconds`, `diverged_epoch`, `failure`, `result` and
  /// `curve` (an epoch each: see `epoch`), `trained_on`, `weights_digest`, `curve_digest`,
  /// `reports` by part, `inputs` where they were asked for (see `inputs`), and `test_looks` where test scores are shown.
  static func show(_ page: RunPage) -> JSONValue {
    let run = page.curve.run
    var object = heading(page.experiment)
    object["run"] = .text(run.id.hex)
    object["position"] = .integer(run.position)
    object["state"] = .text(run.state.rawValue)
    object["seed"] = .unsigned(run.replicate.seed)
    object["draw"] = .integer(run.replicate.split.draw)
    object["fold"] = JSONValue(run.replicate.split.fold)
    object["outer_part"] = JSONValue(run.replicate.split.outer)
    object.merge(network(run.settings)) { $1 }
    object["parameters"] = .integer(run.parameters)
    object["epochs"] = .integer(run.epochs)
    object["seconds"] = JSONValue(run.seconds)
    object["diverged_epoch"] = JSONValue(run.divergedEpoch)
    object["failure"] = JSONValue(run.failure)
    object["result"] = run.result.map { epoch($0, page) } ?? .null
    object["curve"] = .list(page.curve.epochs.map { epoch($0, page) })
    object["trained_on"] = page.provenance.map(provenance) ?? .null
    object["weights_digest"] = JSONValue(page.weightsDigest)
    object["curve_digest"] = JSONValue(page.curveDigest)
    object["test_looks"] = page.testLooks.map { .integer($0.count) }
    object["inputs"] = page.inputs.map { inputs($0.importance) }
    object["reports"] = .object(
      Dictionary(
        page.reports.map { ($0.part.rawValue, report($0)) }, uniquingKeysWith: { $1 }))
    return .object(object)
  }

  /// `epoch`, `seconds`, and for each part `…_loss`, `…_score` and, for a numeric target, `…_rmse`.
  private static func epoch(_ record: EpochRecord, _ page: RunPage) -> JSONValue {
    var object: [String: JSONValue] = [
      "epoch": .integer(record.epoch), "seconds": JSONValue(record.seconds),
    ]
    let data = page.experiment.data(of: page.curve.run.settings)
    for measure in page.measures {
      guard let score = record[measure] else { continue }
      object["validation_\(measure.score.column)"] = JSONValue(score.validation)
      if page.showTest { object["test_\(measure.score.column)"] = JSONValue(score.test) }
    }
    for part in Part.allCases where part != .test || page.showTest {
      object["\(part.rawValue)_loss"] = JSONValue(record[part].loss)
      object["\(part.rawValue)_score"] = JSONValue(record[part].score)
      if data.targetDeviation != nil {
        object["\(part.rawValue)_rmse"] = JSONValue(
          data.rootMeanSquaredError(
            part, record[part], of: page.curve.run.settings,
            on: page.curve.run.replicate.split))
      }
    }
    return .object(object)
  }

  /// `epoch`, `correct`, `total`, `accuracy`, `classes` (with `name`, `precision`, `recall`,
  /// `f1_score`, `support`), `macro_average`, `weighted_average`, and `confusion`, a list for each
  /// true class. Undefined shares are `null`, though averages count them as 0.
  private static func report(_ text: ClassificationText) -> JSONValue {
    let report = text.report
    let classes = report.classes.map { row in
      var object = scores(row.scores)
      object["name"] = .text(row.name)
      if row.isPrecisionUndefined { object["precision"] = .null }
      if row.isRecallUndefined { object["recall"] = .null }
      return JSONValue.object(object)
    }
    let count = classes.count
    let confusion = (0..<count).map { label in
      JSONValue.list(report.confusion[label * count..<(label + 1) * count].map { .integer($0) })
    }
    return .object([
      "epoch": .integer(text.epoch), "correct": .integer(report.correct),
      "total": .integer(report.total), "accuracy": JSONValue(report.accuracy),
      "classes": .list(classes), "macro_average": .object(scores(report.macroAverage)),
      "weighted_average": .object(scores(report.weightedAverage)), "confusion": .list(confusion),
    ])
  }

  private static func scores(_ scores: ClassificationReport.Scores) -> [String: JSONValue] {
    [
      "precision": JSONValue(scores.precision), "recall": JSONValue(scores.recall),
      "f1_score": JSONValue(scores.f1), "support": .integer(scores.support),
    ]
  }

  static func heading(_ experiment: ExperimentRecord) -> [String: JSONValue] {
    [
      "experiment": .text(experiment.name), "dataset": .text(experiment.dataset),
      "score_name": .text(experiment.score.column),
    ]
  }

  /// `settings`, each axis as tables write it, and beside them as numbers `layer_sizes`, those of all
  /// layers, and `hidden_sizes`, those between input and output.
  static func network(_ chosen: Settings) -> [String: JSONValue] {
    var object = ["settings": settings(chosen)]
    for (name, axis) in [("hidden_sizes", Axis.hidden), ("layer_sizes", .layers)] {
      object[name] = chosen[axis]?.sizes.map { .list($0.map(JSONValue.integer)) } ?? .null
    }
    return object
  }

  static func settings(_ settings: Settings) -> JSONValue {
    var object: [String: JSONValue] = [:]
    for axis in settings.axes { object[axis.rawValue] = JSONValue(settings[axis]) }
    return .object(object)
  }

  private static func provenance(_ provenance: Provenance) -> JSONValue {
    .object([
      "host": .text(provenance.host), "processor": .text(provenance.processor),
      "instruction_set": .text(provenance.instructionSet), "version": .text(provenance.version),
      "commit": .text(provenance.commit),
    ])
  }

  private static func add(
    _ key: String, _ summary: SeedSummary?, _ data: ExperimentData,
    to object: inout [String: JSONValue]
  ) {
    let interval = summary.flatMap { data.interval(of: $0) }
    object[key + "_low"] = JSONValue(interval?.low)
    object[key + "_high"] = JSONValue(interval?.high)
    object[key] = JSONValue(summary?.mean)
    object[key + "_lowest"] = JSONValue(summary?.lowest)
    object[key + "_highest"] = JSONValue(summary?.highest)
  }
}
