import Experiments
import Networks
import Records
import Testing

@testable import nn_sweep

@Suite struct ProgressStateTests {
  @Test func `runs are counted by how they ended`() {
    var state = ProgressState(Samples.plan(runs: 5), at: 0)
    state.apply(.started(Samples.id(1), worker: 0), at: 0)
    state.apply(.ended(Samples.result(1)), at: 1)
    state.apply(
      .ended(Samples.result(2, .diverged(Divergence(epoch: 3, step: 1, layer: 1)))), at: 2)
    state.apply(.ended(Samples.result(3, .failed("no memory"), epochs: 0)), at: 3)
    state.apply(.ended(Samples.result(4, .interrupted)), at: 4)
    #expect(state.finished == 1 && state.diverged == 1 && state.failed == 1)
    #expect(state.done == 3)
  }

  @Test
  func `the best has the highest validation score, then the lowest loss, then the first place`() {
    var state = ProgressState(Samples.plan(), at: 0)
    #expect(state.best == nil)
    state.apply(.ended(Samples.result(1, score: 0.8)), at: 1)
    state.apply(.ended(Samples.result(3, score: 0.9)), at: 1)
    state.apply(.ended(Samples.result(2, score: 0.9)), at: 1)
    let diverged = Divergence(epoch: 5, step: 1, layer: 1)
    state.apply(.ended(Samples.result(4, .diverged(diverged), score: 0.99)), at: 1)
    state.apply(.ended(Samples.result(5, score: .nan)), at: 1)
    #expect(state.best?.label == "16 relu/softmax 0.2")
    #expect(state.best?.rank.score == 0.9)
    var clearer = Samples.result(6, score: 0.9)
    clearer.epochs[3].validation.loss = 0.01
    state.apply(.ended(clearer), at: 1)
    #expect(state.best?.label == "16 relu/softmax 0.6")
  }

  @Test func `a better run of earlier stays the best`() {
    var plan = Samples.plan()
    plan.best = ProgressBest(
      ResultRank(score: 0.95, loss: 0.1, position: 9), label: "30-30")
    var state = ProgressState(plan, at: 0)
    state.apply(.ended(Samples.result(1, score: 0.9)), at: 1)
    #expect(state.best?.label == "30-30")
  }

  @Test func `speed counts the epochs trained since the start`() {
    var state = ProgressState(Samples.plan(), at: 10)
    #expect(state.examplesPerSecond(at: 12) == nil)
    state.apply(
      .epoch(Samples.id(1), worker: 0, Samples.epoch(1, score: 0.5), counts: PartCounts()), at: 11)
    state.apply(
      .epoch(Samples.id(1), worker: 0, Samples.epoch(2, score: 0.5), counts: PartCounts()), at: 12)
    #expect(state.examplesPerSecond(at: 14) == 500)
    // An event may stand for several epochs.
    state.apply(
      .epoch(
        Samples.id(1), worker: 0, Samples.epoch(4, score: 0.5), counts: PartCounts(), epochs: 2),
      at: 14)
    #expect(state.examplesPerSecond(at: 14) == 1000)
  }

  @Test func `there is no estimate before a second and an epoch have passed`() {
    var state = ProgressState(Samples.plan(), at: 0)
    state.apply(.started(Samples.id(1), worker: 0), at: 0)
    #expect(state.timeLeft(at: 5) == nil)
    state.apply(
      .epoch(Samples.id(1), worker: 0, Samples.epoch(1, score: 0.5), counts: PartCounts()), at: 0.5)
    #expect(state.timeLeft(at: 0.9) == nil)
    // One of 16 epochs took a second.
    #expect(state.timeLeft(at: 1) == 15)
  }

  @Test func `a diverged run shortens the work left, not the pace`() {
    var state = ProgressState(Samples.plan(), at: 0)
    state.apply(
      .epoch(Samples.id(1), worker: 0, Samples.epoch(1, score: 0.5), counts: PartCounts()), at: 1)
    let diverged = Divergence(epoch: 2, step: 1, layer: 1)
    state.apply(.ended(Samples.result(1, .diverged(diverged), epochs: 1)), at: 2)
    // One epoch trained in 2 seconds; three runs of four epochs are left.
    #expect(state.timeLeft(at: 2) == 24)
  }

  @Test func `the slowest run under way bounds the estimate from below`() {
    var state = ProgressState(Samples.plan(runs: 2), at: 0)
    state.apply(.started(Samples.id(1), worker: 0), at: 0)
    state.apply(.started(Samples.id(2), worker: 1), at: 0)
    for epoch in 1...4 {
      state.apply(
        .epoch(Samples.id(1), worker: 0, Samples.epoch(epoch, score: 0.5), counts: PartCounts()),
        at: 2)
    }
    state.apply(.ended(Samples.result(1, worker: 0)), at: 2)
    state.apply(
      .epoch(Samples.id(2), worker: 1, Samples.epoch(1, score: 0.5), counts: PartCounts()), at: 10)
    #expect(state.timeLeft(at: 10) == 30)
  }

  @Test func `the share done is by work, and whole only when all is done`() {
    var state = ProgressState(Samples.plan(runs: 2), at: 0)
    #expect(state.share == 0)
    for epoch in 1...2 {
      state.apply(
        .epoch(Samples.id(1), worker: 0, Samples.epoch(epoch, score: 0.5), counts: PartCounts()),
        at: 1)
    }
    #expect(state.share == 0.25)
    state.apply(.ended(Samples.result(1, worker: 0)), at: 2)
    #expect(state.share == 0.5)
    state.apply(.ended(Samples.result(2, worker: 1)), at: 2)
    #expect(state.share == 1)
    #expect(state.timeLeft(at: 2) == nil)
  }
}
