import Kernels

/// When a run may end before its last epoch, judged by validation alone: what never looks at the
/// test part cannot flatter it.
public struct StopRule: Sendable, Hashable {
  /// Ends after so many epochs in a row without improvement.
  public var patience: Int?
  /// How much better than the last improvement an epoch must be to count as one.
  public var minChange: Double
  /// Ends at the first epoch that is at least this good.
  public var targetScore: Double?
  /// What it goes by; nil for the score that every epoch has, accuracy or R².
  public var by: Criterion?

  /// What epochs are judged by.
  public enum Criterion: Sendable, Hashable {
    case loss
    case score(Measure)

    /// The value turned so that more is better.
    public func merit(_ value: Double) -> Double {
      switch self {
      case .loss: -value
      case .score(let measure): measure.score.merit(value)
      }
    }
  }

  public init(
    patience: Int? = nil, minChange: Double = 0, targetScore: Double? = nil, by: Criterion? = nil
  ) {
    self.patience = patience
    self.minChange = minChange
    self.targetScore = targetScore
    self.by = by
  }

  /// What has to be measured beside what every epoch has; nil for nothing.
  public var measure: Measure? {
    if case .score(let measure)? = by { measure } else { nil }
  }

  /// How long a curve has waited for an improvement, epoch after epoch. What is no number, or minus
  /// infinity, improves nothing and reaches nothing.
  struct Patience {
    private var mark = -Double.infinity
    private var waited = 0

    /// Whether the rule ends the run after an epoch with this merit: what it goes by, turned so that
    /// more is better.
    mutating func isOver(after merit: Double, _ rule: StopRule) -> Bool {
      if let target = rule.targetScore, merit >= rule.by?.merit(target) ?? target { return true }
      if merit > mark + rule.minChange {
        mark = merit
        waited = 0
      } else {
        waited += 1
      }
      return rule.patience.map { waited >= $0 } ?? false
    }
  }
}

extension StopRule: CustomStringConvertible {
  /// `patience 5, min_change 0.001, target_score 0.98, by loss`: for columns, labels and ids of
  /// points.
  public var description: String {
    var parts: [String] = []
    if let patience { parts.append("patience \(patience)") }
    if patience != nil, minChange != 0 { parts.append("min_change \(shortest(minChange))") }
    if let targetScore { parts.append("target_score \(shortest(targetScore))") }
    if let by { parts.append("by \(by)") }
    return parts.joined(separator: ", ")
  }

  /// Reads what `description` wrote; nil for anything else.
  public init?(_ text: String) {
    self.init()
    for part in text.split(separator: ",") {
      let words = part.split(separator: " ")
      guard words.count == 2 else { return nil }
      if words[0] == "by" {
        guard let criterion = Criterion(String(words[1])) else { return nil }
        by = criterion
        continue
      }
      guard let number = Double(words[1]) else { return nil }
      switch words[0] {
      case "patience":
        guard let whole = Int(exactly: number) else { return nil }
        patience = whole
      case "min_change": minChange = number
      case "target_score": targetScore = number
      default: return nil
      }
    }
    if patience == nil && targetScore == nil { return nil }
  }
}

extension StopRule.Criterion: CustomStringConvertible {
  /// `loss`, or the text of the measure.
  public var description: String {
    switch self {
    case .loss: "loss"
    case .score(let measure): measure.description
    }
  }

  /// Reads what `description` wrote; nil for anything else.
  public init?(_ text: String) {
    if text == "loss" {
      self = .loss
    } else if let measure = Measure(text) {
      self = .score(measure)
    } else {
      return nil
    }
  }
}
