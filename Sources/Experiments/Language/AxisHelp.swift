import Networks
import Records

extension Axis {
  /// What `nn-sweep keys` says of the key that fixes this axis: type, default, meaning.
  var about: (type: String, fallback: String, help: String) {
    switch self {
    case .dataset:
      (
        "name or mapping, or a list of them", "none: it must be given",
        "what is learned from: a known name, {idx: DIRECTORY}, {csv: FILE, label: COLUMN} for"
          + " classes or {csv: FILE, target: COLUMN} for numbers, with header, drop and delimiter"
      )
    case .hidden:
      (
        "sizes", "30",
        "sizes between input and output; [] is a network without hidden layer; in the grid also"
          + " {width: [16, 32], depth: [1, 2]}, {parameters: [20000], depth: [1, 2]} or"
          + " {from: 128, to: 16, depth: 3}"
      )
    case .layers:
      ("sizes", "inputs, hidden, outputs", "all sizes; checked against the data; instead of hidden")
    case .activations:
      (
        "pair, or one a layer", "relu/softmax; relu/identity for a numeric target",
        "hidden and output activation: "
          + Activation.allCases.map(\.rawValue).joined(separator: ", ")
          + " (softmax for outputs only)"
      )
    case .learningRate:
      ("number above 0", "0.1", "length of a step against the mean gradient of a batch")
    case .batchSize:
      (
        "whole number", "32",
        "examples a step, at most the training part; the last batch of an epoch may be short"
      )
    case .initializer:
      (
        "name", "he_normal after relu-like activations, else glorot_uniform",
        "how weights begin: " + Initializer.allCases.map(\.rawValue).joined(separator: ", ")
      )
    case .loss:
      (
        "name", "cross_entropy after softmax, else quadratic",
        "what training lowers: " + Loss.allCases.map(\.rawValue).joined(separator: ", ")
      )
    case .optimizer:
      (
        "name", "sgd",
        "how gradients become steps: "
          + Optimizer.defaults.map(\.name).joined(separator: ", ")
      )
    case .scale:
      (
        "unit, standard or none", "unit",
        "inputs into 0…1 (images / 255, digits / 16, other columns by their extremes in the"
          + " training part), to mean 0 and deviation 1, or as they are"
      )
    case .momentum:
      ("number from 0, below 1", "0.9", "how much of the last step goes on: momentum, nesterov")
    case .decay: ("number from 0, below 1", "0.99", "how slowly rmsprop forgets squared gradients")
    case .beta1: ("number from 0, below 1", "0.9", "how slowly adam and adamw forget gradients")
    case .beta2:
      ("number from 0, below 1", "0.999", "how slowly adam and adamw forget squared gradients")
    case .epsilon:
      ("number above 0", "1e-8", "what rmsprop, adam and adamw add to the root before dividing")
    case .schedule:
      (
        "name", "constant",
        "how the rate changes: step multiplies it by gamma after every step_epochs, exponential"
          + " after every epoch, cosine lowers it to 0 at the end; warmup is constant after"
          + " warmup_epochs"
      )
    case .stepEpochs:
      ("whole number", "10", "after how many epochs the step schedule multiplies the rate by gamma")
    case .gamma:
      (
        "number above 0, at most 1", "0.1 with step, 0.95 with exponential",
        "by what the step and exponential schedules multiply the rate"
      )
    case .warmupEpochs:
      (
        "whole number", "0; 5 with schedule: warmup",
        "epochs in which the rate rises from step to step, before the schedule begins"
      )
    case .weightDecay:
      (
        "number from 0", "0",
        "pull of weights, not biases, towards zero: added to the gradient as weight_decay * weight;"
          + " with adamw beside the step"
      )
    case .dropout:
      (
        "number from 0, below 1", "0",
        "the share of hidden outputs set to zero in every step of training, the others made larger"
      )
    case .epochs:
      (
        "whole number", "\(TrainingLength.defaultEpochs)",
        "how often training sees every training example; several lengths of the same run are trained"
          + " once"
      )
    case .steps:
      (
        "whole number", "epochs decide",
        "trains so many steps, instead of epochs; the last epoch may be cut short"
      )
    case .examples:
      (
        "whole number", "epochs decide",
        "trains on so many examples, each counted as often as it is seen, instead of epochs: the"
          + " same for every batch size"
      )
    case .stop:
      (
        "mapping, or none", "none",
        "ends a run early, by its validation scores: after 'patience' epochs in a row that are not"
          + " better by more than 'min_change', or at 'target_score'; the result is then that of the"
          + " best epoch"
      )
    case .variable: ("number", "none", "")
    }
  }
}
