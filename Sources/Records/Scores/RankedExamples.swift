/// Examples in the order in which a model puts them, the likeliest of a class first, by groups of
/// equal scores: what AUC and average precision are counted from.
///
/// Definitions are those of scikit-learn.
public struct RankedExamples: Sendable {
  /// Examples of the class, and others, in each group of equal scores.
  private let groups: [(positives: Int, negatives: Int)]
  private let positives: Int
  private let negatives: Int
  /// A score that is no number has no place among the others.
  private let isOrdered: Bool

  /// `isPositive` says of each example whether it belongs to the class.
  public init(scores: [Double], isPositive: (Int) -> Bool) {
    isOrdered = !scores.contains { $0.isNaN }
    guard isOrdered else {
      (groups, positives, negatives) = ([], 0, 0)
      return
    }
    let examples = scores.indices.map { (score: scores[$0], isPositive: isPositive($0)) }
      .sorted { $0.score > $1.score }
    var groups: [(positives: Int, negatives: Int)] = []
    var (positives, negatives) = (0, 0)
    var last: Double?
    for example in examples {
      if last != example.score {
        groups.append((0, 0))
        last = example.score
      }
      if example.isPositive {
        groups[groups.count - 1].positives += 1
        positives += 1
      } else {
        groups[groups.count - 1].negatives += 1
        negatives += 1
      }
    }
    self.groups = groups
    self.positives = positives
    self.negatives = negatives
  }

  /// The share of pairs of an example of the class and another in which the former comes first,
  /// those of equal scores counted half; not a number where there are no such pairs.
  public var auc: Double {
    guard isOrdered, positives > 0, negatives > 0 else { return .nan }
    // Twice the pairs in order, a whole number.
    var (twice, seen) = (0, 0)
    for group in groups {
      twice += group.negatives * (2 * seen + group.positives)
      seen += group.positives
    }
    return Double(twice) / (2 * Double(positives) * Double(negatives))
  }

  /// Σ (recall here − recall before) · precision here, group after group; 0 where no example belongs
  /// to the class, not a number of no examples.
  public var averagePrecision: Double {
    guard isOrdered, positives + negatives > 0 else { return .nan }
    guard positives > 0 else { return 0 }
    var (sum, hits, seen) = (0.0, 0, 0)
    for group in groups {
      hits += group.positives
      seen += group.positives + group.negatives
      sum += Double(group.positives) * (Double(hits) / Double(seen))
    }
    return sum / Double(positives)
  }
}
