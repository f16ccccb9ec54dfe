/// Which finished runs of an experiment keep their state, so that more epochs later go on from it
/// instead of beginning again. The state of a run under way is always kept.
public enum KeptStates: Sendable, Hashable, CustomStringConvertible {
  /// All of them up to 500 MB, then those of the best by validation score.
  case auto
  case all
  /// The best so many by validation score.
  case best(Int)
  case none

  /// What `auto` keeps of one experiment.
  public static let automaticBytes = 500_000_000

  /// Reads `auto`, `all`, `none` or `best 5`; nil for anything else.
  public init?(_ text: String) {
    let words = text.split(separator: " ")
    switch words.first {
    case "auto" where words.count == 1: self = .auto
    case "all" where words.count == 1: self = .all
    case "none" where words.count == 1: self = .none
    case "best" where words.count == 2:
      guard let count = Int(words[1]), count > 0 else { return nil }
      self = .best(count)
    default: return nil
    }
  }

  public var description: String {
    switch self {
    case .auto: "auto"
    case .all: "all"
    case .best(let count): "best \(count)"
    case .none: "none"
    }
  }
}
