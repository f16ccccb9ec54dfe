import Datasets
import Experiments
import Records
import Storage
import YAMLLite

/// That what a refit trained is not what its experiment would be refitted to by now.
enum RefitStaleness {
  /// Its experiment has come to ask for other data or other settings.
  case notAsked
  /// Its experiment has come to part its rows otherwise: some that were learned from may be test rows now.
  case otherRows
  /// Runs of its setting have come to take their results elsewhere.
  case otherLength
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
    let settings = try store.resultEpochs(of: source.name, trainedLike: run.id)
    if settings.isEmpty {
      self = .notAsked
      return
    }
    if let then = Self.split(refit), let now = Self.split(source), then != now {
      self = .otherRows
      return
    }
    let lengths = settings.filter { !$0.isEmpty }.map(RefitChoice.median)
    guard lengths.isEmpty || lengths.contains(run.epochs) else {
      self = .otherLength
      return
    }
    guard !RefitText.isAsked(refit.text) else { return nil }
    let confirmed = try ConfirmedChoice.run(of: source, in: store)
    guard let best = try confirmed ?? Self.best(of: source, in: store),
      try !store.trainsLike(best, run.id)
    else { return nil }
    self = confirmed == nil ? .notBest : .notLeader
  }

  /// How a refit of an experiment parts the rows, of a refit its own; nil where its text cannot be read.
  private static func split(_ experiment: ExperimentRecord) -> Split? {
    let source = SourceFile(path: experiment.path, text: experiment.text)
    return (try? ExperimentFile(source)).map { RefitText.split(of: $0.resolvedSplit) }
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
      case .otherRows: "\(refit.name) was trained on rows that \(source) parts otherwise by now"
      case .otherLength:
        "\(refit.name) was trained for another number of epochs than its setting takes in \(source) by now"
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
    case .otherRows:
      "The sweep parts its rows otherwise by now: some of its test rows may have been learned from."
    case .otherLength: "The sweep has come to train this setting for another number of epochs."
    case .notBest: "Another setting has become the best since."
    case .notLeader: "Another setting has come to lead with the new seeds since."
    }
  }
}
