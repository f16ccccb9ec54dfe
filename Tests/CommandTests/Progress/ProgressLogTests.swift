import Experiments
import Networks
import Records
import Testing

@testable import nn_sweep

@Suite struct ProgressLogTests {
  @Test func `an ended run has a line that says how`() {
    var state = ProgressState(Samples.plan(runs: 12), at: 0)
    let finished = Samples.result(0x1a2b_3c4d, score: 0.975)
    state.apply(.ended(finished), at: 1)
    #expect(
      state.endLine(finished)?.plain
        == " 1/12 1a2b3c4d validation accuracy 97.50%, loss 0.0250, 1.2 s: 16 relu/softmax 0.1")
    let diverged = Samples.result(2, .diverged(Divergence(epoch: 3, step: 17, layer: 2)))
    state.apply(.ended(diverged), at: 1)
    #expect(
      state.endLine(diverged)?.plain
        == " 2/12 20000000 diverged in epoch 3 (step 17, layer 2): 16 relu/softmax 0.2")
    let failed = Samples.result(3, .failed("no memory"), epochs: 0)
    state.apply(.ended(failed), at: 1)
    #expect(
      state.endLine(failed)?.plain == " 3/12 30000000 failed (no memory): 16 relu/softmax 0.3")
    #expect(state.endLine(Samples.result(4, .interrupted)) == nil)
  }

  @Test func `a run that was told scores without an epoch was not trained`() {
    var state = ProgressState(Samples.plan(runs: 12, without: [.validation]), at: 0)
    for (run, verb) in [(1, "trained"), (2, "scored")] {
      let result = Samples.result(run, score: .nan)
      state.apply(.started(result.id, worker: 0), at: 1)
      if verb == "trained" {
        let record = Samples.epoch(4, score: .nan)
        state.apply(.epoch(result.id, worker: 0, record, counts: PartCounts(), epochs: 4), at: 2)
      }
      state.apply(.ended(result), at: 2)
      #expect(state.endLine(result)?.plain.contains(" \(verb) in 1.2 s") == true)
    }
  }

  @Test func `what was scored without training is told at the end`() {
    var state = ProgressState(Samples.plan(runs: 2), at: 0)
    for (run, words) in [(1, "scored 1 of 2 runs"), (2, "scored 2 runs")] {
      let result = Samples.result(run)
      state.apply(.started(result.id, worker: 0), at: 1)
      state.apply(.ended(result), at: 2)
      #expect(state.closingLine(at: 3).plain == "\(words) without training in 3.0 s")
    }
  }

  @Test func `a verbose epoch counts what was right in every part`() {
    let state = ProgressState(Samples.plan(), at: 0)
    let record = EpochRecord(
      epoch: 3, training: PartMetrics(loss: 0.7, score: 850.0 / 1078),
      validation: PartMetrics(loss: 0.8, score: 280.0 / 360),
      test: PartMetrics(loss: 0.9, score: 270.0 / 359), seconds: 1)
    let counts = PartCounts(
      training: PartCount(correct: 850, total: 1078),
      validation: PartCount(correct: 280, total: 360),
      test: PartCount(correct: 270, total: 359))
    #expect(
      state.epochLine(Samples.id(0x1a2b_3c4d), record, counts).plain
        == "run 1a2b3c4d epoch 3: training 850/1078 (78.85%) validation 280/360 (77.78%) "
        + "test 270/359 (75.21%)")
  }

  @Test func `a verbose epoch of a numeric target has losses and R²`() {
    let state = ProgressState(Samples.plan(score: .determination), at: 0)
    #expect(
      state.epochLine(Samples.id(1), Samples.epoch(2, score: 0.5), PartCounts()).plain
        == "run 10000000 epoch 2: training loss 0.2500 R² 0.5100 validation loss 0.5000 R² 0.5000 "
        + "test loss 0.5000 R² 0.4900")
  }

  @Test func `numbers that are none are told as such, parts without rows are not told`() {
    var state = ProgressState(Samples.plan(score: .determination, without: [.test]), at: 0)
    let result = Samples.result(1, score: .nan, epochs: 1)
    state.apply(.ended(result), at: 1)
    #expect(
      state.endLine(result)?.plain.contains(" validation R² –, loss –, 1.2 s: ") == true)
    #expect(
      state.epochLine(Samples.id(1), Samples.epoch(2, score: .nan), PartCounts()).plain
        == "run 10000000 epoch 2: training loss – R² – validation loss – R² –")
  }

  @Test func `opening and closing lines say what there is to do and what was done`() {
    #expect(
      Samples.plan(runs: 48).openingLine(threads: 2).plain
        == "grid: 48 runs, to train on 2 threads")
    #expect(
      Samples.plan(runs: 36, finishedEarlier: 12).openingLine(threads: 1).plain
        == "grid: 48 runs, 12 of them finished earlier, 36 to train on 1 thread")
    #expect(
      Samples.plan(runs: 0, finishedEarlier: 48).openingLine(threads: 2).plain
        == "grid: 48 runs, all finished earlier")
    var state = ProgressState(Samples.plan(runs: 2), at: 0)
    state.apply(
      .ended(Samples.result(1, .diverged(Divergence(epoch: 1, step: 1, layer: 1)))), at: 1)
    #expect(state.closingLine(at: 12).plain == "trained 1 of 2 runs (1 diverged) in 12 s")
    state.apply(
      .epoch(Samples.id(2), worker: 0, Samples.epoch(4, score: 0.5), counts: PartCounts()), at: 2)
    state.apply(.ended(Samples.result(2)), at: 20)
    #expect(
      state.closingLine(at: 20).plain == "trained 2 runs (1 diverged) in 20 s, 50 examples/s")
  }
}
