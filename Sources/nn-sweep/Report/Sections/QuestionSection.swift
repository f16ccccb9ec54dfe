import Records

extension ReportMaterial {
  /// What was asked, and what was tried to answer it.
  var question: ReportSection {
    let description = experiment.description
    var blocks: [ReportBlock] = []
    if !description.isEmpty {
      blocks += description.split(separator: "\n").map { .lead(String($0)) }
    }
    blocks.append(
      .paragraph(
        "\(words.sentence)\(place): \(NumberText.counted(runs.count, "run")) of multilayer "
          + "perceptrons\(unfinished). \(ranking)"))
    return ReportSection("question", "Question", blocks)
  }

  /// Several data are an axis, which is told already.
  private var place: String { experiment.data.count > 1 ? "" : ", on \(experiment.dataset)" }

  private var ranking: String {
    hasNoValidation
      ? "No rows are held out to rank settings by."
      : "Settings are ranked by their mean validation \(experiment.score.name)."
  }

  /// ` (2 diverged, 3 not yet trained)`
  private var unfinished: String {
    let states: [(PointState, String)] = [
      (.diverged, "diverged"), (.failed, "failed"), (.running, "being trained"),
      (.waiting, "not yet trained"),
    ]
    let parts = states.compactMap { state, word in
      count(state) > 0 ? "\(NumberText.count(count(state))) \(word)" : nil
    }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }
}
