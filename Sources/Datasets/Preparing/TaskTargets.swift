import Kernels

extension Task {
  /// The task of raw answers; for numbers the mean and deviation of a training part.
  /// - Parameter words: Which of several training parts it is, for errors.
  init(
    _ answers: RawExamples.Answers, training: [Int32], _ words: String = ""
  ) throws(DatasetError) {
    switch answers {
    case .labels(_, let classes): self = .classification(classes: classes)
    case .numbers(let numbers, let name):
      let count = Double(training.count)
      let mean = training.reduce(0.0) { $0 + numbers[Int($1)] } / count
      let square = training.reduce(0.0) {
        let distance = numbers[Int($1)] - mean
        return $0 + distance * distance
      }
      let first = numbers[Int(training[0])]
      guard training.contains(where: { numbers[Int($0)] != first }) else {
        throw DatasetError(
          "the target '\(name)' is \(first) in every row of the training part\(words)",
          hint: "there is nothing to learn", isTextual: true)
      }
      guard square > 0 else {
        throw DatasetError(
          "the numbers of the target '\(name)' differ so little in the training part\(words) that"
            + " the squares of their distances are 0 in 64 bits",
          hint: "give them in a smaller unit: multiplied by \(Self.factor(numbers, training))",
          isTextual: true)
      }
      self = .regression(mean: mean, deviation: (square / count).squareRoot(), name: name)
    }
  }

  /// A power of ten that brings the largest of some numbers near 1.
  private static func factor(_ numbers: [Double], _ training: [Int32]) -> String {
    let largest = training.map { numbers[Int($0)].magnitude }.max() ?? 1
    let digits = "\(largest)".split(separator: "e-").last.flatMap { Int($0) } ?? 150
    return "1e\(digits)"
  }

  /// The targets of some examples: for numbers standardized.
  func targets(_ answers: RawExamples.Answers, _ indices: [Int32]) -> Targets {
    switch answers {
    case .labels(let labels, let classes):
      return .labels(indices.map { labels[Int($0)] }, classes: classes.count)
    case .numbers(let numbers, _):
      guard case .regression(let mean, let deviation, _) = self else {
        preconditionFailure("numbers are a regression")
      }
      return .numbers(indices.map { Float((numbers[Int($0)] - mean) / deviation) })
    }
  }
}
