import ArgumentParser
import Datasets
import Experiments
import Kernels
import Networks
import Records
import Storage

/// What `--threshold` takes.
enum ThresholdArgument: ExpressibleByArgument, Equatable {
  case best
  case value(Double)

  init?(argument: String) {
    if argument == "best" {
      self = .best
    } else if let value = Double(argument), (0...1).contains(value) {
      self = .value(value)
    } else {
      return nil
    }
  }
}

/// The threshold that predictions of a run are made with, and how it came about.
struct ThresholdChoice {
  let threshold: Threshold
  /// What has to be known of it.
  let text: String

  /// - Throws: An end with its reason where the run has no two classes or no probabilities, or where
  ///   the data of its validation rows are needed and missing.
  init(
    _ argument: ThresholdArgument, of record: PointRecord, _ model: ModelRecord, in store: Results,
    library: DatasetLibrary
  ) throws {
    let run = record.id.short
    guard let experiment = try store.experiment(named: record.experiment) else {
      throw Failure("run \(run) was removed at this moment", .world)
    }
    let data = experiment.data(of: record.settings)
    guard let positive = data.positive ?? data.rarerClass else {
      let found = data.classes.isEmpty ? "a number to predict" : "\(data.classes.count) classes"
      throw Failure(
        "a threshold is for two classes, and run \(run) has \(found)",
        hint: "leave --threshold out", .arguments)
    }
    let output = model.architecture.activations.last
    guard output == .softmax || output == .sigmoid else {
      throw Failure(
        "run \(run) has \(output?.rawValue ?? "no") outputs, which are no probabilities",
        hint: "take a run with softmax or sigmoid outputs, or leave --threshold out", .arguments)
    }
    let name = "'\(data.classes[positive].printable)'"
    switch argument {
    case .value(let value):
      threshold = Threshold(positive: positive, value: value)
      text = "\(name) is answered from a probability of \(shortest(value)) on"
    case .best:
      guard
        experiment.score.value(of: ConfusionScores([0, 0, 0, 0], classes: 2), positive: 0) != nil
      else {
        throw Failure(
          "no threshold is best by \(experiment.score.name), which does not depend on one",
          hint: "give the threshold: --threshold 0.3", .arguments)
      }
      let part = try Retraining(record, in: store, library: library).validation
      guard case .labels(let labels, _) = part.targets,
        let best = Self.best(positive, model, part.examples, labels, experiment.score)
      else {
        throw Failure(
          "the validation part of run \(run) has no rows to find a threshold with",
          hint: Self.judged(experiment, in: store) + "give the threshold: --threshold 0.3", .world)
      }
      threshold = best.threshold
      let score = ScoreText(experiment.score)
      let (value, usual) = (score.text(best.score), score.text(best.usual))
      let gain = value == usual ? "\(value), as without it" : "\(value) instead of \(usual)"
      text =
        "\(name) is answered from a probability of \(NumberText.rounded(threshold.value)) on: best"
        + " \(experiment.score.name) on \(NumberText.counted(labels.count, "validation row")),"
        + " \(gain), chosen on these same rows"
    }
  }

  /// For a refit, which learned from its validation rows: the run of its experiment that has some.
  private static func judged(_ refit: ExperimentRecord, in store: Results) -> String {
    guard RefitText.isOne(refit.text),
      case let name = RefitText.source(of: refit.name),
      let run = try? RunChoice(name, in: store).run
    else { return "" }
    // Experiments with the same numbers may call the rows differently.
    let isShared = Set(((try? store.rowNames(of: run.id)) ?? []).map(\.experiment)).count > 1
    return "take a run that was judged on some: nn-sweep predict \(run.id.short)@\(run.epochs)"
      + " FILE --threshold best" + (isShared ? " --experiment \(shellWord(name))" : "")
      + KeptOptions.text("--results", "--data") + "; or "
  }

  /// The best threshold over validation rows, its score, and that without one.
  private static func best(
    _ positive: Int, _ model: ModelRecord, _ examples: Examples, _ labels: [Int32], _ score: Score
  ) -> (threshold: Threshold, score: Double, usual: Double)? {
    var predictor = Predictor(architecture: model.architecture, parameters: model.layers)
    let outputs = predictor.outputs(examples)
    let value = { (counts: [Int]) in
      score.value(of: ConfusionScores(counts, classes: 2), positive: positive) ?? .nan
    }
    let best = Threshold.best(
      positive: positive,
      probabilities: outputs.map { Threshold.probability(of: positive, $0) }, labels: labels,
      isHigherBetter: score.isHigherBetter, score: value)
    var usual = [0, 0, 0, 0]
    for (output, label) in zip(outputs, labels) {
      let answer = Predictor.isAnswer(output) ? Predictor.label(of: output) : 1 - Int(label)
      usual[2 * Int(label) + answer] += 1
    }
    return best.map { ($0.threshold, $0.score, value(usual)) }
  }
}
