public import Kernels

/// A trained network that only answers.
public struct Predictor: ~Copyable {
  private var network: Network

  /// The network with these parameters, a layer each; they fit the architecture, which has no
  /// `refusal`.
  public init(architecture: Architecture, parameters: [LayerValues]) {
    network = Network(architecture, parameters, capacity: Training.evaluationRows)
  }

  /// The outputs for each example: probabilities after sigmoid or softmax.
  public mutating func outputs(_ examples: Examples) -> [[Float]] {
    var batch = InputBatch(examples: examples, capacity: Training.evaluationRows)
    var rows: [[Float]] = []
    for start in stride(from: 0, to: examples.count, by: Training.evaluationRows) {
      batch.gather(start..<min(start + Training.evaluationRows, examples.count))
      network.forward(batch)
      let outputs = network.output
      for row in 0..<batch.count {
        rows.append((0..<outputs.parameters.outputs).map { outputs.outputs[row, $0] })
      }
    }
    return rows
  }

  /// How the network does on examples, in their order: to the bits of an evaluation in training.
  public mutating func evaluate(
    _ examples: Examples, _ targets: Targets, withOutputs: Bool = false
  ) -> Evaluation {
    network.evaluate(examples, targets, withOutputs: withOutputs)
  }

  /// Whether outputs say anything: one that is NaN is no answer, and counts as a wrong one.
  public static func isAnswer(_ outputs: some Collection<Float>) -> Bool {
    !outputs.contains { $0.isNaN }
  }

  /// The class that outputs are taken for, as in evaluations: the first of the largest, NaN aside; of
  /// a single output, whether it is above one half.
  public static func label(of outputs: [Float]) -> Int { label(of: outputs[...]) }

  /// The same of one row among the outputs of many.
  public static func label(of outputs: ArraySlice<Float>) -> Int {
    if outputs.count == 1 { return outputs[outputs.startIndex] > 0.5 ? 1 : 0 }
    let largest = outputs.reduce(-Float.infinity) { $1 > $0 ? $1 : $0 }
    return outputs.firstIndex(of: largest).map { $0 - outputs.startIndex } ?? 0
  }
}
