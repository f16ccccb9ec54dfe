import Networks
import Testing
import YAMLLite

@testable import Experiments
@testable import Records

/// Schedules of the rate and dropout: what they come to, and what they add to a run's id.
@Suite struct ScheduleTests {
  private func training(_ text: String) throws -> TrainingSettings {
    try sweep("dataset: digits\n" + text)[0].training
  }

  /// The canonical text's lines that a file without `text` has not.
  private func lines(_ text: String) throws -> [String] {
    let plain = Set(try sweep("dataset: digits")[0].canonicalText.split(separator: "\n"))
    let all = try sweep("dataset: digits\n" + text)[0].canonicalText.split(separator: "\n")
    return all.filter { !plain.contains($0) }.map(String.init)
  }

  @Test(arguments: [
    ("schedule: constant", Schedule.constant),
    ("schedule: step", Schedule(.step(epochs: 10, factor: 0.1))),
    ("schedule: step\nstep_epochs: 3\ngamma: 0.5", Schedule(.step(epochs: 3, factor: 0.5))),
    ("schedule: exponential", Schedule(.exponential(factor: 0.95))),
    ("schedule: exponential\ngamma: 0.9", Schedule(.exponential(factor: 0.9))),
    ("schedule: cosine\nwarmup_epochs: 2", Schedule(.cosine, warmupEpochs: 2)),
    ("schedule: warmup", Schedule(.constant, warmupEpochs: 5)),
    ("schedule: warmup\nwarmup_epochs: 1", Schedule(.constant, warmupEpochs: 1)),
    ("warmup_epochs: 3", Schedule(.constant, warmupEpochs: 3)),
  ])
  func `a schedule has its knobs, given or by default`(text: String, schedule: Schedule) throws {
    #expect(try training(text).schedule == schedule)
  }

  @Test func `ids name what is not neutral, in a fixed order`() throws {
    #expect(try lines("schedule: constant\ndropout: 0\nwarmup_epochs: 0").isEmpty)
    #expect(try lines("schedule: warmup\nwarmup_epochs: 0").isEmpty)
    #expect(try lines("schedule: exponential\ngamma: 1").isEmpty)
    #expect(try lines("stop: {patience: 3}\nepochs: 7").isEmpty)
    #expect(
      try lines("schedule: step\nwarmup_epochs: 5\ndropout: 0.5\nweight_decay: 0.1") == [
        "weight_decay 0.1", "schedule step", "step_epochs 10", "gamma 0.1", "warmup_epochs 5",
        "dropout 0.5",
      ])
    #expect(try lines("schedule: exponential") == ["schedule exponential", "gamma 0.95"])
  }

  @Test func `a cosine run is one for its length`() throws {
    // 1079 examples are 34 steps of 32.
    #expect(
      try lines("schedule: cosine\nepochs: 10") == ["schedule cosine", "steps 340"])
    let census = SweepCensus(
      try sweep("dataset: digits\nschedule: cosine\ngrid: {epochs: [10, 20]}"))
    #expect(census.trajectories.map(\.epochs) == [10, 20])
  }

  @Test func `the steps of a run stand after its batch size`() throws {
    let text = try sweep("dataset: digits\nschedule: cosine\nepochs: 10")[0].canonicalText
    #expect(text.hasSuffix("schedule cosine\nbatch_size 32\nsteps 340\nseed 1\n"))
  }

  @Test func `dropout without hidden layers is without effect`() throws {
    #expect(try training("hidden: []\ndropout: 0.5").dropout == 0)
    #expect(try training("hidden: 8\ndropout: 0.5").dropout == 0.5)
  }

  @Test func `tables show what the file says`() throws {
    let plain = try sweep("dataset: digits")[0].settings
    let new: [Axis] = [
      .dataset, .schedule, .stepEpochs, .gamma, .warmupEpochs, .dropout, .epochs, .steps, .examples,
      .stop,
    ]
    #expect(new.allSatisfy { plain[$0] == nil })
    let sweep = try sweep(
      "dataset: digits\ngrid: {schedule: [constant, step], dropout: [0, 0.2]}\ngamma: 0.5")
    #expect(
      sweep.map { $0.settings.label([.schedule, .gamma, .dropout]) } == [
        "constant 0", "constant 0.2", "step 0.5 0", "step 0.5 0.2",
      ])
    #expect(Settings.differing(sweep.map(\.settings)) == [.schedule, .dropout])
  }

  @Test func `formulas know schedules`() throws {
    let sweep = try sweep(
      """
      dataset: digits
      grid: {schedule: [constant, cosine, step], dropout: [0, 0.5]}
      where: schedule != step and not (schedule == cosine and dropout > 0)
      """)
    #expect(
      sweep.map { $0.settings.label([.schedule, .dropout]) } == [
        "constant 0", "constant 0.5", "cosine 0",
      ])
    let excluded = try Experiments.Sweep(
      ExperimentFile(
        .init(
          path: "a.exp",
          text: "dataset: digits\ngrid: {schedule: [constant, cosine]}\n"
            + "exclude: {schedule: constant}")), for: digitsFacts)
    #expect(excluded.count == 1)
  }

  @Test func `what has no time or place to work is pointed out`() throws {
    let sweep = try sweep(
      """
      dataset: digits
      epochs: 5
      blocks:
        a: {schedule: warmup}
        b: {schedule: step, step_epochs: 5}
        c: {hidden: [], dropout: 0.5}
        d: {stop: {patience: 5}}
        e: {schedule: cosine, stop: {patience: 5, target_score: 0.9}}
        f: {schedule: warmup, steps: 169}
      """)
    #expect(
      sweep.warnings == [
        "warmup_epochs 5 leave nothing of 5 epochs: only the last step has the whole learning_rate",
        "step_epochs 5 never come to pass in 5 epochs: the rate stays as it is",
        "dropout does nothing without hidden layers",
        "patience 5 never ends a run of 5 epochs",
        "warmup_epochs 5 leave nothing of 5 epochs: the rate never gets to learning_rate",
      ])
  }
}
