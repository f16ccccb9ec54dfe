public import Networks

/// The schedules as files name them; their knobs are settings of their own.
public enum ScheduleName: String, Sendable, Hashable, CaseIterable {
  case constant, step, exponential, cosine
  /// Constant, but for a warmup.
  case warmup

  /// The knobs beside `warmup_epochs`, which all have, with their defaults.
  public var knobs: [(setting: Setting, value: Double)] {
    switch self {
    case .constant, .cosine, .warmup: []
    case .step: [(.stepEpochs, 10), (.gamma, 0.1)]
    case .exponential: [(.gamma, 0.95)]
    }
  }

  /// Epochs of warmup where none are given.
  public var warmupEpochs: Int { self == .warmup ? 5 : 0 }

  /// The schedule with these knobs; those that are nil have their defaults. A factor of 1 changes
  /// nothing: such a schedule is a constant one.
  public func schedule(_ knob: (Setting) -> Double?) -> Schedule {
    func value(_ setting: Setting) -> Double {
      knob(setting) ?? knobs.first { $0.setting == setting }?.value ?? 1
    }
    let warmup = knob(.warmupEpochs).map { Int($0) } ?? warmupEpochs
    let gamma = value(.gamma)
    let shape: Schedule.Shape =
      switch self {
      case .step where gamma != 1: .step(epochs: Int(value(.stepEpochs)), factor: gamma)
      case .exponential where gamma != 1: .exponential(factor: gamma)
      case .cosine: .cosine
      case .constant, .warmup, .step, .exponential: .constant
      }
    return Schedule(shape, warmupEpochs: warmup)
  }
}
