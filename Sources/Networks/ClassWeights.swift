/// How much the examples of each class count in training.
public enum ClassWeights: Sendable, Hashable {
  /// All the same.
  case none
  /// Every class as much as every other: n / (k n_c) for one with n_c of the n examples that are
  /// trained on, which k classes have. So the mean weight of these examples is 1.
  case balanced
  /// One a class, in label order: finite, above 0.
  case given([Double])

  /// A weight for each of so many classes, made in 64 bits and rounded once; nil where all count the
  /// same. `labels` are those of the examples that are trained on.
  public func weights(of labels: [Int32], classes: Int) -> [Float]? {
    switch self {
    case .none: return nil
    case .given(let weights): return weights.map { Float($0) }
    case .balanced:
      var counts = [Int](repeating: 0, count: classes)
      for label in labels { counts[Int(label)] += 1 }
      let present = counts.count { $0 > 0 }
      return counts.map { count in
        count == 0 ? 1 : Float(Double(labels.count) / (Double(present) * Double(count)))
      }
    }
  }
}
