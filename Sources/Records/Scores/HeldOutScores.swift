public import Kernels
public import Networks

/// What the scores of one held-out part follow from.
public struct HeldOutScores {
  private let evaluation: Evaluation
  private let targets: Targets
  private let activation: Activation
  /// What one standardized unit is in the target's own; of no meaning for classes.
  private let targetDeviation: Double

  /// `evaluation` has its outputs where scores that need them are asked for; `activation` is that of
  /// the network's last layer.
  public init(
    _ evaluation: Evaluation, _ targets: Targets, after activation: Activation,
    targetDeviation: Double = 1
  ) {
    self.evaluation = evaluation
    self.targets = targets
    self.activation = activation
    self.targetDeviation = targetDeviation
  }

  /// What measures come to, in their order. Not a number where one does not exist.
  public func values(of measures: [Measure]) -> [Double] {
    switch targets {
    case .labels(let labels, let classes):
      let counts = ConfusionScores(evaluation.confusion, classes: classes)
      let needsRows = measures.contains { $0.score.needsOutputs }
      var rows =
        needsRows
        ? ClassRows(
          labels: labels, classes: classes, outputs: evaluation.outputs, after: activation) : nil
      return measures.map { value($0, counts, &rows) }
    case .numbers(let numbers): return measures.map { value($0, numbers) }
    }
  }

  private func value(
    _ measure: Measure, _ counts: ConfusionScores, _ rows: inout ClassRows?
  ) -> Double {
    switch measure.score {
    case .accuracy: measure.score.value(of: evaluation.tally)
    case .balancedAccuracy, .macroF1, .f1, .mcc: counts.value(of: measure)
    case .auc: rows?.auc ?? .nan
    case .averagePrecision: rows?.averagePrecision(of: measure.positive) ?? .nan
    case .logLoss: rows?.logLoss ?? .nan
    case .brier: rows?.brier ?? .nan
    case .determination, .rmse, .mae: .nan
    }
  }

  private func value(_ measure: Measure, _ numbers: [Float]) -> Double {
    let tally = evaluation.tally
    switch measure.score {
    case .determination: return measure.score.value(of: tally)
    case .rmse:
      guard tally.count > 0 else { return .nan }
      return (tally.squaredErrors / Double(tally.count)).squareRoot() * targetDeviation
    case .mae:
      guard !numbers.isEmpty, evaluation.outputs.count == numbers.count else { return .nan }
      var sum = 0.0
      for (output, target) in zip(evaluation.outputs, numbers) {
        sum += (Double(output) - Double(target)).magnitude
      }
      return sum / Double(numbers.count) * targetDeviation
    default: return .nan
    }
  }
}
