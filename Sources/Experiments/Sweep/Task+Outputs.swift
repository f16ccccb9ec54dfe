import Datasets
import Networks

/// What a task asks of a network's outputs.
extension Task {
  /// The last layer's activation where none is given.
  var outputActivation: Activation {
    switch self {
    case .classification: .softmax
    case .regression: .identity
    }
  }

  /// What speaks against an activation that is allowed.
  func advice(against activation: Activation) -> String? {
    guard case .classification = self, activation != .softmax, activation != .sigmoid else {
      return nil
    }
    return "\(activation.rawValue) outputs are no probabilities of classes"
  }

  /// `3 classes`, or that it is a number.
  var outputsInWords: String {
    switch self {
    case .classification(let classes): "\(classes.count) classes"
    case .regression: "one number to predict"
    }
  }
}
