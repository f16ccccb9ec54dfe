/// How far outputs `a` are from targets `y`, for one example; batches and epochs report the mean.
///
/// The raw values are the names experiment files use.
public enum Loss: String, CaseIterable, Sendable, Codable {
  /// `1/2 sum over the outputs of (a - y)^2`
  case quadratic
  /// The sum over the outputs of `(a - y)^2 / 2` where `|a - y|` is at most delta, and of
  /// `delta (|a - y| - delta / 2)` beyond (Huber 1964)
  case huber
  /// After softmax `-sum y ln a`; after sigmoid `-sum (y ln a + (1 - y) ln(1 - a))`
  case crossEntropy = "cross_entropy"

  /// Why this loss cannot follow an output layer with `activation`; nil where it can.
  public func refusal(after activation: Activation) -> String? {
    switch (self, activation) {
    case (.quadratic, _), (.huber, _), (.crossEntropy, .sigmoid), (.crossEntropy, .softmax): nil
    case (.crossEntropy, _):
      "cross_entropy needs outputs that are probabilities: "
        + "a sigmoid or softmax output layer, not \(activation.rawValue)"
    }
  }
}
