import Records

/// Counts runs that fail in the same way before any run ends otherwise.
struct FailureWatch {
  let limit: Int?
  private var reasons: [String] = []
  private var isOver = false

  init(limit: Int?) { self.limit = limit }

  /// Whether there are enough of them by now. A limit of 1 counts any failure at any time.
  mutating func isReached(_ events: [TrajectoryEvent]) -> Bool {
    guard let limit else { return false }
    for case .ended(let result) in events {
      switch result.outcome {
      case .failed(let reason):
        reasons.append(reason)
        // Whatever came after them, in the same moment, does not undo it.
        if areAlike(limit) { return true }
      case .finished, .diverged: isOver = isOver || limit > 1
      case .interrupted: break
      }
    }
    return areAlike(limit)
  }

  private func areAlike(_ limit: Int) -> Bool {
    !isOver && reasons.count >= limit && Set(reasons.prefix(limit)).count == 1
  }
}
