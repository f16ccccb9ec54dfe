/// The rule that turns gradients `g` of the mean loss into changes of the weights `w`, with its
/// knobs; the rules and the defaults are PyTorch's, or of the paper named.
///
/// With weight decay `c`, `g + c w` stands for `g` at weights, never at biases; only `adamw` and
/// `lion` shrink the weights by `rate * c` instead, beside their step.
public enum Optimizer: Sendable, Hashable {
  /// `w -= rate g`
  case sgd
  /// `v = momentum v + g`, `w -= rate v` (Polyak 1964)
  case momentum(momentum: Double = 0.9)
  /// `v = momentum v + g`, `w -= rate (g + momentum v)` (Nesterov 1983, in the form of Sutskever,
  /// Martens, Dahl, Hinton 2013)
  case nesterov(momentum: Double = 0.9)
  /// `s = decay s + (1 - decay) g²`, `w -= rate g / (sqrt(s) + epsilon)` (Tieleman, Hinton 2012)
  case rmsprop(decay: Double = 0.99, epsilon: Double = 1e-8)
  /// `m = beta1 m + (1 - beta1) g`, `s = beta2 s + (1 - beta2) g²`, and at step t
  /// `w -= rate m' / (sqrt(s') + epsilon)` with `m' = m / (1 - beta1^t)`, `s' = s / (1 - beta2^t)`
  /// (Kingma, Ba 2015)
  case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
  /// Adam with weight decay apart from the gradient (Loshchilov, Hutter 2019)
  case adamw(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
  /// `w -= rate sign(beta1 m + (1 - beta1) g)`, then `m = beta2 m + (1 - beta2) g`, with weight decay
  /// apart from the gradient (Chen and others 2023, "Symbolic discovery of optimization algorithms")
  case lion(beta1: Double = 0.9, beta2: Double = 0.99)

  /// The rules without their knobs. The raw values are the names experiment files use.
  enum Rule: String, CaseIterable {
    case sgd, momentum, nesterov, rmsprop, adam, adamw, lion
  }

  private var rule: Rule {
    switch self {
    case .sgd: .sgd
    case .momentum: .momentum
    case .nesterov: .nesterov
    case .rmsprop: .rmsprop
    case .adam: .adam
    case .adamw: .adamw
    case .lion: .lion
    }
  }

  /// The rule with its knobs' defaults.
  private init(_ rule: Rule) {
    switch rule {
    case .sgd: self = .sgd
    case .momentum: self = .momentum()
    case .nesterov: self = .nesterov()
    case .rmsprop: self = .rmsprop()
    case .adam: self = .adam()
    case .adamw: self = .adamw()
    case .lion: self = .lion()
    }
  }

  /// Each with its knobs' defaults.
  public static let defaults = Rule.allCases.map(Optimizer.init)

  /// The name experiment files use.
  public var name: String { rule.rawValue }
}

extension Optimizer {
  /// How many numbers a weight and a bias the rule remembers from step to step: velocities, means,
  /// means of squares.
  public var slots: Int {
    switch self {
    case .sgd: 0
    case .momentum, .nesterov, .rmsprop, .lion: 1
    case .adam, .adamw: 2
    }
  }

  /// Whether a gradient is made before the weights change. Plain SGD adds its products straight to
  /// them.
  public var usesGradient: Bool { self != .sgd }

  /// How many numbers a weight and a bias training keeps in memory: the parameter itself, its
  /// gradient, and the slots.
  public var numbersAParameter: Int { 1 + (usesGradient ? 1 : 0) + slots }
}
