import Experiments
import Records
import Storage

/// That what a refit trained is not what its experiment would be refitted to by now.
enum RefitStaleness {
  /// Its experiment has come to ask for other data or other settings.
  case notAsked
  /// Its experiment has come to a better setting.
  case notBest
  /// Its experiment's confirmation has come to another leader.
  case notLeader

  /// Nil where it is up to date, where its experiment is not there, and where somebody asked for its
  /// setting, best or not. `run` is one of its runs.
  init?(of refit: ExperimentRecord, _ run: PointRecord, in store: Results) throws {
    guard let source = try store.experiment(named: RefitText.source(of: refit.name)) else {
      return nil
    }
    guard try store.asks(source.name, toTrainLike: run.id) else {
      self = .notAsked
      return
    }
    guard !RefitText.isAsked(refit.text) else { return nil }
    let confirmed = try ConfirmedChoice.run(of: source, in: store)
    guard let best = try confirmed ?? Self.best(of: source, in: store),
      try !store.trainsLike(best, run.id)
    else { return nil }
    self = confirmed == nil ? .notBest : .notLeader
  }

  /// A run of the setting that 'refit' would take without a confirmation; nil where nothing can be
  /// chosen.
  private static func best(
    of source: ExperimentRecord, in store: Results
  ) throws -> TrajectoryID? {
    let board = try store.leaderboard(of: source.name, limit: 1)
    guard try UnrankedSettings(of: source, board.scores, in: store) == nil else { return nil }
    let first = board.rows.first
    return first?[source.score]?.validation == nil ? nil : first?.bestRun
  }

  /// What is said of it, with what renews it.
  func note(of refit: ExperimentRecord) -> String {
    let source = RefitText.source(of: refit.name)
    let text =
      switch self {
      case .notAsked:
        "\(refit.name) was trained on data, or with a setting, that \(source) no longer asks for"
      case .notBest: "\(refit.name) is of a setting that is no longer the best of \(source)"
      case .notLeader:
        "\(refit.name) is of another setting: \(ConfirmText.name(of: source)) has another leader since"
      }
    return hinted(text, "to renew it: \(FinishedRefit.command(for: source))")
  }

  /// The same for a reader who has no sweep at hand.
  var sentence: String {
    switch self {
    case .notAsked: "The sweep no longer asks for these data or this setting."
    case .notBest: "Another setting has become the best since."
    case .notLeader: "Another setting has come to lead with the new seeds since."
    }
  }
}
