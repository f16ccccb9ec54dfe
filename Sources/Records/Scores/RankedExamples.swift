/// Examples in the order in which a model puts them, the likeliest of a class first: what AUC and
/// average precision are counted from.
///
/// Definitions are those of scikit-learn. Both follow from how many others stand before and beside
/// those of the class. So only these are sorted; each of the others looks for its place among them, and
/// most, which come last of all, find it at once.
public struct RankedExamples: Sendable {
  /// Examples of the class with equal scores, the likeliest first.
  private struct Group {
    var score: Double
    var positives: Int
    /// Others between these and the group before.
    var before = 0
    /// Others with the same score.
    var beside = 0
  }

  private let groups: [Group]
  private let positives: Int
  private let negatives: Int
  /// A score that is no number has no place among the others.
  private let isOrdered: Bool

  /// `isPositive` says of each example whether it belongs to the class.
  public init(scores: [Double], isPositive: (Int) -> Bool) {
    var (positives, negatives): ([Double], [Double]) = ([], [])
    negatives.reserveCapacity(scores.count)
    for (place, score) in scores.enumerated() {
      if isPositive(place) { positives.append(score) } else { negatives.append(score) }
    }
    self.positives = positives.count
    self.negatives = negatives.count
    isOrdered = !positives.contains(where: \.isNaN) && !negatives.contains(where: \.isNaN)
    var groups = isOrdered ? Self.groups(of: &positives) : []
    guard isOrdered, let lowest = groups.last?.score else {
      self.groups = []
      return
    }
    for score in negatives where score >= lowest {
      let place = Self.place(of: score, in: groups)
      if groups[place].score == score {
        groups[place].beside += 1
      } else {
        groups[place].before += 1
      }
    }
    self.groups = groups
  }

  private static func groups(of scores: inout [Double]) -> [Group] {
    scores.sort(by: >)
    var groups: [Group] = []
    groups.reserveCapacity(scores.count)
    for score in scores {
      if let last = groups.last, last.score == score {
        groups[groups.count - 1].positives += 1
      } else {
        groups.append(Group(score: score, positives: 1))
      }
    }
    return groups
  }

  /// The first group that does not stand before a score; there is one.
  private static func place(of score: Double, in groups: [Group]) -> Int {
    var (low, high) = (0, groups.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if groups[middle].score > score { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The share of pairs of an example of the class and another in which the former comes first,
  /// those of equal scores counted half; not a number where there are no such pairs.
  public var auc: Double {
    guard isOrdered, positives > 0, negatives > 0 else { return .nan }
    // Twice the pairs in order, a whole number.
    var (twice, seen, passed) = (0, 0, 0)
    for group in groups {
      twice += 2 * seen * group.before + group.beside * (2 * seen + group.positives)
      seen += group.positives
      passed += group.before + group.beside
    }
    twice += 2 * seen * (negatives - passed)
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
      seen += group.before + group.positives + group.beside
      sum += Double(group.positives) * (Double(hits) / Double(seen))
    }
    return sum / Double(positives)
  }
}
