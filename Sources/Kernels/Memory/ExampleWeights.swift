/// How much each example counts in training: the weight of its class times its own.
///
/// A step's gradient is that of the mean, over the batch's count, of weight times loss. Losses and
/// scores that are told know no weights.
public struct ExampleWeights: Sendable, Hashable {
  /// One a class, in label order; nil where all classes count the same.
  public var classes: [Float]?
  /// One an example; nil where all count the same.
  public var examples: [Float]?

  /// Weights as given: finite, 0 or more.
  public init(classes: [Float]? = nil, examples: [Float]? = nil) {
    self.classes = classes
    self.examples = examples
  }

  /// Every example counts as one.
  public static let none = ExampleWeights()

  /// Whether there is nothing to multiply by.
  var areEqual: Bool { classes == nil && examples == nil }

  /// Whether there is a weight for everything that targets have.
  func fit(_ targets: Targets) -> Bool {
    if let examples, examples.count != targets.count { return false }
    guard let classes else { return true }
    if case .labels(_, let count) = targets { return classes.count == count }
    return false
  }

  /// The weight of an example, rounded to 32 bits once.
  func weight(of example: Int, _ targets: Targets) -> Float {
    let own = examples?[example] ?? 1
    guard let classes, case .labels(let labels, _) = targets else { return own }
    return classes[Int(labels[example])] * own
  }
}
