public import Networks

extension Optimizer {
  /// The knobs with their values, in the order of their settings.
  public var knobs: [(setting: Setting, value: Double)] {
    switch self {
    case .sgd: []
    case .momentum(let momentum), .nesterov(let momentum): [(.momentum, momentum)]
    case .rmsprop(let decay, let epsilon): [(.decay, decay), (.epsilon, epsilon)]
    case .adam(let beta1, let beta2, let epsilon), .adamw(let beta1, let beta2, let epsilon):
      [(.beta1, beta1), (.beta2, beta2), (.epsilon, epsilon)]
    case .lion(let beta1, let beta2): [(.beta1, beta1), (.beta2, beta2)]
    }
  }

  /// The same rule with other knobs; those that are nil, or that it has not, stay.
  public func turned(_ knob: (Setting) -> Double?) -> Optimizer {
    let epsilon = knob(.epsilon) ?? knobs.first { $0.setting == .epsilon }?.value ?? 0
    switch self {
    case .sgd: return self
    case .momentum(let momentum): return .momentum(momentum: knob(.momentum) ?? momentum)
    case .nesterov(let momentum): return .nesterov(momentum: knob(.momentum) ?? momentum)
    case .rmsprop(let decay, _): return .rmsprop(decay: knob(.decay) ?? decay, epsilon: epsilon)
    case .adam(let beta1, let beta2, _):
      return .adam(
        beta1: knob(.beta1) ?? beta1, beta2: knob(.beta2) ?? beta2, epsilon: epsilon)
    case .lion(let beta1, let beta2):
      return .lion(beta1: knob(.beta1) ?? beta1, beta2: knob(.beta2) ?? beta2)
    case .adamw(let beta1, let beta2, _):
      return .adamw(
        beta1: knob(.beta1) ?? beta1, beta2: knob(.beta2) ?? beta2, epsilon: epsilon)
    }
  }
}

extension Loss {
  /// The knobs that it has.
  public var knobs: [Setting] {
    switch self {
    case .quadratic, .crossEntropy: []
    case .huber: [.delta]
    }
  }
}

extension Setting {
  /// The names of the optimizers, schedules or losses that have this knob.
  public var owners: [String] {
    switch row.owner {
    case .optimizer:
      Optimizer.defaults.filter { $0.knobs.contains { $0.setting == self } }.map(\.name)
    case .schedule:
      ScheduleName.allCases.filter { $0.knobs.contains { $0.setting == self } }.map(\.rawValue)
    case .loss: Loss.allCases.filter { $0.knobs.contains(self) }.map(\.rawValue)
    default: []
    }
  }
}
