import Datasets
import Experiments
import Networks
import Records

extension TrajectoryResult {
  /// Notes weights and confusion counts of the epoch that a training has just completed, with what
  /// is known already of how it does on validation and test part. A part without examples has no counts.
  mutating func keep(
    _ training: inout Training, _ settings: TrainingSettings, _ dataset: Dataset,
    validation: Evaluation? = nil, test: Evaluation? = nil
  ) {
    let epoch = training.completedEpochs
    models.append(
      ModelRecord(
        epoch: epoch, layers: training.parameters,
        context: ModelContext(
          activations: settings.architecture.activations, encoding: dataset.encoding)))
    guard case .classification = dataset.task else { return }
    let parts: [(Part, DatasetPart, Evaluation?)] = [
      (.training, dataset.training, nil), (.validation, dataset.validation, validation),
      (.test, dataset.test, test),
    ]
    for (part, data, known) in parts where data.count > 0 {
      let evaluation = known ?? training.evaluate(data.examples, data.targets)
      confusions.append(ConfusionRecord(epoch: epoch, part: part, counts: evaluation.confusion))
    }
  }
}
