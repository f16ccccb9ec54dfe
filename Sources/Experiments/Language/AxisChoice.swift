import Datasets
import Networks
import Records
import YAMLLite

/// One value of an axis, checked as far as a value alone can be.
enum AxisChoice: Sendable, Equatable {
  indirect case dataset(DatasetSource)
  /// Sizes between input and output.
  case hidden([Int])
  /// Many lists of sizes, which depend on the data's inputs and outputs; never in a point.
  indirect case generated(SizesGenerator)
  case layers([Int])
  /// A pair, hidden and output, or one a layer.
  case activations([Activation])
  case initializer(Initializer)
  case loss(Loss)
  /// With its knobs' defaults; the knobs are axes of their own.
  case optimizer(Optimizer)
  case scale(Scale)
  /// The knobs are axes of their own.
  case schedule(ScheduleName)
  /// Nil lets every epoch be trained.
  indirect case stop(StopRule?)
  /// Of a numeric axis or a variable.
  case number(Double)

  /// Whether it stands for many values.
  var isGenerated: Bool {
    if case .generated = self { true } else { false }
  }

  /// As tables, labels and the file's short forms show it.
  var value: AxisValue {
    switch self {
    case .dataset(let source): .text(source.name)
    case .hidden(let sizes): .text(sizes.isEmpty ? "[]" : dashed(sizes))
    case .generated: .text("")
    case .layers(let sizes): .text(dashed(sizes))
    case .activations(let names): .text(names.map(\.rawValue).joined(separator: "/"))
    case .initializer(let initializer): .text(initializer.rawValue)
    case .loss(let loss): .text(loss.rawValue)
    case .optimizer(let optimizer): .text(optimizer.name)
    case .scale(let scale): .text(scale.rawValue)
    case .schedule(let name): .text(name.rawValue)
    case .stop(let rule): .text(rule?.description ?? "none")
    case .number(let number): .number(number)
    }
  }
}

/// A generator of sizes, with the places of its keys' values.
struct SizesGenerator: Sendable, Equatable {
  var generator: HiddenGenerator
  var places: [String: SourceRange]
}

/// `64-30-10`, the short form of sizes.
func dashed(_ sizes: [Int]) -> String { sizes.map(String.init).joined(separator: "-") }

extension Axis {
  /// Several values as a person would write them, for hints.
  var example: String {
    switch self {
    case .dataset: "[digits, moons]"
    case .hidden: "[16, 30-30]"
    case .layers: "[64-16-10, 64-30-10]"
    case .activations: "[relu/softmax, sigmoid/sigmoid]"
    case .learningRate: "[0.1, 0.5]"
    case .batchSize: "[16, 64]"
    case .initializer: "[he_normal, glorot_uniform]"
    case .loss: "[cross_entropy, quadratic]"
    case .optimizer: "[sgd, adam]"
    case .scale: "[unit, standard]"
    case .momentum: "[0.5, 0.9]"
    case .decay: "[0.9, 0.99]"
    case .beta1: "[0.8, 0.9]"
    case .beta2: "[0.99, 0.999]"
    case .epsilon: "[1e-8, 1e-4]"
    case .schedule: "[constant, cosine]"
    case .stepEpochs: "[5, 10]"
    case .gamma: "[0.1, 0.5]"
    case .warmupEpochs: "[0, 5]"
    case .weightDecay: "[0, 1e-4]"
    case .dropout: "[0, 0.2]"
    case .epochs: "[10, 20]"
    case .steps: "[1000, 5000]"
    case .examples: "[10_000, 50_000]"
    case .stop: "[{patience: 5}, {target_score: 0.98}]"
    case .variable: "[0.01, 0.03]"
    }
  }

  /// One value of it, for `nn-sweep keys`.
  var fixedExample: String {
    switch self {
    case .dataset: "digits"
    case .hidden: "30-30"
    case .layers: "64-30-10"
    case .activations: "relu/softmax"
    case .learningRate: "0.1"
    case .batchSize: "32"
    case .initializer: "he_normal"
    case .loss: "cross_entropy"
    case .optimizer: "adam"
    case .scale: "standard"
    case .momentum: "0.9"
    case .decay: "0.99"
    case .beta1: "0.9"
    case .beta2: "0.999"
    case .epsilon: "1e-8"
    case .schedule: "cosine"
    case .stepEpochs: "10"
    case .gamma: "0.5"
    case .warmupEpochs: "2"
    case .weightDecay: "1e-4"
    case .dropout: "0.2"
    case .epochs: "20"
    case .steps: "5000"
    case .examples: "100_000"
    case .stop: "{patience: 5, min_change: 0.001, target_score: 0.98}"
    case .variable: "0.01"
    }
  }

  /// Whether a single value may be written as a list.
  var takesList: Bool { self == .hidden || self == .layers || self == .activations }

  /// Whether a single value may be written as a mapping.
  var takesMapping: Bool { self == .dataset || self == .stop }

  /// How messages name it.
  var words: String {
    if case .variable(let name) = self { return "variable '\(name)'" }
    return rawValue.split(separator: "_").joined(separator: " ")
  }
}
