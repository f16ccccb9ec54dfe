import Foundation

extension String {
  /// Three significant digits, as losses are written in labels.
  static func threeDigits(_ value: Double) -> String { String(format: "%.3g", value) }
}

/// Kinds of loss in words; what an experiment file calls them.
enum LossText {
  static func name(_ kind: String) -> String {
    switch kind {
    case "cross_entropy": "cross-entropy"
    case "quadratic": "quadratic loss"
    case "huber": "Huber loss"
    default: "loss"
    }
  }

  /// The same at the beginning of a line.
  static func heading(_ kind: String) -> String {
    let name = name(kind)
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// With its unit, for an axis.
  static func title(_ kind: String) -> String {
    switch kind {
    case "cross_entropy": "nats an example"
    case "quadratic": "half the squared error"
    default: "loss"
    }
  }
}
