import Datasets
import Networks
import Records

/// Takes measures of a network on the parts held out.
struct Measuring {
  private let dataset: Dataset
  /// Of the network's last layer.
  private let activation: Activation

  init(_ dataset: Dataset, _ settings: TrainingSettings) {
    self.dataset = dataset
    activation = settings.architecture.activations.last ?? .identity
  }

  /// From evaluations that are at hand, with outputs where a measure needs them.
  func scores(
    _ measures: [Measure], _ validation: Evaluation, _ test: Evaluation
  ) -> [MeasuredScore] {
    guard !measures.isEmpty else { return [] }
    let pairs = zip(
      values(of: measures, validation, dataset.validation), values(of: measures, test, dataset.test)
    )
    return zip(measures, pairs).map { MeasuredScore($0, validation: $1.0, test: $1.1) }
  }

  /// Of a network as it stands.
  func scores(_ measures: [Measure], of training: inout Training) -> [MeasuredScore] {
    let withOutputs = measures.contains(where: \.score.needsOutputs)
    return scores(
      measures, training.evaluate(dataset.validation, withOutputs: withOutputs),
      training.evaluate(dataset.test, withOutputs: withOutputs))
  }

  /// Of a network that only answers: the same to the bit.
  func scores(_ measures: [Measure], of predictor: inout Predictor) -> [MeasuredScore] {
    let withOutputs = measures.contains(where: \.score.needsOutputs)
    let (validation, test) = (dataset.validation, dataset.test)
    return scores(
      measures,
      predictor.evaluate(validation.examples, validation.targets, withOutputs: withOutputs),
      predictor.evaluate(test.examples, test.targets, withOutputs: withOutputs))
  }

  private func values(
    of measures: [Measure], _ evaluation: Evaluation, _ part: DatasetPart
  ) -> [Double] {
    HeldOutScores(
      evaluation, part.targets, after: activation, targetDeviation: dataset.task.deviation
    ).values(of: measures)
  }
}

extension Training {
  /// How the network does on a part.
  mutating func evaluate(_ part: DatasetPart, withOutputs: Bool) -> Evaluation {
    evaluate(part.examples, part.targets, withOutputs: withOutputs)
  }
}
