import Datasets
import Digests
import Networks
import Testing

@testable import Execution
@testable import Experiments
@testable import Records

/// Runs that end when their goals are reached.
@Suite struct GoalTests {
  private let dataset: Dataset
  private let spec: PointSpec

  init() throws {
    dataset = try DatasetLibrary(directories: []).load(
      .digits, split: Split(validation: .fraction(0.1), test: .fraction(0.8)), scale: .unit,
      relativeTo: ".")
    spec = PointSpec(
      position: 0, settings: Settings(), replicate: Replicate(seed: 3),
      training: TrainingSettings(
        architecture: Architecture(
          layers: [64, 5, 10], activations: [.tanh, .softmax], loss: .crossEntropy),
        initializer: .glorotUniform, optimizer: .adam(), learningRate: 0.05, batchSize: 20, seed: 3),
      data: DataSpec(
        digest: dataset.digest, split: Split(), scale: .unit,
        hasOfficialTest: dataset.hasOfficialTest),
      goal: PointGoal(epochs: 40), plannedEpochs: 40)
  }

  private func claim(
    _ goals: [PointGoal], alongside: [PointGoal] = [], _ progress: StoredProgress? = nil
  ) -> TrajectoryClaim {
    TrajectoryClaim(
      id: spec.id, position: 0, goals: goals, alongside: alongside, progress: progress)
  }

  private func train(
    _ claim: TrajectoryClaim, batches: Int = .max, maxSeconds: Double? = nil,
    _ measures: [Measure] = []
  ) -> TrajectoryResult {
    var training = TrajectoryTraining(
      settings: spec.training, claim: claim, dataset: dataset, worker: 0,
      plan: MeasurePlan(measures, ranking: nil))
    var asked = 0
    return training.run(
      maxSeconds: maxSeconds,
      stop: {
        asked += 1
        return asked > batches
      }, checkpointIsDue: { false }, tell: { _ in })
  }

  private func progress(_ result: TrajectoryResult) throws -> StoredProgress {
    let state = try #require(result.state)
    return StoredProgress(epochs: result.epochs, state: state, seconds: 1)
  }

  private let patient = PointGoal(epochs: 40, stop: StopRule(patience: 4))

  /// The weights of a run that is asked for just so many epochs.
  private func weights(afterEpochs epochs: Int) -> [LayerValues] {
    train(claim([PointGoal(epochs: epochs)])).models[0].layers
  }

  @Test func `a stop rule ends a run and keeps the weights of the best epoch`() throws {
    let result = train(claim([patient]))
    let reading = try #require(patient.reading(of: result.epochs))
    #expect(result.outcome == .finished)
    #expect(result.epochs.count == reading.lastEpoch)
    #expect(reading.lastEpoch < 40)
    #expect(reading.epoch == reading.lastEpoch - 4)
    #expect(result.models.map(\.epoch) == [reading.epoch])
    #expect(result.models[0].layers == weights(afterEpochs: reading.epoch))
    #expect(result.confusions.map(\.epoch) == [reading.epoch, reading.epoch, reading.epoch])
    let straight = train(claim([PointGoal(epochs: reading.lastEpoch)]))
    #expect(straight.weightsDigest == result.weightsDigest)
    #expect(straight.curveDigest == result.curveDigest)
    #expect(result.confusions == train(claim([PointGoal(epochs: reading.epoch)])).confusions)
  }

  @Test func `a run that is stopped at every batch remembers its best weights`() throws {
    let straight = train(claim([patient]))
    var result = train(claim([patient]), batches: 7)
    while result.outcome == .interrupted {
      result = train(claim([patient], try progress(result)), batches: 7)
    }
    #expect(result.models == straight.models)
    #expect(result.confusions == straight.confusions)
    #expect(result.weightsDigest == straight.weightsDigest)
    #expect(result.curveDigest == straight.curveDigest)
    #expect(result.state == straight.state)
  }

  @Test func `a run that goes on from its end remembers its best weights`() throws {
    let short = PointGoal(epochs: 40, stop: StopRule(patience: 2))
    let first = train(claim([short]))
    let best = try #require(short.reading(of: first.epochs)).epoch
    // An epoch more than the first rule waited, so that nothing better comes.
    let longer = PointGoal(epochs: first.epochs.count + 1, stop: StopRule(patience: 9))
    let result = train(claim([longer], try progress(first)))
    let reading = try #require(longer.reading(of: result.epochs))
    #expect(result.models.map(\.epoch) == [reading.epoch])
    if reading.epoch == best { #expect(result.models == first.models) }
    let again = train(claim([longer]))
    #expect(result.models == again.models)
    #expect(result.confusions == again.confusions)
    #expect(result.weightsDigest == again.weightsDigest)
  }

  @Test func `several goals are answered by one run`() throws {
    let fixed = PointGoal(epochs: 30)
    let target = PointGoal(epochs: 40, stop: StopRule(targetScore: 0.5))
    let result = train(claim([patient, fixed], alongside: [target, PointGoal(epochs: 400)]))
    let epochs = try [patient, fixed, target].map {
      try #require($0.reading(of: result.epochs)).epoch
    }
    #expect(
      result.epochs.count == max(30, try #require(patient.reading(of: result.epochs)).lastEpoch))
    #expect(Set(result.models.map(\.epoch)) == Set(epochs))
    for model in result.models { #expect(model.layers == weights(afterEpochs: model.epoch)) }
  }

  @Test func `kept weights tell scores that were asked for later, and nothing is trained`() throws {
    let measures = [Measure(.auc), Measure(.averagePrecision)]
    let goals = [patient, PointGoal(epochs: 4)]
    let first = train(claim(goals))
    var stored = StoredProgress(
      epochs: first.epochs, state: nil, models: first.models, seconds: 1)
    let told = train(claim(goals, stored), batches: 0, measures)
    let fresh = train(claim(goals), measures)
    #expect(told.outcome == .finished)
    #expect(told.epochs.map(\.scores) == fresh.epochs.map(\.scores))
    #expect(told.resultEpoch == fresh.resultEpoch && told.models == first.models)
    #expect(told.state == nil && told.weightsDigest == nil)
    #expect(told.curveDigest == first.curveDigest)
    // Those of one goal are gone, or another network's: it has to be trained.
    stored.models.removeLast()
    #expect(train(claim(goals, stored), batches: 0, measures).outcome == .interrupted)
    let again = train(claim(goals, stored), measures)
    #expect(again.epochs.map(\.scores) == fresh.epochs.map(\.scores))
    #expect(again.weightsDigest == fresh.weightsDigest)
    stored.models = first.models
    stored.models[0].layers[0].biases.removeLast()
    #expect(train(claim(goals, stored), batches: 0, measures).outcome == .interrupted)
  }

  @Test func `weights of a best epoch that nobody remembered are left out`() throws {
    let plain = train(claim([PointGoal(epochs: 12)]))
    let result = train(claim([patient], try progress(plain)))
    let reading = try #require(patient.reading(of: result.epochs))
    #expect(result.models.map(\.epoch) == (reading.epoch < 12 ? [] : [reading.epoch]))
  }

  @Test func `a run that has had its seconds is interrupted, and goes on under a higher limit`()
    throws
  {
    let straight = train(claim([PointGoal(epochs: 3)]))
    let none = train(claim([PointGoal(epochs: 3)]), maxSeconds: 0)
    #expect(none.outcome == .interrupted)
    #expect(none.epochs.isEmpty)
    var stopped = try progress(train(claim([PointGoal(epochs: 3)]), batches: 20))
    stopped.seconds = 100
    let same = train(claim([PointGoal(epochs: 3)], stopped), maxSeconds: 100)
    #expect(same.outcome == .interrupted)
    #expect(same.state == stopped.state)
    #expect(same.seconds >= 100)
    let more = train(claim([PointGoal(epochs: 3)], stopped), maxSeconds: 100_000)
    #expect(more.outcome == .finished)
    #expect(more.weightsDigest == straight.weightsDigest)
  }

  @Test func `bytes of a state that were cut are no state`() {
    let stored = StoredState(current: [1, 0, 0, 0, 9], best: [1, 0, 0, 0, 7, 7])
    let bytes = stored.bytes
    #expect(StoredState(bytes: bytes).current == stored.current)
    #expect(StoredState(bytes: bytes).best == stored.best)
    #expect(StoredState(current: [1, 2], best: [1, 2]).bytes == [1, 2])
    let several = StoredState(
      current: [1, 9], bests: ["": [1, 7], "loss": [1, 8], "mcc": [1, 9]])
    let again = StoredState(bytes: several.bytes)
    #expect(again.current == [1, 9] && again.best == [1, 7])
    #expect(again.best(by: "loss") == [1, 8] && again.best(by: "mcc") == nil)
    for count in 0..<12 { #expect(StoredState(bytes: Array(bytes.prefix(count))).best == nil) }
    var huge = bytes
    huge[11] = 255
    #expect(StoredState(bytes: huge).current == huge)
  }
}
