/// Scores that follow from how often each true class was taken for each class.
///
/// Definitions are those of scikit-learn. Counts are whole numbers, so that each score is one
/// division, or few, away from exact.
public struct ConfusionScores: Sendable {
  private struct OfClass {
    /// Examples of the class, those taken for it, and those of them that are both.
    var (support, predicted, hits) = (0, 0, 0)
  }

  // In one piece: it is made after every epoch.
  private let classes: [OfClass]
  private let total: Int

  /// `counts` are classes · classes, row = true class, column = predicted class.
  public init(_ counts: [Int], classes count: Int) {
    precondition(counts.count == count * count, "a row of counts for each class")
    var classes = Array(repeating: OfClass(), count: count)
    var total = 0
    for label in 0..<count {
      for guess in 0..<count {
        let examples = counts[label * count + guess]
        classes[label].support += examples
        classes[guess].predicted += examples
        total += examples
      }
      classes[label].hits = counts[label * count + label]
    }
    self.classes = classes
    self.total = total
  }

  /// The same of a square of counts.
  init(_ counts: [Int]) {
    self.init(counts, classes: Int(Double(counts.count).squareRoot().rounded()))
  }

  /// What a measure comes to; not a number where counts do not say it.
  public func value(of measure: Measure) -> Double {
    switch measure.score {
    case .accuracy: accuracy
    case .balancedAccuracy: balancedAccuracy
    case .macroF1: macroF1
    case .f1: measure.positive.map(f1) ?? .nan
    case .mcc: mcc
    case .auc, .averagePrecision, .logLoss, .brier, .determination, .rmse, .mae: .nan
    }
  }

  /// The share classified right; not a number of no examples.
  public var accuracy: Double { total == 0 ? .nan : Double(hits) / Double(total) }

  /// Examples classified right.
  private var hits: Int { classes.reduce(0) { $0 + $1.hits } }

  /// The mean recall of the classes that have examples; not a number where none has.
  public var balancedAccuracy: Double {
    var (sum, count) = (0.0, 0)
    for one in classes where one.support > 0 {
      sum += Double(one.hits) / Double(one.support)
      count += 1
    }
    return count == 0 ? .nan : sum / Double(count)
  }

  /// The mean F1 of the classes that are among the true or the predicted ones; not a number of no
  /// examples. It is not the F1 of mean precision and recall.
  public var macroF1: Double {
    var (sum, count) = (0.0, 0)
    for label in classes.indices where classes[label].support + classes[label].predicted > 0 {
      sum += f1(of: label)
      count += 1
    }
    return count == 0 ? .nan : sum / Double(count)
  }

  /// 2 · hits / (support + predicted) of a class; 0 where it neither occurs nor is predicted, not a
  /// number of no examples.
  public func f1(of label: Int) -> Double {
    if total == 0 { return .nan }
    let both = classes[label].support + classes[label].predicted
    return both == 0 ? 0 : Double(2 * classes[label].hits) / Double(both)
  }

  /// (c·n − Σ t·p) / √((n² − Σ p²)(n² − Σ t²)) with n examples, c of them right, and t and p of each
  /// class true and predicted; 0 where all are of one class or taken for one, not a number of no
  /// examples.
  public var mcc: Double {
    if total == 0 { return .nan }
    var (covariance, predictedVariance, trueVariance) = (
      Double(hits) * Double(total), Double(total) * Double(total),
      Double(total) * Double(total)
    )
    for one in classes {
      let (support, predicted) = (Double(one.support), Double(one.predicted))
      covariance -= support * predicted
      predictedVariance -= predicted * predicted
      trueVariance -= support * support
    }
    let product = predictedVariance * trueVariance
    return product == 0 ? 0 : covariance / product.squareRoot()
  }
}
