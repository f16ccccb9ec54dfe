import Networks
import Records

/// Lines about single events and about the whole, for pipes and for what scrolls past above the
/// live lines.
extension ProgressState {
  /// `17/48 1a2b3c4d validation accuracy 97.50%, loss 0.0412, 1.2 s: 30-30 relu/softmax 0.5` for a
  /// run that has just ended and been applied; nil for an interrupted one.
  func endLine(_ result: TrajectoryResult) -> TextLine? {
    var line = TextLine("\(count) \(result.id.short) ")
    switch result.outcome {
    case .finished:
      let metrics = result.metrics?.told(by: plan.scoreText.score).validation
      let time = NumberText.duration(result.seconds)
      if plan.emptyParts.contains(.validation) {
        let slot = slots[result.worker].flatMap { $0.id == result.id ? $0 : nil }
        line.append("\(slot?.isTrained ?? true ? "trained" : "scored") in \(time)")
        break
      }
      let score = plan.scoreText.text(metrics?.score)
      line.append(
        "validation \(plan.scoreText.score.name) \(score), loss \(NumberText.rounded(metrics?.loss)), "
          + time)
    case .diverged(let place):
      line.append("diverged", .red)
      line.append(" in epoch \(place.epoch) (step \(place.step), layer \(place.layer))")
    case .failed(let reason):
      line.append("failed", .red)
      line.append(" (\(reason))")
    case .interrupted: return nil
    }
    let label = plan.describe(result.id).label
    return label.isEmpty ? line : line + TextLine(": \(label)")
  }

  /// `run 1a2b3c4d epoch 3: training 850/1078 (78.85%) validation …` with all three parts, or
  /// loss and R² of each for a numeric target.
  func epochLine(_ id: TrajectoryID, _ record: EpochRecord, _ counts: PartCounts) -> TextLine {
    let parts = Part.allCases.compactMap { part -> String? in
      let metrics = record[part]
      if plan.emptyParts.contains(part) { return nil }
      if let count = counts[part] {
        let share = ScoreText(.accuracy).text(metrics.score)
        return "\(part.rawValue) \(count.correct)/\(count.total) (\(share))"
      }
      let score = ScoreText(.determination).text(metrics.score)
      let loss = NumberText.rounded(metrics.loss)
      return "\(part.rawValue) loss \(loss) \(Score.determination.name) \(score)"
    }
    return TextLine("run \(id.short) epoch \(record.epoch): \(parts.joined(separator: " "))")
  }

  /// The state of the whole in one line.
  func statusLine(at now: Double) -> TextLine {
    var facts = ["\(count) runs"] + troubles
    if let rate = examplesPerSecond(at: now) {
      facts.append("\(NumberText.rate(rate)) examples/s")
    }
    if let best { facts.append("best validation \(plan.scoreText.score.name) \(text(best))") }
    facts.append("\(NumberText.duration(elapsed(at: now))) elapsed")
    if let left = timeLeft(at: now) { facts.append("about \(NumberText.estimate(left)) left") }
    return TextLine(facts.joined(separator: ", "))
  }

  /// ` 7/48`
  private var count: String {
    let total = String(plan.runs)
    return "\(String(done).indented(to: total.count))/\(total)"
  }

  /// What was done, for the end.
  func closingLine(at now: Double) -> TextLine {
    let time = NumberText.duration(elapsed(at: now))
    let rate = examplesPerSecond(at: now).map { ", \(NumberText.rate($0)) examples/s" } ?? ""
    let rest = troubles.isEmpty ? "" : " (\(troubles.joined(separator: ", ")))"
    let trained = done - scored
    let all = NumberText.counted(plan.runs, "run")
    /// `7 runs`, or of those that are left `7 of 12 runs`, which is told once.
    func runs(_ count: Int, ofAll: Bool = true) -> String {
      done < plan.runs && ofAll
        ? "\(NumberText.count(count)) of \(all)" : NumberText.counted(count, "run")
    }
    var deeds = trained > 0 || scored == 0 ? ["trained \(runs(trained))"] : []
    if scored > 0 { deeds.append("scored \(runs(scored, ofAll: deeds.isEmpty)) without training") }
    return TextLine("\(deeds.joined(separator: ", "))\(rest) in \(time)\(rate)")
  }

  /// `2 diverged`, `1 failed`, or nothing.
  var troubles: [String] {
    [(diverged, "diverged"), (failed, "failed")].filter { $0.0 > 0 }
      .map { "\(NumberText.count($0.0)) \($0.1)" }
  }

  func text(_ best: ProgressBest) -> String {
    let score = plan.scoreText.text(best.rank.score.map(plan.scoreText.score.merit))
    return best.label.isEmpty ? score : "\(score) with \(best.label)"
  }
}

extension ProgressPlan {
  /// What is about to happen: `grid: 48 runs, 12 of them finished earlier, 36 to train on 2 threads`.
  func openingLine(threads: Int) -> TextLine {
    let total = NumberText.counted(runs + finishedEarlier, "run")
    guard runs > 0 else { return TextLine("\(experiment): \(total), all finished earlier") }
    let earlier =
      finishedEarlier > 0 ? ", \(NumberText.count(finishedEarlier)) of them finished earlier" : ""
    var rest: [String] = []
    if runs > toScore {
      let count = finishedEarlier + toScore > 0 ? "\(NumberText.count(runs - toScore)) " : ""
      rest.append("\(count)to train on \(NumberText.counted(threads, "thread"))")
    }
    if toScore > 0 { rest.append("\(NumberText.count(toScore)) to score without training") }
    return TextLine("\(experiment): \(total)\(earlier), \(rest.joined(separator: ", "))")
  }
}
