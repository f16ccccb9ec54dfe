import Kernels

/// How often each true class was taken for each class.
struct Confusion {
  let classes: Int
  /// `classes * classes`, a row for each true class; empty for numbers.
  private(set) var counts: [Int]

  /// Nothing counted yet.
  init(_ targets: Targets) {
    switch targets {
    case .labels(_, let classes): self.classes = classes
    case .numbers: classes = 0
    }
    counts = Array(repeating: 0, count: classes * classes)
  }

  /// Counts a batch's predictions for these examples.
  mutating func add(_ scores: RowScores, _ targets: Targets, of examples: Range<Int>) {
    guard case .labels(let labels, _) = targets else { return }
    for (row, example) in examples.enumerated() {
      counts[Int(labels[example]) * classes + Int(scores.predictions[row])] += 1
    }
  }
}
