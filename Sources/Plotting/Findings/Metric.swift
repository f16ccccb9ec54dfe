import Records

/// What a curve shows of each epoch.
enum Metric: Sendable, Hashable {
  case loss, score

  func value(_ metrics: PartMetrics) -> Double {
    switch self {
    case .loss: metrics.loss
    case .score: metrics.score
    }
  }
}
