import Experiments
import Records
import Storage
import YAMLLite

/// Runs of an experiment without a result: with theirs another setting may come to be the best.
struct UnfinishedRuns {
  private let experiment: ExperimentRecord
  private let count: Int
  private let failed: Int
  /// They are trained to their end, but without the score that ranks: most came by a merge.
  private let unscored: Int
  /// They have been trained for as long as the file allows.
  private let overtime: Int
  private let all: Int

  /// Nil where every run has ended.
  init?(of experiment: ExperimentRecord, _ states: [String: StateCounts], in store: Results) throws
  {
    let counts = states[experiment.name] ?? StateCounts()
    all = counts.total
    count = all - counts[.finished] - counts[.diverged]
    guard count > 0 else { return nil }
    self.experiment = experiment
    failed = counts[.failed]
    unscored = try store.countUnscored(of: experiment.name)
    let source = SourceFile(path: experiment.path, text: experiment.text)
    let limit = (try? ExperimentFile(source))?.maxSeconds
    overtime =
      try limit.map { try store.overtime(of: experiment.name, maxSeconds: $0).count } ?? 0
  }

  /// Below a table.
  var line: String { "\(finding()): \(cure)" }

  /// For whoever does something with the best setting meanwhile: `verb` says what.
  func note(to verb: String) -> String {
    hinted(
      finding(of: " of \(experiment.name)") + ": another setting may be better",
      "\(cure); then \(verb) again")
  }

  /// `4 of 8 runs have no result yet (1 failed, 2 trained without macro F1)`.
  private func finding(of place: String = "") -> String {
    let parts = [
      failed > 0 ? "\(NumberText.count(failed)) failed" : nil,
      unscored > 0
        ? "\(NumberText.count(unscored)) trained without \(experiment.score.name)" : nil,
      overtime > 0 ? "\(NumberText.count(overtime)) stopped by 'max_seconds'" : nil,
    ].compactMap(\.self)
    return "\(NumberText.count(count)) of \(NumberText.counted(all, "run"))\(place)"
      + " \(count == 1 ? "has" : "have") no result yet"
      + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
  }

  /// What a merge brought beside the file's own settings the next run of the file leaves out.
  private var cure: String {
    let what = count == 1 ? "it" : "them"
    let limited = overtime == count ? "" : "those stopped "
    return "\(experiment.trainingCommand) brings \(what)"
      + (overtime > 0 ? ", \(limited)under a higher 'max_seconds'" : "")
      + (unscored > 0 ? ", if the file asks for \(what)" : "")
  }
}
