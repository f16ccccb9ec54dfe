import Experiments
import Networks
import Records
import Testing

@testable import nn_sweep

@Suite struct ProgressLinesTests {
  /// Worker 0 after two of four epochs, worker 1 just started, worker 2 done, worker 3's run
  /// diverged.
  private var state: ProgressState {
    var state = ProgressState(Samples.plan(runs: 8), at: 0)
    for worker in 0...3 { state.apply(.started(Samples.id(worker + 1), worker: worker), at: 0) }
    state.apply(
      .epoch(Samples.id(1), worker: 0, Samples.epoch(1, score: 0.5), counts: PartCounts()), at: 1)
    state.apply(
      .epoch(Samples.id(1), worker: 0, Samples.epoch(2, score: 0.7), counts: PartCounts()), at: 2)
    for epoch in 1...4 {
      state.apply(
        .epoch(Samples.id(3), worker: 2, Samples.epoch(epoch, score: 0.9), counts: PartCounts()),
        at: 2)
    }
    state.apply(.ended(Samples.result(3, worker: 2)), at: 2)
    let diverged = Divergence(epoch: 1, step: 1, layer: 1)
    state.apply(.ended(Samples.result(4, .diverged(diverged), epochs: 0, worker: 3)), at: 2)
    return state
  }

  private func text(_ state: ProgressState, width: Int, rows: Int = 24, now: Double = 2) -> String {
    plain(ProgressLines(state, width: width, rows: rows, now: now).lines)
  }

  @Test func `a line a worker, then the whole`() {
    #expect(
      text(state, width: 79) == """
          run       setting                                  epoch     loss  validation
        ▸ 10000000  16 relu/softmax 0.1  ━━━━━━━━━─────────    2/4   0.1500      70.00%
        ▸ 20000000  16 relu/softmax 0.2  ──────────────────    0/4        –           –
        ✓ 30000000  16 relu/softmax 0.3  ━━━━━━━━━━━━━━━━━━    4/4   0.0500      90.00%
        ✗ 40000000  16 relu/softmax 0.4  ──────────────────    0/4        –           –
        grid  ━━━━━━━━━━──────────────────────  2/8 runs  2.0 s elapsed  about 8 s left
        3,000 examples/s  1 diverged
        best validation accuracy 90.00% with 16 relu/softmax 0.3
        """)
  }

  @Test func `what the numbers are and what edits do is said where there is room`() {
    var plan = Samples.plan()
    plan.file = "grid.exp"
    let state = ProgressState(plan, at: 0)
    let notes = [
      "training loss and validation accuracy", "edits of grid.exp wait for the next run",
    ]
    #expect(text(state, width: 79).hasSuffix("\n" + notes.joined(separator: "; ")))
    #expect(text(state, width: 60).hasSuffix("\n" + notes.joined(separator: "\n")))
    #expect(!text(state, width: 79, rows: 11).contains("edits"))
  }

  @Test func `a wide terminal has room for longer bars`() {
    #expect(
      text(state, width: 119) == """
          run       setting                                        epoch     loss  validation
        ▸ 10000000  16 relu/softmax 0.1  ━━━━━━━━━━━━────────────    2/4   0.1500      70.00%
        ▸ 20000000  16 relu/softmax 0.2  ────────────────────────    0/4        –           –
        ✓ 30000000  16 relu/softmax 0.3  ━━━━━━━━━━━━━━━━━━━━━━━━    4/4   0.0500      90.00%
        ✗ 40000000  16 relu/softmax 0.4  ────────────────────────    0/4        –           –
        grid  ━━━━━━━━━━━━╸───────────────────────────  2/8 runs  2.0 s elapsed  about 8 s left
        3,000 examples/s  1 diverged  best validation accuracy 90.00% with 16 relu/softmax 0.3
        """)
  }

  @Test func `a narrow one leaves out bars first, then losses and ids`() {
    #expect(
      text(state, width: 49) == """
          setting              epoch  validation
        ▸ 16 relu/softmax 0.1    2/4      70.00%
        ▸ 16 relu/softmax 0.2    0/4           –
        ✓ 16 relu/softmax 0.3    4/4      90.00%
        ✗ 16 relu/softmax 0.4    0/4           –
        ━━━━━━━────────────────  2/8 runs  about 8 s left
        3,000 examples/s  1 diverged
        best validation accuracy 90.00% with 16 relu/sof…
        """)
  }

  @Test func `a low one shows the runs under way that fit, or none`() {
    #expect(
      text(state, width: 79, rows: 8) == """
          run       setting                                  epoch     loss  validation
        ▸ 10000000  16 relu/softmax 0.1  ━━━━━━━━━─────────    2/4   0.1500      70.00%
        ▸ 20000000  16 relu/softmax 0.2  ──────────────────    0/4        –           –
          other workers wait
        grid  ━━━━━━━━━━──────────────────────  2/8 runs  2.0 s elapsed  about 8 s left
        3,000 examples/s  1 diverged
        best validation accuracy 90.00% with 16 relu/softmax 0.3
        """)
    #expect(text(state, width: 79, rows: 6).split(separator: "\n").count == 3)
    #expect(text(state, width: 79, rows: 1).split(separator: "\n").count == 1)
  }

  @Test func `before anything happened there is nothing to go by`() {
    #expect(
      text(ProgressState(Samples.plan(), at: 0), width: 60, now: 0.4) == """
        grid  ─────────────────────  0/4 runs  0.4 s elapsed  – left
        – examples/s
        """)
  }

  @Test func `a numeric target shows R²`() {
    var state = ProgressState(Samples.plan(score: .determination), at: 0)
    state.apply(.started(Samples.id(1), worker: 0), at: 0)
    state.apply(
      .epoch(Samples.id(1), worker: 0, Samples.epoch(1, score: -0.5), counts: PartCounts()), at: 1)
    #expect(
      text(state, width: 79) == """
          run       setting                                  epoch     loss  validation
        ▸ 10000000  16 relu/softmax 0.1  ━━━━╸─────────────    1/4   0.7500     -0.5000
        grid  ━╸─────────────────────────────  0/4 runs  2.0 s elapsed  about 30 s left
        500 examples/s
        """)
  }

  @Test(arguments: 1...130)
  func `lines fit every width and height`(width: Int) {
    for rows in [0, 1, 3, 5, 8, 24] {
      let lines = ProgressLines(state, width: width, rows: rows, now: 2).lines
      #expect(lines.allSatisfy { $0.width <= width })
      #expect(rows < 4 || lines.count < rows)
    }
  }
}
