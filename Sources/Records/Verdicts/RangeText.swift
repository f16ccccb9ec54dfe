public import Statistics

/// How sure a number is, as ranges that stay possible:
/// ` (95.2–96.2% over 3 seeds; 93.1–97.4% for 359 rows)`.
public struct RangeText: Sendable {
  private let text: ScoreText

  public init(_ text: ScoreText) { self.text = text }

  /// Empty where nothing is known.
  public func callAsFunction(
    _ interval: MeanInterval?, over samples: String, _ rows: ClosedRange<Double>?, of count: Int?
  ) -> String {
    let bounds = text.score.bounds
    var parts: [String] = []
    if let interval {
      let range = text.range(
        max(interval.low, bounds.lowerBound), min(interval.high, bounds.upperBound))
      parts.append("\(range) over \(samples)")
    }
    if let rows, let count {
      parts.append(
        "\(text.range(rows.lowerBound, rows.upperBound)) for \(NumberText.counted(count, "row"))")
    }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
  }
}
