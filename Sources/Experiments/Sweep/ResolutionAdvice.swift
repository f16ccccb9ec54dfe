import Kernels
import Networks
import Records

extension Resolution {
  /// What is allowed and probably not meant, a line each.
  var warnings: [String] {
    var lines: [String] = []
    if let line = facts.task.advice(against: outputActivation) { lines.append(line) }
    if outputActivation == .softmax, loss == .quadratic {
      lines.append("softmax with the quadratic loss learns slowly: cross_entropy goes with it")
    }
    if let line = rateWarning { lines.append(line) }
    if (choices.number(.dropout) ?? 0) > 0, layers.count == 2 {
      lines.append("dropout does nothing without hidden layers")
    }
    if let line = scheduleWarning { lines.append(line) }
    if let patience = stop?.patience, patience >= length.epochs, stop?.targetScore == nil {
      lines.append("patience \(patience) never ends a run of \(length.epochs) epochs")
    }
    if let line = stopWarning { lines.append(line) }
    return lines
  }

  /// A best epoch chosen by shares of few examples is a lucky one.
  private var stopWarning: String? {
    guard let stop, facts.hasClasses, stop.by == nil, let count = facts.validationCount,
      count < Self.fewExamples
    else { return nil }
    return
      "stopping by accuracy on \(count) validation examples flatters: 'by: loss' chooses steadier"
      + " epochs"
  }

  private static let fewExamples = 500

  /// Steps so long that they nearly always end in numbers that are not finite: with outputs
  /// that have no bound, or relu-like layers, and rules that do not divide by the gradient's size.
  private var rateWarning: String? {
    let isUnbounded = architecture.activations.contains { $0.isReLULike || $0 == .identity }
    let reach: Double
    switch optimizer {
    case .sgd: reach = learningRate
    case .momentum(let momentum), .nesterov(let momentum): reach = learningRate / (1 - momentum)
    case .rmsprop, .adam, .adamw, .lion: return nil
    }
    // A mean over few examples is a longer and wilder step.
    let limit = batchSize < 8 ? 4.0 : 16
    guard isUnbounded, reach > limit else { return nil }
    return "learning_rate \(shortest(learningRate)) with batch_size \(batchSize)"
      + " and \(optimizer.name) nearly always diverges"
  }

  /// A schedule that has no time to do what it is for.
  private var scheduleWarning: String? {
    let schedule = self.schedule
    let epochs = length.epochs
    let warmup = schedule.warmupEpochs * length.stepsPerEpoch
    if warmup >= length.steps {
      return "warmup_epochs \(schedule.warmupEpochs) leave nothing of \(epochs) epochs: "
        + (warmup == length.steps
          ? "only the last step has the whole learning_rate"
          : "the rate never gets to learning_rate")
    }
    if case .step(let step, _) = schedule.shape, schedule.warmupEpochs + step >= epochs {
      return "step_epochs \(step) never come to pass in \(epochs) epochs: the rate stays as it is"
    }
    return nil
  }
}
