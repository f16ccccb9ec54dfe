import Records
import Storage

/// Settings that have finished runs and yet no place among the others on the same data, since what ranks
/// them is not stored: which one is the best is not known then.
struct UnrankedSettings {
  let count: Int
  let experiment: ExperimentRecord

  /// Nil where every setting has its place, or none can have one. A setting whose network overflows has
  /// one, behind all others. `scores` are those of the leaderboard.
  init?(
    of experiment: ExperimentRecord, _ scores: [SettingScores], in store: Results
  ) throws {
    guard experiment.lackOfValidation == nil else { return nil }
    let all = scores.indices.map { place in
      let setting = scores[place]
      let data = experiment.data(of: setting.settings)
      let isSummed = data.summed(experiment.score) != nil
      let lacks = setting.runs.contains {
        !$0.isDiverged && ($0.merit == nil || isSummed && $0.counts == nil)
      }
      return (place: place, data: data.name, lacks: lacks)
    }
    guard all.contains(where: \.lacks) else { return nil }
    // Rows are read only where there is something to tell.
    let rows = try store.leaderboard(of: experiment.name).rows
    let byData = Dictionary(grouping: all, by: \.data).values
    count = byData.reduce(0) { count, settings in
      let lacking = settings.count { $0.lacks && !experiment.overflows(rows[$0.place]) }
      // What every run lacks no run may be able to have, unless it follows from counts.
      let isKnown = experiment.score.isOfCounts || settings.contains { !$0.lacks }
      return settings.count > 1 && isKnown ? count + lacking : count
    }
    self.experiment = experiment
    if count == 0 { return nil }
  }

  /// Why there is no choice, with what brings one about; `way` is another one.
  func failure(_ way: String? = nil) -> Failure {
    let settings = NumberText.counted(count, "setting")
    return Failure(
      "\(settings) of '\(experiment.name)' cannot be ranked, so that another one may be the best",
      hint: cure + (way.map { "; \($0)" } ?? ""), .world)
  }

  /// What other settings have on the same data these could have, too.
  private var cure: String {
    let score = experiment.score
    if score.isOfCounts { return experiment.lackOfScore }
    return "\(score.name) of some runs is not a number; "
      + (experiment.runCommand(" --again") ?? "nn-sweep run FILE --again")
      + " names those of which it is one"
  }
}

extension ExperimentRecord {
  /// What finished runs without the score that ranks them lack, and what brings it.
  var lackOfScore: String {
    let name = score.name
    if let lack = lackOfValidation { return lack }
    if isSummedOverFolds {
      return
        "\(name) over folds needs the confusion counts of each run, and some are not stored; "
        + (runCommand(" --again") ?? "nn-sweep reproduce RUN --keep") + " brings them"
    }
    if score.isOfCounts {
      return "\(name) of some runs is not stored; \(trainingCommand) brings it"
    }
    return score.need.map {
      "\(name) needs \($0) in each validation part: take fewer folds, a larger validation part or"
        + " another score"
    } ?? "\(name) needs outputs that are numbers in each run"
  }

  /// The same, and without validation rows what brings some.
  var cureOfLack: String {
    lackOfScore
      + (lackOfValidation != nil && ExperimentMaker(of: text) == nil
        ? "; give 'split' a validation part and run the file again" : "")
  }

  /// What lets its settings be ranked; nil where it has a validation part.
  var validationCure: String? {
    lackOfValidation.map { _ in
      "settings are ranked by validation rows: leave 'validation: 0' out of the file and run it again"
    }
  }

  /// What trains whatever it has no result of.
  var trainingCommand: String { makingCommand ?? runCommand() ?? "nn-sweep run FILE" }

  /// What makes it of the experiment that it was made of; nil of a person's own.
  var makingCommand: String? {
    guard let maker = ExperimentMaker(of: text), let source = maker.source(of: name) else {
      return nil
    }
    return "nn-sweep \(maker.rawValue) \(shellWord(source))"
      + KeptOptions.text("--results", "--data")
  }
}
