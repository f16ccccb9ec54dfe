import Records

extension LeaderboardTable {
  /// What stands below the table: what its numbers are, and what some of them lack.
  var notes: [TextLine] {
    guard hasScores else { return lackNotes }
    let isMixed = Set(rows.map { $0.settings[.dataset] }).count > 1
    let warning = "scores on different data do not compare: choose one with --where"
    return (isMixed ? [TextLine(warning, .dim)] : []) + [seedNote]
      + (rankingNote.map { [TextLine($0, .dim)] } ?? [])
      + (hasStops ? [TextLine(Self.stopNote, .dim)] : [])
      + lackNotes + BaselineText(experiment, rows).lines
  }

  /// That other runs may change all of this, and what trains them.
  var unfinishedNote: [TextLine] {
    unfinished.map { [TextLine($0.line, .yellow)] } ?? []
  }

  /// Why finished runs have no score, or one that says little.
  private var lackNotes: [TextLine] { overflowNotes + absenceNotes }

  private var overflowNotes: [TextLine] {
    let count = rows.count(where: experiment.overflows)
    guard count > 0 else { return [] }
    return [
      TextLine(
        "\(NumberText.counted(count, "setting")): a network \(OverflowText.finding);"
          + " \(OverflowText.effect(on: experiment.score))", .yellow)
    ]
  }

  private var absenceNotes: [TextLine] {
    let score = experiment.score
    let isAbsent = rows.contains {
      $0.seeds > 0 && $0[score]?.validation == nil && !experiment.overflows($0)
    }
    return isAbsent ? [TextLine("–: " + experiment.lackOfScore, .dim)] : []
  }

  private var hasStops: Bool {
    rows.contains { $0.settings[.stop].map { $0 != .text("none") } ?? false }
  }

  /// What a score under a stop rule is worth.
  private static let stopNote =
    "under a stop rule: each run's epoch was chosen on the same rows, so its score flatters"

  private var seedNote: TextLine {
    guard hasSeveralRuns else {
      return TextLine("one seed each: small differences may be chance", .dim)
    }
    if hasSplits {
      let splits = counted(rows.map(\.splits), "split")
      let seeds = rows.allSatisfy { $0.seeds == $0.splits } ? "" : ", seeds averaged in each"
      let interval = hasIntervals ? "; 95 %: interval of Nadeau and Bengio" : ""
      let name = experiment.score.name
      return TextLine(
        experiment.isSummedOverFolds
          ? "\(name): of the folds' counts added up, \(splits)\(seeds)\(interval)"
          : "\(name): mean of \(splits)\(seeds)\(interval)", .dim)
    }
    let seeds = counted(rows.map(\.seeds), "seed")
    return TextLine(
      "\(experiment.score.name): mean of \(seeds) each, all on one split", .dim)
  }

  /// `3 seeds`, `2 to 3 seeds`.
  private func counted(_ counts: [Int], _ noun: String) -> String {
    let counts = counts.filter { $0 > 0 }
    let (fewest, most) = (counts.min() ?? 0, counts.max() ?? 0)
    let count = fewest == most ? "\(fewest)" : "\(fewest) to \(most)"
    return "\(count) \(noun)\(most == 1 ? "" : "s")"
  }
}
