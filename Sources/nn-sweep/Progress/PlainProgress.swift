import Records

/// Which lines a pipe gets: one a finished run, or where there are very many, the state of the
/// whole at most once a second; always the troubles, up to a number that can still be read.
struct PlainProgress {
  /// From here on finished runs are no longer told one by one.
  static let manyRuns = 100
  /// Diverged or failed runs told one by one.
  static let mostTroubles = 20
  /// Seconds between two states of the whole.
  static let pause = 1.0

  private let isVerbose: Bool
  private var lastStatus: Double
  private var lastDone = 0
  private var troubles = 0

  init(isVerbose: Bool, at now: Double) {
    self.isVerbose = isVerbose
    lastStatus = now
  }

  /// What to write about an event that `state` has just taken in.
  mutating func lines(
    _ event: TrajectoryEvent, _ state: ProgressState, isLive: Bool, at now: Double
  )
    -> [TextLine]
  {
    switch event {
    case .started: []
    case .epoch(let id, _, let record, let counts, _):
      isVerbose ? [state.epochLine(id, record, counts)] : []
    case .ended(let result): endLines(result, state, isLive: isLive, at: now)
    }
  }

  private mutating func endLines(
    _ result: TrajectoryResult, _ state: ProgressState, isLive: Bool, at now: Double
  ) -> [TextLine] {
    let isTold = isVerbose || !isLive && state.plan.runs <= Self.manyRuns
    // Most runs of a large sweep: no line is made only to be thrown away.
    if result.outcome == .finished, !isTold { return isLive ? [] : status(state, at: now) }
    guard let line = state.endLine(result) else { return [] }
    if result.outcome == .finished { return [line] }
    troubles += 1
    if isVerbose || troubles < Self.mostTroubles { return [line] }
    return troubles == Self.mostTroubles
      ? [line, TextLine("further runs that diverge or fail are counted, not listed")] : []
  }

  /// The state of the whole, if there are very many runs, something happened, and the last one was
  /// long enough ago.
  mutating func status(_ state: ProgressState, at now: Double) -> [TextLine] {
    guard state.plan.runs > Self.manyRuns, !isVerbose, state.done > lastDone,
      state.done < state.plan.runs, now - lastStatus >= Self.pause
    else { return [] }
    lastStatus = now
    lastDone = state.done
    return [state.statusLine(at: now)]
  }
}
