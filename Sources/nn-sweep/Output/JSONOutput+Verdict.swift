import Datasets
import Records
import Statistics

/// What may be concluded, for other programs.
extension JSONOutput {
  /// Of an experiment on one of its data: `dataset`, `best` (its settings), `expect`, `baseline`,
  /// `tie`, and `axes`, each with `name`, `share_main`, `share_total`, `p` and `claimed`. What is not
  /// known is null.
  static func verdict(_ verdict: SweepVerdict) -> [String: JSONValue] {
    [
      "dataset": .text(verdict.dataset), "best": settings(verdict.best.settings),
      "expect": JSONValue(verdict.expectation), "baseline": JSONValue(verdict.baseline?.value),
      "tie": .boolean(verdict.isTie),
      "axes": .list(
        verdict.axes.map { axis in
          .object([
            "name": .text(axis.axis.name), "share_main": JSONValue(axis.share.main),
            "share_total": JSONValue(axis.share.total), "p": JSONValue(axis.share.probability),
            "share_good": JSONValue(axis.goodShare), "claimed": .boolean(axis.isClaimed),
          ])
        }),
    ]
  }

  /// Of nested cross-validation: `dataset`, `score`, the mean on outer parts, with `lowest` and `highest`
  /// (null until all parts have one), and `choices`, one for each outer part: `draw`, `outer_part`, the
  /// `settings` chosen, and their `inner_score` and `outer_score`.
  static func nested(_ estimate: NestedEstimate) -> JSONValue {
    .object([
      "dataset": .text(estimate.dataset), "score": JSONValue(estimate.summary?.mean),
      "lowest": JSONValue(estimate.summary?.lowest),
      "highest": JSONValue(estimate.summary?.highest),
      "outer_parts": .integer(estimate.parts),
      "choices": .list(
        estimate.choices.map { choice in
          .object([
            "draw": .integer(choice.split.draw), "outer_part": JSONValue(choice.split.outer),
            "settings": settings(choice.settings), "inner_score": JSONValue(choice.inner),
            "outer_score": JSONValue(choice.outer),
          ])
        }),
    ])
  }

  /// Of a setting: `score` with `low` and `high`, where its mean lies, `rows_low` and `rows_high`, what
  /// other rows would give, `contender`, `difference` from the best with its ends, and `collapsed`.
  static func standing(_ setting: SettingVerdict, of score: Score) -> [String: JSONValue] {
    // Differences are of the score itself: the best less this one.
    let sign = score.isHigherBetter ? 1.0 : -1
    let ends = [setting.difference?.low, setting.difference?.high].map { $0.map { sign * $0 } }
    return [
      "score": JSONValue(setting.mean), "low": JSONValue(setting.interval?.low),
      "high": JSONValue(setting.interval?.high), "rows_low": JSONValue(setting.rows?.lowerBound),
      "rows_high": JSONValue(setting.rows?.upperBound),
      "contender": setting.isContender.map(JSONValue.boolean) ?? .null,
      "difference": JSONValue(setting.difference.map { sign * $0.mean }),
      "difference_low": JSONValue(score.isHigherBetter ? ends[0] : ends[1]),
      "difference_high": JSONValue(score.isHigherBetter ? ends[1] : ends[0]),
      "collapsed": .integer(setting.collapsed),
    ]
  }

  /// `confirm --json`: `experiment`, `dataset`, `score_name`, `choice` (its settings), `outcome`,
  /// `place`, `leader`, `leader_score`, `sweep_best`, `seeds_choosing`, `seeds_reporting`, `score` with `low`, `high`, `rows_low` and `rows_high`, `baseline`, `run`, `diverged`, `collapsed`, and
  /// `rivals`: `settings`, `hidden_sizes`, `layer_sizes`, `score`, `difference` with its ends, `p`
  /// (Holm's) and `beaten`. Of several data all of that stands in `confirmations`, one for each.
  static func confirmation(
    _ found: [Confirmation], _ board: Leaderboard, _ experiment: ExperimentRecord
  ) -> JSONValue {
    var object = heading(experiment)
    let parts = found.map { confirmation($0, board) }
    if experiment.data.count == 1, let only = parts.first {
      object.merge(only) { $1 }
    } else {
      object["confirmations"] = .list(parts.map(JSONValue.object))
    }
    return .object(object)
  }

  private static func confirmation(
    _ found: Confirmation, _ board: Leaderboard
  ) -> [String: JSONValue] {
    var object: [String: JSONValue] = ["dataset": .text(found.dataset)]
    object["choice"] = settings(found.choice)
    object["outcome"] = .text(found.outcome.rawValue)
    object["place"] = JSONValue(found.place(of: found.choice))
    object["leader"] = settings(found.leader)
    object["leader_score"] = JSONValue(found.leaderMean)
    object["sweep_best"] = found.sweepBest.map(settings) ?? .null
    object["seeds_choosing"] = .integer(found.choosing)
    object["seeds_reporting"] = .integer(found.reporting)
    object["score"] = JSONValue(found.mean)
    object["low"] = JSONValue(found.interval?.low)
    object["high"] = JSONValue(found.interval?.high)
    object["rows_low"] = JSONValue(found.rows?.lowerBound)
    object["rows_high"] = JSONValue(found.rows?.upperBound)
    object["baseline"] = JSONValue(found.baseline?.value)
    object["diverged"] = .integer(found.diverged)
    object["collapsed"] = .integer(found.collapsed)
    let row = board.rows.first { $0.settings == found.choice }
    object["run"] = JSONValue(row?.medianRun?.hex)
    let sign = found.score.isHigherBetter ? 1.0 : -1
    object["rivals"] = .list(
      found.rivals.map { rival in
        let ends = [sign * rival.test.low, sign * rival.test.high].sorted()
        let found: [String: JSONValue] = [
          "score": JSONValue(rival.mean),
          "difference": JSONValue(sign * rival.test.mean), "difference_low": JSONValue(ends[0]),
          "difference_high": JSONValue(ends[1]), "p": JSONValue(rival.probability),
          "beaten": .boolean(rival.isBeaten),
        ]
        return .object(found.merging(network(rival.settings)) { $1 })
      })
    return object
  }

  /// `compare --json`: `experiment`, `dataset`, `score_name`, `left`, `right`, `tuned`, `difference`
  /// (left less right) with `difference_low` and `difference_high`, `p`, `samples`, `pairs`, `wins`,
  /// `losses` and `ties` of the left side. Of several data these stand in `comparisons`, each with its
  /// `dataset`.
  static func comparison(
    _ found: [Comparison], _ sides: (left: String, right: String), isTuned: Bool,
    _ experiment: ExperimentRecord
  ) -> JSONValue {
    var object = heading(experiment)
    object["left"] = .text(sides.left)
    object["right"] = .text(sides.right)
    object["tuned"] = .boolean(isTuned)
    if experiment.data.count == 1, let only = found.first {
      object.merge(comparison(only)) { $1 }
    } else {
      object["comparisons"] = .list(found.map { .object(comparison($0)) })
    }
    return .object(object)
  }

  private static func comparison(_ found: Comparison) -> [String: JSONValue] {
    var object: [String: JSONValue] = ["dataset": .text(found.dataset)]
    object["difference"] = JSONValue(found.difference)
    object["difference_low"] = JSONValue(found.low)
    object["difference_high"] = JSONValue(found.high)
    object["p"] = JSONValue(found.probability)
    object["samples"] = .integer(found.samples)
    object["pairs"] = .integer(found.pairs)
    object["wins"] = .integer(found.wins)
    object["losses"] = .integer(found.losses)
    object["ties"] = .integer(found.ties)
    return object
  }
}
