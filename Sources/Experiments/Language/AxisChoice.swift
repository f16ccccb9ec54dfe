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
  case classWeights(ClassWeightsChoice)
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
    case .classWeights(let weights): .text(weights.text)
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
  var example: String { row?.examples ?? "[0.01, 0.03]" }

  /// Whether a single value may be written as a list.
  var takesList: Bool {
    switch row?.kind {
    case .sizes, .activations: true
    case .dataset, .name, .stop, .classWeights, .number, nil: false
    }
  }

  /// Whether a single value may be written as a mapping.
  var takesMapping: Bool {
    switch row?.kind {
    case .dataset, .stop, .classWeights: true
    case .sizes, .activations, .name, .number, nil: false
    }
  }

  /// How messages name it.
  var words: String {
    if case .variable(let name) = self { return "variable '\(name)'" }
    return rawValue.split(separator: "_").joined(separator: " ")
  }
}
