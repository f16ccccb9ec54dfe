import Records

/// The epochs of a run as a table: all of a short run, of a longer one the first, the best, the
/// last and evenly spaced ones between.
struct EpochTable: Sendable {
  var epochs: [EpochRecord]
  var scoreText: ScoreText
  var showTest: Bool

  /// Up to here every epoch is listed.
  private static let shortRun = 12

  /// The number of the best epoch; none where no epoch has a score.
  static func best(of epochs: [EpochRecord]) -> Int? {
    var best = BestEpoch()
    for epoch in epochs { best.take(epoch) }
    return best.merit.map { _ in best.epoch }
  }

  func lines(width: Int? = nil) -> [TextLine] {
    guard !epochs.isEmpty else { return [] }
    let parts: [Part] = showTest ? [.training, .validation, .test] : [.training, .validation]
    var columns = [TextTable.Column("epoch", .number)]
    for part in parts {
      columns.append(
        .init("\(part.rawValue) loss", .number, dispensable: part == .training ? 2 : 1))
      columns.append(.init("\(part.rawValue) \(scoreText.score.name)", .number))
    }
    columns.append(.init("time", .number, dispensable: 3))
    columns.append(.init("", .text))
    var table = TextTable(columns)
    let best = Self.best(of: epochs)
    for epoch in shown {
      let metrics = parts.flatMap { part in
        [NumberText.rounded(epoch[part].loss), scoreText.text(epoch[part].score)]
      }
      let cells = ["\(epoch.epoch)"] + metrics + [NumberText.duration(epoch.seconds)]
      table.append(cells + [epoch.epoch == best ? "← best" : ""])
    }
    return table.lines(width: width)
  }

  /// The epochs listed, at most 12 but for the first, the best and the last.
  var shown: [EpochRecord] {
    guard epochs.count > Self.shortRun, let last = epochs.last?.epoch else { return epochs }
    var step = 1
    // 1, 2, 5, 10, 20, 50, …
    while last / step > Self.shortRun {
      step = String(step).first == "2" ? step / 2 * 5 : step * 2
    }
    let best = Self.best(of: epochs)
    return epochs.filter {
      $0.epoch == 1 || $0.epoch % step == 0 || $0.epoch == best || $0.epoch == last
    }
  }
}
