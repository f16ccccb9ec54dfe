import Records

/// The figures that an experiment can be drawn as.
public enum PlotKind: String, Sendable, Hashable, CaseIterable {
  case overview
  case score
  case loss

  /// Stem of the figure's files.
  public func fileName(of results: SweepResults) -> String {
    switch self {
    case .overview: "overview"
    case .score: results.score.fileName
    case .loss: "loss"
    }
  }

  /// The figure of this kind.
  public func figure(of results: SweepResults) -> Figure {
    let name = fileName(of: results)
    return switch self {
    case .overview: Overview(results: results, name: name).figure
    case .score: CurveFigure(results: results, metric: .score, name: name).figure
    case .loss: CurveFigure(results: results, metric: .loss, name: name).figure
    }
  }
}
