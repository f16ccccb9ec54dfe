import Kernels

/// When a run may end before its last epoch, judged by validation scores alone: what never looks
/// at the test part cannot flatter it.
public struct StopRule: Sendable, Hashable {
  /// Ends after so many epochs in a row without improvement.
  public var patience: Int?
  /// How much better than the last improvement a score must be to count as one.
  public var minChange: Double
  /// Ends at the first epoch with at least this score.
  public var targetScore: Double?

  public init(patience: Int? = nil, minChange: Double = 0, targetScore: Double? = nil) {
    self.patience = patience
    self.minChange = minChange
    self.targetScore = targetScore
  }

  /// How long a curve has waited for an improvement, epoch after epoch. A score that is no number,
  /// or minus infinity, improves nothing and reaches nothing.
  struct Patience {
    private var mark = -Double.infinity
    private var waited = 0

    /// Whether the rule ends the run after an epoch with this validation score.
    mutating func isOver(after score: Double, _ rule: StopRule) -> Bool {
      if let target = rule.targetScore, score >= target { return true }
      if score > mark + rule.minChange {
        mark = score
        waited = 0
      } else {
        waited += 1
      }
      return rule.patience.map { waited >= $0 } ?? false
    }
  }
}

extension StopRule: CustomStringConvertible {
  /// `patience 5, min_change 0.001, target_score 0.98`: for columns, labels and ids of points.
  public var description: String {
    var parts: [String] = []
    if let patience { parts.append("patience \(patience)") }
    if patience != nil, minChange != 0 { parts.append("min_change \(shortest(minChange))") }
    if let targetScore { parts.append("target_score \(shortest(targetScore))") }
    return parts.joined(separator: ", ")
  }

  /// Reads what `description` wrote; nil for anything else.
  public init?(_ text: String) {
    self.init()
    for part in text.split(separator: ",") {
      let words = part.split(separator: " ")
      guard words.count == 2, let number = Double(words[1]) else { return nil }
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
