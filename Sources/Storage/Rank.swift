/// Which of two points is the better one: by validation score, then by place in the file, whatever
/// the order in which runs end.
struct Rank {
  /// Nil for one that is not a number.
  var score: Double?
  var position: Int

  func isBefore(_ other: Rank) -> Bool {
    isHigher(score, other.score) ?? (position < other.position)
  }
}

/// Whether a number is higher than another, each of which is higher than none; nil for equal ones.
func isHigher(_ number: Double?, _ other: Double?) -> Bool? {
  if number == other { return nil }
  guard let number, let other else { return number != nil }
  return number > other
}
