public import Datasets

/// On what a run is trained and judged, but for which of its experiment's splits: the examples, and how
/// they are parted. Scores on other data, or on other parts of them, are no further scores of the same.
public struct PartedData: Sendable, Hashable {
  public let examples: String
  /// `folds 5` or `validation 0.2`; nil of a run on all that an outer part leaves, which does not tell
  /// what its experiment cuts from that.
  private let inner: Substring?
  /// The other words about the split.
  private let rest: Substring

  /// What the text of a run on a split says; nil where it names no examples.
  public init?(_ facts: CanonicalFacts, on number: SplitNumber) {
    guard let examples = facts.examples, let split = facts.split(without: number) else {
      return nil
    }
    self.examples = examples
    if number.isWholeOuterPart {
      (inner, rest) = (nil, split[...])
    } else {
      let parts = split.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
      (inner, rest) = (parts[0], parts.count > 1 ? parts[1].drop { $0 == " " } : "")
    }
  }

  /// Whether the examples are parted in the same way, as far as both tell.
  public func isParted(like other: PartedData) -> Bool {
    guard let inner, let others = other.inner else { return rest == other.rest }
    return inner == others && rest == other.rest
  }
}
