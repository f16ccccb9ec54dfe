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
        "\(words.sentence), on \(experiment.dataset): \(NumberText.counted(runs.count, "run")) of "
          + "multilayer perceptrons\(unfinished). Settings are ranked by their mean validation "
          + "\(experiment.score.name)."))
    return ReportSection("question", "Question", blocks)
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
