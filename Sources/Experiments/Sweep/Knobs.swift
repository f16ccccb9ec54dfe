import Networks
import Records

extension Optimizer {
  /// The knobs with their values, in the order of their axes.
  var knobs: [(axis: Axis, value: Double)] {
    switch self {
    case .sgd: []
    case .momentum(let momentum), .nesterov(let momentum): [(.momentum, momentum)]
    case .rmsprop(let decay, let epsilon): [(.decay, decay), (.epsilon, epsilon)]
    case .adam(let beta1, let beta2, let epsilon), .adamw(let beta1, let beta2, let epsilon):
      [(.beta1, beta1), (.beta2, beta2), (.epsilon, epsilon)]
    }
  }

  /// The same rule with other knobs; those that are nil, or that it has not, stay.
  func turned(_ knob: (Axis) -> Double?) -> Optimizer {
    let epsilon = knob(.epsilon) ?? knobs.first { $0.axis == .epsilon }?.value ?? 0
    switch self {
    case .sgd: return self
    case .momentum(let momentum): return .momentum(momentum: knob(.momentum) ?? momentum)
    case .nesterov(let momentum): return .nesterov(momentum: knob(.momentum) ?? momentum)
    case .rmsprop(let decay, _): return .rmsprop(decay: knob(.decay) ?? decay, epsilon: epsilon)
    case .adam(let beta1, let beta2, _):
      return .adam(
        beta1: knob(.beta1) ?? beta1, beta2: knob(.beta2) ?? beta2, epsilon: epsilon)
    case .adamw(let beta1, let beta2, _):
      return .adamw(
        beta1: knob(.beta1) ?? beta1, beta2: knob(.beta2) ?? beta2, epsilon: epsilon)
    }
  }
}
