import Datasets

/// From which probability of one of two classes a row is taken for it.
public struct Threshold: Sendable, Hashable {
  /// The class that is answered from the threshold on, by its place.
  public var positive: Int
  public var value: Double

  public init(positive: Int, value: Double) {
    self.positive = positive
    self.value = value
  }

  /// The class that a probability of the positive one is taken for.
  public func label(_ probability: Double) -> Int {
    probability >= value ? positive : 1 - positive
  }

  /// The probability of a class that outputs for two classes say: after a sigmoid of a single output,
  /// which is that of the second one, as it is; of two outputs the share of the class's.
  public static func probability(of positive: Int, _ outputs: [Float]) -> Double {
    if outputs.count == 1 {
      return positive == 1 ? Double(outputs[0]) : 1 - Double(outputs[0])
    }
    return Double(outputs[positive]) / (Double(outputs[0]) + Double(outputs[1]))
  }

  /// The threshold of the best score over examples: one between two neighboring probabilities, 0, or
  /// above all of them. Of equally good ones the nearest to one half, then the lower.
  ///
  /// `score` is that of counts, a row for each of the two true classes, a column for each answer; what
  /// is not a number is worse than every number. An example whose probability is NaN is wrong at every
  /// threshold. Nil without others.
  public static func best(
    positive: Int, probabilities: [Double], labels: [Int32], isHigherBetter: Bool,
    score: ([Int]) -> Double
  ) -> (threshold: Threshold, score: Double)? {
    precondition(probabilities.count == labels.count, "a probability a label")
    let examples = zip(probabilities, labels).filter { !$0.0.isNaN }.sorted { $0.0 < $1.0 }
    guard let last = examples.last else { return nil }
    // All are taken for the positive class at first; from left to right, one after the other is not.
    var counts = [0, 0, 0, 0]
    for (_, label) in examples { counts[2 * Int(label) + positive] += 1 }
    for (probability, label) in zip(probabilities, labels) where probability.isNaN {
      counts[2 * Int(label) + 1 - Int(label)] += 1
    }
    var best: (threshold: Threshold, score: Double)?
    func take(_ value: Double) {
      let found = score(counts)
      guard !found.isNaN else { return }
      let threshold = Threshold(positive: positive, value: value)
      if let known = best {
        let ahead = isHigherBetter ? found - known.score : known.score - found
        let isNearer = (value - 0.5).magnitude < (known.threshold.value - 0.5).magnitude
        guard ahead > 0 || ahead == 0 && isNearer else { return }
      }
      best = (threshold, found)
    }
    take(0)
    for (place, (probability, label)) in examples.enumerated() {
      counts[2 * Int(label) + positive] -= 1
      counts[2 * Int(label) + 1 - positive] += 1
      if place + 1 < examples.count {
        let next = examples[place + 1].0
        // Between two neighbors of the last place there is none: the upper one itself does.
        let middle = probability + (next - probability) / 2
        if next > probability { take(middle > probability ? middle : next) }
      }
    }
    take(last.0.nextUp)
    return best
  }
}

extension ExperimentData {
  /// The rarer of two classes among the examples that are trained on, which is what one looks for;
  /// the second of equal ones, or where it is not known. Nil unless there are two.
  public var rarerClass: Int? {
    guard classes.count == 2 else { return nil }
    guard let counts = description?.classes.map(\.counts.training), counts.count == 2 else {
      return 1
    }
    return counts[0] < counts[1] ? 0 : 1
  }
}
