import Datasets
import Digests
import Glibc
import Networks
import Testing

@testable import Execution
@testable import Experiments
@testable import Records

/// Checkpoints and resumption of one run.
@Suite struct CheckpointTests {
  private let dataset: Dataset
  private let spec: PointSpec

  init() throws {
    dataset = try DatasetLibrary(directories: []).load(
      .xor, split: Split(), scale: .unit, relativeTo: ".")
    spec = PointSpec(
      position: 0, settings: Settings(), replicate: Replicate(seed: 3),
      training: TrainingSettings(
        architecture: Architecture(
          layers: [2, 4, 2], activations: [.tanh, .softmax], loss: .crossEntropy),
        initializer: .glorotUniform, optimizer: .adam(), learningRate: 0.01, batchSize: 7, seed: 3),
      data: DataSpec(
        digest: dataset.digest, split: Split(), scale: .unit,
        hasOfficialTest: dataset.hasOfficialTest),
      goal: PointGoal(epochs: 6), plannedEpochs: 6)
  }

  private func claim(_ progress: StoredProgress? = nil) -> TrajectoryClaim {
    TrajectoryClaim(
      id: spec.id, position: 0, goals: [PointGoal(epochs: 4), PointGoal(epochs: 6)],
      progress: progress)
  }

  /// Trains until `stop` has been asked so many times, with a checkpoint every few batches.
  private func train(
    _ claim: TrajectoryClaim, batches: Int = .max, checkpointEvery: Int = .max
  ) -> (result: TrajectoryResult, checkpoints: [TrajectoryResult]) {
    var training = TrajectoryTraining(
      settings: spec.training, claim: claim, dataset: dataset, worker: 0)
    var (asked, due) = (0, 0)
    var checkpoints: [TrajectoryResult] = []
    let result = training.run(
      stop: {
        asked += 1
        return asked > batches
      },
      checkpointIsDue: {
        due += 1
        return due % checkpointEvery == 0
      },
      tell: { if case .checkpoint(let result) = $0 { checkpoints.append(result) } })
    return (result, checkpoints)
  }

  private func progress(_ result: TrajectoryResult) throws -> StoredProgress {
    let state = try #require(result.state)
    return StoredProgress(epochs: result.epochs, state: state, seconds: result.seconds)
  }

  @Test func `time in which nothing is computed is no training time`() {
    var training = TrajectoryTraining(
      settings: spec.training, claim: claim(), dataset: dataset, worker: 0)
    var isStopped = true
    let result = training.run(
      stop: {
        // As long as a process is stopped its threads take no time of the processor's.
        if isStopped { usleep(400_000) }
        isStopped = false
        return false
      }, checkpointIsDue: { false }, tell: { _ in })
    #expect(result.seconds > 0 && result.seconds < 0.4)
    #expect(result.epochs[0].seconds < 0.4)
  }

  @Test func `checkpoints do not show in the result`() {
    let straight = train(claim()).result
    let (result, checkpoints) = train(claim(), checkpointEvery: 5)
    #expect(checkpoints.count > 10)
    #expect(checkpoints.allSatisfy { $0.outcome == .interrupted && $0.state != nil })
    #expect(result.outcome == .finished)
    #expect(result.weightsDigest == straight.weightsDigest)
    #expect(result.curveDigest == straight.curveDigest)
    #expect(result.models.map(\.epoch) == [4, 6])
  }

  @Test(arguments: [1, 17, 60, 100])
  func `a run goes on from every checkpoint to the same digests`(batches: Int) throws {
    let straight = train(claim()).result
    let stopped = train(claim(), batches: batches).result
    #expect(stopped.outcome == .interrupted)
    let resumed = train(claim(try progress(stopped))).result
    #expect(resumed.outcome == .finished)
    #expect(resumed.weightsDigest == straight.weightsDigest)
    #expect(resumed.curveDigest == straight.curveDigest)
    #expect(resumed.state == straight.state)
    #expect(resumed.epochs.count == 6)
  }

  @Test func `a damaged state, or one of other epochs, begins again`() throws {
    let straight = train(claim()).result
    var damaged = try progress(train(claim(), batches: 60).result)
    damaged.state?[40] ^= 1
    #expect(train(claim(damaged)).result.weightsDigest == straight.weightsDigest)
    var foreign = try progress(train(claim(), batches: 60).result)
    foreign.epochs.removeLast()
    let again = train(claim(foreign)).result
    #expect(again.weightsDigest == straight.weightsDigest)
    #expect(again.epochs.map(\.epoch) == Array(1...6))
  }
}
