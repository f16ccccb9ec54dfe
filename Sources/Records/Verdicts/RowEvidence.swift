import Statistics

/// What the runs of some settings answered for each validation row of one split: scores on any rows
/// follow from it, so that rows can be drawn again and again without training.
public struct RowEvidence: Sendable {
  private let score: Score
  private let positive: Int?
  /// What one standardized unit is in the target's own; 1 for classes.
  private let unit: Double
  private let answers: [Float]
  private let classes: Int?
  /// Predicted classes or standardized predictions: settings, then replicates, then rows.
  private let predictions: [[[Float]]]

  /// `results` are those of the settings' runs, best setting first, all settings with as many runs in
  /// the same order of seeds. Nil where they are not of the same rows, and for scores that need more
  /// than the predicted class of each row.
  public init?(
    _ results: [[RowResults]], score: Score, positive: Int?, targetDeviation: Double?
  ) {
    guard let rows = results.first?.first?.rows, let count = results.first?.count,
      results.allSatisfy({ $0.count == count && $0.allSatisfy { $0.rows == rows } })
    else { return nil }
    self.score = score
    self.positive = positive
    answers = rows.answers
    switch rows.form {
    case .classes(let count):
      guard score.isOfClasses, !score.needsOutputs, !score.hasPositive || positive != nil else {
        return nil
      }
      classes = count
      unit = 1
      predictions = results.map { $0.map { $0.classes.map(Float.init) } }
    case .numbers:
      guard !score.isOfClasses, score == .determination || targetDeviation != nil else {
        return nil
      }
      classes = nil
      unit = targetDeviation ?? 1
      predictions = results.map { $0.map { ($0.scores ?? []).map(Float.init) } }
    }
  }

  private var rows: Int { answers.count }

  /// Draws of rows that take no longer than people notice.
  private var draws: Int {
    let cost = predictions.reduce(0) { $0 + $1.count } * rows
    return min(200, max(20, 60_000_000 / max(1, cost)))
  }

  /// What the choice of the best is expected to score: see `ChoiceExpectation.drawingRows`.
  public var expectation: Double? {
    let merit = ChoiceExpectation.drawingRows(
      settings: predictions.count, replicates: predictions.first?.count ?? 0, rows: rows,
      draws: draws, merit: merit)
    return merit.map { score.isHigherBetter ? $0 : -$0 }
  }

  /// Where the best setting's mean would lie on other rows.
  public var range: ClosedRange<Double>? {
    let runs = predictions[0].indices
    let interval = RowInterval(rows: rows, draws: 400) { counts in
      let merits = runs.compactMap { merit(0, $0, counts) }
      guard merits.count == runs.count else { return nil }
      let mean = merits.reduce(0, +) / Double(merits.count)
      return score.isHigherBetter ? mean : -mean
    }
    return interval.map { $0.low...$0.high }
  }

  /// The merit of a run where each row counts so often; nil where the score does not exist there.
  private func merit(_ setting: Int, _ replicate: Int, _ counts: [Int32]) -> Double? {
    let predicted = predictions[setting][replicate]
    let value: Double?
    switch (classes, score) {
    case (_?, .accuracy): value = accuracy(predicted, counts)
    case (let classes?, _): value = ofCounts(predicted, counts, classes)
    case (nil, _): value = ofNumbers(predicted, counts)
    }
    return value.flatMap { $0.isFinite ? score.merit($0) : nil }
  }

  private func accuracy(_ predicted: [Float], _ counts: [Int32]) -> Double? {
    var (right, all): (Int32, Int32) = (0, 0)
    for row in counts.indices {
      all += counts[row]
      right += predicted[row] == answers[row] ? counts[row] : 0
    }
    return all > 0 ? Double(right) / Double(all) : nil
  }

  private func ofCounts(_ predicted: [Float], _ counts: [Int32], _ classes: Int) -> Double? {
    var confusion = [Int](repeating: 0, count: classes * classes)
    for row in counts.indices where counts[row] > 0 {
      confusion[Int(answers[row]) * classes + Int(predicted[row])] += Int(counts[row])
    }
    return score.value(of: ConfusionScores(confusion, classes: classes), positive: positive)
  }

  private func ofNumbers(_ predicted: [Float], _ counts: [Int32]) -> Double? {
    var (all, sum, squares, errors, distances) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for row in counts.indices where counts[row] > 0 {
      let (count, answer) = (Double(counts[row]), Double(answers[row]))
      let error = Double(predicted[row]) - answer
      all += count
      sum += count * answer
      squares += count * answer * answer
      errors += count * error * error
      distances += count * error.magnitude
    }
    guard all > 0 else { return nil }
    switch score {
    case .rmse: return unit * (errors / all).squareRoot()
    case .mae: return unit * distances / all
    default:
      // Standardized answers lie around 0: nothing cancels.
      let deviations = squares - sum * sum / all
      return deviations > 0 ? 1 - errors / deviations : nil
    }
  }
}
