public import Datasets
import Networks

extension SweepCensus.Shape {
  /// Floating-point operations of an epoch with its evaluation, counted, not measured: those of the
  /// products, and in the same unit what a unit, an example and a batch cost besides. It is the same
  /// number on every machine.
  public func operations(_ counts: DataDescription.Counts) -> Double {
    let architecture = training.architecture
    let units = Double(architecture.layers.dropFirst().reduce(0, +))
    let perExample = Double(architecture.flops) + 60 * units + 300
    // What is read and written once more a batch where a gradient is made first.
    let optimizer = training.optimizer
    let perParameter = optimizer.usesGradient ? 2 * optimizer.numbersAParameter : 0
    let perBatch = Double(perParameter * architecture.parameters) + 1000
    let examples = Double(counts.training)
    let batches = (examples / Double(training.batchSize)).rounded(.up)
    let evaluated = Double(counts.validation + counts.test)
    return examples * perExample + batches * perBatch
      + evaluated * (2 * Double(architecture.parameters) + 40 * units + 200)
  }
}

extension SweepCensus {
  /// Operations of each of `trajectories`, trained from its beginning for as long as anybody asks.
  /// - Parameter counts: How many examples are in the parts of a split.
  public func operations(counts: (DataSpec) -> DataDescription.Counts) -> [Double] {
    let epoch = shapes.map { $0.operations(counts($0.data)) }
    return trajectories.map { epoch[$0.shape] * $0.lengthInEpochs }
  }
}
