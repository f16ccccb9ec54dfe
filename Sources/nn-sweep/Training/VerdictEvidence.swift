import Records
import Storage

extension Results {
  /// Looks at what the best settings answered for each row, where that is stored and of a size that
  /// nobody waits for: it says what other rows would do to the best one, and what to expect of it.
  func addEvidence(to verdicts: inout [SweepVerdict], of experiment: ExperimentRecord) throws {
    guard Self.isLookedAt(verdicts), verdicts.contains(where: { $0.rows != nil }) else { return }
    let records = Dictionary(
      grouping: try runs(of: experiment.name).flatMap(\.asked), by: \.settings)
    for place in verdicts.indices where verdicts[place].rows != nil {
      let best = verdicts[place].settings.prefix(Self.mostSettings)
      var results: [[RowResults]] = []
      for setting in best {
        let asked = records[setting.settings] ?? []
        let own = try asked.sorted { $0.replicate.seed < $1.replicate.seed }
          .compactMap { run -> RowResults? in
            guard run.state == .finished, let epoch = run.result?.epoch else { return nil }
            return try rowResults(of: run.id, epoch: epoch)
          }
        // A setting with a run that is missing or diverged is no candidate for the choice.
        if own.count == asked.count, own.count == results.first?.count ?? own.count, !own.isEmpty {
          results.append(own)
        } else if results.isEmpty {
          break
        }
      }
      let data = experiment.data(of: verdicts[place].best.settings)
      let evidence = RowEvidence(
        results, score: experiment.score, positive: data.positive,
        targetDeviation: data.targetDeviation)
      if let evidence { verdicts[place].take(evidence) }
    }
  }

  /// The runs that lack row results, of as many as verdicts look at.
  func missingRowResults(
    of experiment: ExperimentRecord, _ verdicts: [SweepVerdict]
  ) throws -> MissingRowResults? {
    guard !verdicts.isEmpty, Self.isLookedAt(verdicts) else { return nil }
    return try missingRowResults(of: experiment)
  }

  private static func isLookedAt(_ verdicts: [SweepVerdict]) -> Bool {
    verdicts.reduce(0) { $0 + $1.settings.reduce(0) { $0 + $1.seeds } } <= mostRuns
  }

  private static let mostRuns = 10_000
  private static let mostSettings = 40
}
