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

  /// The first epoch after which the rule ends a run with this curve; nil while it has not.
  func end(of curve: some Sequence<EpochRecord>) -> Int? {
    var mark = -Double.infinity
    var waited = 0
    for record in curve {
      let score = record.validation.score
      if let targetScore, score >= targetScore { return record.epoch }
      if score > mark + minChange {
        mark = score
        waited = 0
      } else {
        waited += 1
      }
      if let patience, waited >= patience { return record.epoch }
    }
    return nil
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
