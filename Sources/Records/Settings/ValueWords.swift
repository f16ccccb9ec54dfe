extension Axis {
  /// A value as a person would say it: `24 units`, `rate 0.22`, `batch 8`, `no dropout`. `text` is how
  /// it is written.
  public func words(_ value: AxisValue?, written text: String) -> String {
    guard let value else { return "no \(spoken)" }
    if value == .noHiddenLayer { return text }
    switch self {
    case .hidden: return "\(text) units"
    case .epochs: return text == "1" ? "1 epoch" : "\(text) epochs"
    case .steps: return "\(text) steps"
    case .examples: return "\(text) examples"
    case .dataset, .activations, .initializer, .optimizer, .block: return text
    case .loss: return text == "cross_entropy" ? "cross-entropy" : "\(text) loss"
    case .schedule: return "\(text) schedule"
    default: return "\(spoken) \(text)"
    }
  }

  /// The name in a sentence.
  public var spoken: String {
    switch self {
    case .learningRate: "rate"
    case .batchSize: "batch"
    default: rawValue.replacing("_", with: " ")
    }
  }
}
