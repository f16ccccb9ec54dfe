/// The figures that an experiment can be drawn as.
public enum PlotKind: String, Sendable, Hashable, CaseIterable {
  case overview
  case score
  case loss
  case ranked
  case effects
  case heatmap
  case learning
  case confusion
  case pareto
  case budget
  case boundary
  case compare
  case weights

  /// What is drawn after a run, and where nothing else is asked for.
  public static let standard: [PlotKind] = [.overview, .score, .loss]

  /// What people may write: a kind, or `curves` for those of score and loss together.
  public static let words = ["curves"] + allCases.map(\.rawValue)

  /// The kinds that such a word stands for; nil for any other.
  public static func named(_ word: String) -> [PlotKind]? {
    word == "curves" ? [.score, .loss] : PlotKind(rawValue: word).map { [$0] }
  }

  /// What it shows, in a line of help.
  public var summary: String {
    switch self {
    case .overview: "who wins, what each axis does, where, and how it went"
    case .score: "curves of the score"
    case .loss: "curves of the loss"
    case .ranked: "the best settings, each seed and the interval of their mean"
    case .effects: "what each axis does"
    case .heatmap: "the two axes that decide most together"
    case .learning: "training against validation of the best setting"
    case .confusion: "which classes the best setting takes for which"
    case .pareto: "what a better score costs in parameters, or in seconds"
    case .budget: "how good the best of so many settings is"
    case .boundary: "what is answered where, for data of two inputs"
    case .compare: "two values of --color, or the best and the others, seed by seed"
    case .weights: "what the first layer looks for in images"
    }
  }
}
