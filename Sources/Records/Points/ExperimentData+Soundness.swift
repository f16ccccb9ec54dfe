import Datasets

extension ExperimentData {
  /// Whether its parts fit one another and its counts can be counts, as those of all data that were read
  /// do: a damaged file, or one that somebody else wrote, may hold others.
  public var isSound: Bool {
    guard positive.map(classes.indices.contains) ?? true,
      classes.isEmpty || targetDeviation == nil && heldOutDeviations.isEmpty,
      Self.isDeviation(targetDeviation), heldOutDeviations.values.allSatisfy(Self.isDeviation),
      description.map(isSound) ?? true
    else { return false }
    guard let splits else { return true }
    return splits.numbers.count == splits.facts.count
      && splits.numbers.allSatisfy { number in
        [number.draw, number.outer ?? 1, number.fold ?? 1].allSatisfy { $0 > 0 }
      }
      && splits.facts.allSatisfy { facts in
        Self.areCounts(facts.counts) && facts.classes.allSatisfy(Self.areCounts)
          && [0, classes.count].contains(facts.classes.count)
      }
  }

  private func isSound(_ description: DataDescription) -> Bool {
    description.inputs > 0 && Self.areCounts(description.rows)
      && description.cuts.map { $0.rows > 0 && $0.count > 0 } ?? true
      && description.classes.count == classes.count
      && description.classes.allSatisfy { Self.areCounts($0.counts) }
  }

  private static func isDeviation(_ value: Double?) -> Bool {
    value.map { $0.isFinite && $0 >= 0 } ?? true
  }

  /// No sum of these is too large.
  private static func areCounts(_ counts: DataDescription.Counts) -> Bool {
    [counts.training, counts.validation, counts.test].allSatisfy { (0...1 << 40).contains($0) }
  }
}
