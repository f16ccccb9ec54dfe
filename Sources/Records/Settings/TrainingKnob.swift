public import Networks

/// A setting that is one number of `TrainingSettings`: read, put in its place, and written into the
/// canonical text without a line of code of its own.
public struct TrainingKnob: Sendable {
  /// Where the line stands in the canonical text.
  public enum Place: Sendable {
    case afterRate, afterSchedule
  }

  /// What holds where the file is silent; infinity stands for none.
  public var standard: Double
  /// The value that changes nothing and is left out of the canonical text; nil for a knob that is
  /// written wherever it has an effect.
  public var neutral: Double?
  public var place: Place
  public var get: @Sendable (TrainingSettings) -> Double
  public var set: @Sendable (inout TrainingSettings, Double) -> Void
  /// Whether it can change anything in a training that is otherwise so.
  public var hasEffect: @Sendable (TrainingSettings) -> Bool

  public init(
    standard: Double, neutral: Double?, place: Place = .afterSchedule,
    get: @escaping @Sendable (TrainingSettings) -> Double,
    set: @escaping @Sendable (inout TrainingSettings, Double) -> Void,
    hasEffect: @escaping @Sendable (TrainingSettings) -> Bool = { _ in true }
  ) {
    self.standard = standard
    self.neutral = neutral
    self.place = place
    self.get = get
    self.set = set
    self.hasEffect = hasEffect
  }

  /// The number that belongs into the canonical text; nil where it would change nothing.
  public func canonicalValue(_ training: TrainingSettings) -> Double? {
    let value = get(training)
    return value != neutral && hasEffect(training) ? value : nil
  }
}

extension Setting {
  /// The settings that are a number of training each, with their knobs, in canonical order.
  public static let trainingKnobs: [(setting: Setting, name: String, knob: TrainingKnob)] =
    allCases.compactMap { setting in
      setting.row.knob.map { (setting, setting.name, $0) }
    }
}
