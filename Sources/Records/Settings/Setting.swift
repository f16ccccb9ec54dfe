import Datasets
import Networks

/// A setting that an experiment can fix or vary, in the order of columns. One more is a case here
/// and its row below: everything else is derived from that.
public enum Setting: Int, Sendable, Hashable, CaseIterable {
  case dataset, hidden, layers, activations, learningRate, batchSize, initializer, loss, optimizer
  case scale, momentum, decay, beta1, beta2, epsilon, delta, schedule, stepEpochs, gamma
  case warmupEpochs, weightDecay, dropout, clipNorm, classWeights, epochs, steps, examples, stop
}

extension Setting {
  /// Everything that is known of it; `row` has it made once.
  var definition: Row {
    switch self {
    case .dataset:
      Row(
        name: "dataset", kind: .dataset, type: "name or mapping, or a list of them",
        fallback: "none: it must be given",
        help: "what is learned from: a known name, {idx: DIRECTORY}, {csv: FILE, label: COLUMN} for"
          + " classes or {csv: FILE, target: COLUMN} for numbers, with header, drop, delimiter,"
          + " missing: {numbers: median, texts: category}, ordinal: {COLUMN: [S, M, L]} and"
          + " weight: COLUMN, by what a row counts in training; or arrays, {npy: FILE, labels: FILE}"
          + " or {npz: FILE, inputs: NAME, labels: NAME}, or targets",
        example: "digits", examples: "[digits, moons]", shown: .withDatasets)
    case .hidden:
      Row(
        name: "hidden", kind: .sizes(atLeast: 0), type: "sizes", fallback: "30",
        help: "sizes between input and output; [] is a network without hidden layer; in the grid"
          + " also {width: [16, 32], depth: [1, 2]}, {parameters: [20000], depth: [1, 2]} or"
          + " {from: 128, to: 16, depth: 3}",
        example: "30-30", examples: "[16, 30-30]", excludes: [.layers])
    case .layers:
      Row(
        name: "layers", kind: .sizes(atLeast: 2), type: "sizes",
        fallback: "inputs, hidden, outputs",
        help: "all sizes; checked against the data; instead of hidden", example: "64-30-10",
        examples: "[64-16-10, 64-30-10]", settledBy: [.hidden, .dataset], excludes: [.hidden])
    case .activations:
      Row(
        name: "activations", kind: .activations, type: "pair, or one a layer",
        fallback: "relu/softmax; relu/identity for a numeric target",
        help: "hidden and output activation: " + Self.list(Activation.self)
          + " (softmax for outputs only)",
        example: "relu/softmax", examples: "[relu/softmax, sigmoid/sigmoid]")
    case .learningRate:
      Row(
        name: "learning_rate", kind: .number(.positive), type: "number above 0", fallback: "0.1",
        help: "length of a step against the mean gradient of a batch", example: "0.1",
        examples: "[0.1, 0.5]")
    case .batchSize:
      Row(
        name: "batch_size", kind: .number(.whole(1...Int.max)), type: "whole number",
        fallback: "32",
        help: "examples a step, at most the training part; the last batch of an epoch may be short",
        example: "32", examples: "[16, 64]")
    case .initializer:
      Row(
        name: "initializer", kind: .name(Self.names(Initializer.self)), type: "name",
        fallback: "he_normal after relu-like activations, else glorot_uniform",
        help: "how weights begin: " + Self.list(Initializer.self), example: "he_normal",
        examples: "[he_normal, glorot_uniform]", settledBy: [.activations, .hidden])
    case .loss:
      Row(
        name: "loss", kind: .name(Self.names(Loss.self)), type: "name",
        fallback: "cross_entropy after softmax, else quadratic",
        help: "what training lowers: " + Self.list(Loss.self) + " (huber for a numeric target)",
        example: "cross_entropy",
        examples: "[cross_entropy, quadratic]", settledBy: [.activations])
    case .optimizer:
      Row(
        name: "optimizer", kind: .name(Optimizer.defaults.map(\.name)), type: "name",
        fallback: "sgd",
        help: "how gradients become steps: "
          + Optimizer.defaults.map(\.name).joined(separator: ", "),
        example: "adam", examples: "[sgd, adam]")
    case .scale:
      Row(
        name: "scale", kind: .name(Self.names(Scale.self)), type: Self.alternatives(Scale.self),
        fallback: "unit",
        help: "inputs into 0…1 (images / 255, digits / 16, other columns by their extremes in the"
          + " training part), to mean 0 and deviation 1, to median 0 and interquartile range 1, or as"
          + " they are",
        example: "standard", examples: "[unit, standard]")
    case .momentum:
      Row(
        name: "momentum", kind: .number(.belowOne), type: "number from 0, below 1",
        fallback: "0.9", help: "how much of the last step goes on: momentum, nesterov",
        example: "0.9", examples: "[0.5, 0.9]", context: "optimizer: momentum", owner: .optimizer,
        settledBy: [.optimizer])
    case .decay:
      Row(
        name: "decay", kind: .number(.belowOne), type: "number from 0, below 1", fallback: "0.99",
        help: "how slowly rmsprop forgets squared gradients", example: "0.99",
        examples: "[0.9, 0.99]", context: "optimizer: rmsprop", owner: .optimizer,
        settledBy: [.optimizer])
    case .beta1:
      Row(
        name: "beta1", kind: .number(.belowOne), type: "number from 0, below 1", fallback: "0.9",
        help: "how slowly adam, adamw and lion forget gradients", example: "0.9",
        examples: "[0.8, 0.9]",
        context: "optimizer: adam", owner: .optimizer, settledBy: [.optimizer])
    case .beta2:
      Row(
        name: "beta2", kind: .number(.belowOne), type: "number from 0, below 1",
        fallback: "0.999; 0.99 with lion",
        help: "how slowly adam and adamw forget squared gradients, and lion gradients",
        example: "0.999",
        examples: "[0.99, 0.999]", context: "optimizer: adam", owner: .optimizer,
        settledBy: [.optimizer])
    case .epsilon:
      Row(
        name: "epsilon", kind: .number(.positive), type: "number above 0", fallback: "1e-8",
        help: "what rmsprop, adam and adamw add to the root before dividing", example: "1e-8",
        examples: "[1e-8, 1e-4]", context: "optimizer: adam", owner: .optimizer,
        settledBy: [.optimizer])
    case .delta:
      Row(
        name: "delta", kind: .number(.positive), type: "number above 0", fallback: "1",
        help: "up to what error the huber loss is quadratic, in standard deviations of the target",
        example: "0.5", examples: "[0.5, 1, 2]", context: "loss: huber", owner: .loss,
        settledBy: [.loss],
        knob: TrainingKnob(
          standard: 1, neutral: nil, get: { $0.huberDelta }, set: { $0.huberDelta = $1 },
          hasEffect: { $0.architecture.loss == .huber }))
    case .schedule:
      Row(
        name: "schedule", kind: .name(Self.names(ScheduleName.self)), type: "name",
        fallback: "constant",
        help: "how the rate changes: step multiplies it by gamma after every step_epochs,"
          + " exponential after every epoch, cosine lowers it to 0 at the end; warmup is constant"
          + " after warmup_epochs",
        example: "cosine", examples: "[constant, cosine]", shown: .whenGiven)
    case .stepEpochs:
      Row(
        name: "step_epochs", kind: .number(.whole(1...Self.mostEpochs)), type: "whole number",
        fallback: "10",
        help: "after how many epochs the step schedule multiplies the rate by gamma",
        example: "10", examples: "[5, 10]", context: "schedule: step", owner: .schedule,
        settledBy: [.schedule], shown: .whenGiven)
    case .gamma:
      Row(
        name: "gamma", kind: .number(.factor), type: "number above 0, at most 1",
        fallback: "0.1 with step, 0.95 with exponential",
        help: "by what the step and exponential schedules multiply the rate", example: "0.5",
        examples: "[0.1, 0.5]", context: "schedule: step", owner: .schedule,
        settledBy: [.schedule], shown: .whenGiven)
    case .warmupEpochs:
      Row(
        name: "warmup_epochs", kind: .number(.whole(0...Self.mostEpochs)), type: "whole number",
        fallback: "0; 5 with schedule: warmup",
        help: "epochs in which the rate rises from step to step, before the schedule begins",
        example: "2", examples: "[0, 5]", settledBy: [.schedule], shown: .whenGiven)
    case .weightDecay:
      Row(
        name: "weight_decay", kind: .number(.notNegative), type: "number from 0", fallback: "0",
        help: "pull of weights, not biases, towards zero: added to the gradient as weight_decay *"
          + " weight; with adamw and lion beside the step",
        example: "1e-4", examples: "[0, 1e-4]", shown: .whenGiven,
        knob: TrainingKnob(
          standard: 0, neutral: 0, place: .afterRate, get: { $0.weightDecay },
          set: { $0.weightDecay = $1 }))
    case .dropout:
      Row(
        name: "dropout", kind: .number(.belowOne), type: "number from 0, below 1", fallback: "0",
        help: "the share of hidden outputs set to zero in every step of training, the others made"
          + " larger",
        example: "0.2", examples: "[0, 0.2]", shown: .whenGiven,
        knob: TrainingKnob(
          standard: 0, neutral: 0, get: { $0.dropout }, set: { $0.dropout = $1 },
          hasEffect: { $0.architecture.layers.count > 2 }))
    case .clipNorm:
      Row(
        name: "clip_norm", kind: .number(.positive), type: "number above 0", fallback: "none",
        help: "shortens the gradient of a step, all weights and biases together, to this length"
          + " where it is longer",
        example: "1", examples: "[0.5, 1, 5]", shown: .whenGiven,
        knob: TrainingKnob(
          standard: .infinity, neutral: .infinity, get: { $0.clipNorm },
          set: { $0.clipNorm = $1 }))
    case .classWeights:
      Row(
        name: "class_weights", kind: .classWeights, type: "none, balanced or mapping",
        fallback: "none",
        help: "by what the gradient of an example is multiplied: balanced is examples / (classes *"
          + " examples of its class), in the training part; a mapping gives it by class, 1 for those"
          + " not named; losses and scores are told without it",
        example: "balanced", examples: "[none, balanced, {fraud: 10}]", shown: .whenGiven)
    case .epochs:
      Row(
        name: "epochs", kind: .number(.whole(1...Self.mostEpochs)), type: "whole number",
        fallback: "20",
        help: "how often training sees every training example; several lengths of the same run are"
          + " trained once",
        example: "20", examples: "[10, 20]", excludes: [.steps, .examples], shown: .withEpochs)
    case .steps:
      Row(
        name: "steps", kind: .number(.whole(1...Self.mostSteps)), type: "whole number",
        fallback: "epochs decide",
        help: "trains so many steps, instead of epochs; the last epoch may be cut short",
        example: "5000", examples: "[1000, 5000]", excludes: [.epochs, .examples],
        shown: .whenGiven)
    case .examples:
      Row(
        name: "examples", kind: .number(.whole(1...Self.mostSteps)), type: "whole number",
        fallback: "epochs decide",
        help: "trains on so many examples, each counted as often as it is seen, instead of epochs:"
          + " the same for every batch size",
        example: "100_000", examples: "[10_000, 50_000]", excludes: [.epochs, .steps],
        shown: .whenGiven)
    case .stop:
      Row(
        name: "stop", kind: .stop, type: "mapping, or none", fallback: "none",
        help: "ends a run early, by its validation scores: after 'patience' epochs in a row that"
          + " are not better by more than 'min_change', or at 'target_score'; the result is then"
          + " that of the best epoch; 'by' names the score, or loss, where it is not the file's",
        example: "{patience: 5, min_change: 0.001, target_score: 0.98}",
        examples: "[{patience: 5}, {target_score: 0.98}]", shown: .whenGiven)
    }
  }

  private static func names<Name: RawRepresentable<String> & CaseIterable>(
    _: Name.Type
  ) -> [String] {
    Name.allCases.map(\.rawValue)
  }

  /// `one, another or a third`.
  private static func alternatives<Name: RawRepresentable<String> & CaseIterable>(
    _: Name.Type
  ) -> String {
    let names = names(Name.self)
    return names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
  }

  private static func list<Name: RawRepresentable<String> & CaseIterable>(_: Name.Type) -> String {
    names(Name.self).joined(separator: ", ")
  }
}
