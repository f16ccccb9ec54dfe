import Experiments
import Kernels
import Records

/// What to do after a sweep: the command, what it trains, and how long that takes here by what stored
/// runs took.
struct NextStep {
  /// One for each of the data.
  let verdicts: [SweepVerdict]
  let experiment: ExperimentRecord
  /// What was done after the sweep already.
  var stage = Stage.run
  /// Threads that will train.
  var threads = Cores.usable

  enum Stage { case run, confirmed, refitted }

  /// Nothing where there is nothing to choose, after a refit, and of what nn-sweep itself made.
  var line: TextLine? { text.map { TextLine("next: \($0)", .dim) } }

  private var text: String? {
    guard !FollowUp.isOne(experiment.text) else { return nil }
    guard stage == .run else {
      return stage == .confirmed ? Self.refit(experiment, Self.leader) : nil
    }
    let open = verdicts.filter { $0.settings.count > 1 && !$0.isTie }
    if !open.isEmpty, open.allSatisfy({ $0.contenders == nil }) { return moreSeeds(open) }
    guard open.contains(where: { $0.contenders?.isEmpty == false }) else {
      return open.isEmpty ? nil : Self.refit(experiment)
    }
    let settings = verdicts.flatMap { $0.worthConfirming(Confirm.usualTop) }
    let all = verdicts.reduce(0) { $0 + $1.worthConfirming(.max).count }
    return "nn-sweep confirm \(shellWord(experiment.name))\(KeptOptions.text("--results"))    "
      + (settings.count < all ? "\(settings.count) of " : "")
      + training(settings, of: all, seeds: Confirm.usualSeeds)
  }

  /// What a confirmation comes to, confirmed or not.
  static let leader = "the leader"

  /// Nil of several datasets: each has a best setting of its own.
  static func refit(_ experiment: ExperimentRecord, _ what: String = "the best") -> String? {
    guard experiment.data.count == 1 else { return nil }
    return "nn-sweep refit \(shellWord(experiment.name))\(KeptOptions.text("--results"))    "
      + "train \(what) on training and validation rows together"
  }

  /// `5 settings × 10 new seeds, about 3 s`; `all` is the count to be named where it is another.
  private func training(
    _ settings: [SettingVerdict], of all: Int? = nil, seeds: Int, most: String = ""
  ) -> String {
    let known = settings.compactMap(\.seconds)
    let seconds = known.reduce(0, +) * Double(seeds) / Double(threads)
    let time = known.count == settings.count ? ", about \(NumberText.estimate(seconds))" : ""
    let count = NumberText.counted(all ?? settings.count, "setting")
    return "\(count) × \(most)\(NumberText.counted(seeds, "new seed"))\(time)"
  }

  /// With one seed nothing can be told. Where the file is no longer what was run, as after `-s`, it takes
  /// more than its name.
  private func moreSeeds(_ verdicts: [SweepVerdict]) -> String {
    let settings = verdicts.flatMap(\.settings)
    // `repeats` counts from 1: a seed of the file's own is none of these.
    let new = verdicts.allSatisfy { $0.firstSeed == 1 } ? 2 : 3
    let isUneven = Set(settings.map(\.seeds)).count > 1
    let work = training(settings, seeds: new, most: isUneven ? "up to " : "")
    let more = " -s repeats=3"
    if let command = experiment.runCommand(more) { return "\(command)    \(work)" }
    let file = experiment.namedPath.map(shellWord) ?? "FILE"
    return "nn-sweep run \(file)\(more)\(KeptOptions.text("--results", "--data"))"
      + "    and every other -s that you gave; \(work)"
  }
}
