import Records

/// What is said of networks that overflow.
enum OverflowText {
  /// What such a network does.
  static let finding = "overflows at some validation row, far from all that it was trained on"

  /// What that means for the score: those that follow from counts of right answers go on, all others
  /// need every row.
  static func effect(on score: Score) -> String {
    score.isOfClasses && !score.needsOutputs
      ? "a row without an answer counts as wrong" : "such a run has no \(score.name)"
  }
}
