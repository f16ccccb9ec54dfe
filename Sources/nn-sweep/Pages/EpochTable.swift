import Records

/// The epochs of a run as a table: all of a short run, of a longer one the first, the best, that of
/// its result, the last and evenly spaced ones between.
struct EpochTable: Sendable {
  var epochs: [EpochRecord]
  var scoreText: ScoreText
  var showTest: Bool
  /// The epoch that the run's result is of; a stop rule need not choose the best one.
  var result: Int?

  /// Up to here every epoch is listed.
  private static let shortRun = 12

  /// The number of the best epoch by a score; none where no epoch has it.
  static func best(of epochs: [EpochRecord], by score: Score = .accuracy) -> Int? {
    var best: (epoch: Int, merit: Double)?
    for epoch in epochs {
      guard let merit = Ranking.number(score.merit(epoch.validation.score)),
        best.map({ merit > $0.merit }) ?? true
      else { continue }
      best = (epoch.epoch, merit)
    }
    return best?.epoch
  }

  func lines(width: Int? = nil) -> [TextLine] {
    guard !epochs.isEmpty else { return [] }
    let parts: [Part] = showTest ? [.training, .validation, .test] : [.training, .validation]
    var columns = [TextTable.Column("epoch", .number)]
    for part in parts {
      columns.append(
        .init("\(part.rawValue) loss", .number, dispensable: part == .training ? 2 : 1))
      // It is measured on the parts held out.
      guard part != .training || scoreText.score.isStandard else { continue }
      columns.append(.init("\(part.rawValue) \(scoreText.score.name)", .number))
    }
    columns.append(.init("time", .number, dispensable: 3))
    columns.append(.init("", .text))
    var table = TextTable(columns)
    let best = Self.best(of: epochs, by: scoreText.score)
    for epoch in shown {
      let metrics = parts.flatMap { part in
        let loss = NumberText.rounded(epoch[part].loss)
        guard part != .training || scoreText.score.isStandard else { return [loss] }
        return [loss, scoreText.text(epoch[part].score)]
      }
      let cells = ["\(epoch.epoch)"] + metrics + [NumberText.duration(epoch.seconds)]
      let marks = [
        epoch.epoch == result ? "result" : nil, epoch.epoch == best ? "best" : nil,
      ].compactMap(\.self)
      table.append(cells + [marks.isEmpty ? "" : "← " + marks.joined(separator: ", ")])
    }
    return table.lines(width: width)
  }

  /// The epochs listed, at most 12 but for the first, the best, the result's and the last.
  var shown: [EpochRecord] {
    guard epochs.count > Self.shortRun, let last = epochs.last?.epoch else { return epochs }
    var step = 1
    // 1, 2, 5, 10, 20, 50, …
    while last / step > Self.shortRun {
      step = String(step).first == "2" ? step / 2 * 5 : step * 2
    }
    let best = Self.best(of: epochs, by: scoreText.score)
    return epochs.filter {
      $0.epoch % step == 0 || [1, best, result, last].contains($0.epoch)
    }
  }
}
